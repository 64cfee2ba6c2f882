import type { MapHour } from '../analysis/clusters/map-hour';
import type { LayerReading } from '../analysis/density/layer';
import type { LayerLookback } from '../analysis/divergence/timeframe';
import type { TradingStyle } from '../heatmaps/trading-style';
import type { MarketFacts } from './facts';
import { layersOf } from './layers-of';
import type { Direction } from './read';
import { type WallInput, wallInputs } from './wall-inputs';

/** How the trader looks at the market, and what they mean to do. */
export interface ReadWish {
  readonly style: TradingStyle;
  /** Of the chart. */
  readonly candleMs: number | undefined;
  /** The layers that are shown. */
  readonly lookbacks: readonly LayerLookback[];
  readonly direction: Direction | undefined;
  readonly target: number | undefined;
}

/** Everything a read is made of; what is not known is undefined. Prices are those of the reference venue. */
export interface ReadInput extends Omit<MarketFacts, 'column' | 'walls'>, ReadWish {
  readonly price: number;
  /** Undefined while walls are not followed. */
  readonly walls: readonly WallInput[] | undefined;
  /** What voids and convergence are looked for in. */
  readonly layers: readonly LayerReading[];
  /** The stored map of the last 30 days, hour by hour, oldest first; undefined while it was not read. */
  readonly past: readonly MapHour[] | undefined;
}

/** What a read of these facts is made of. */
export function inputOf(
  { column, walls, ...facts }: MarketFacts,
  wish: ReadWish,
  past: ReadInput['past'],
): ReadInput {
  const price = (column.bid + column.ask) / 2;
  return {
    ...facts,
    ...wish,
    price,
    walls: walls && wallInputs(walls, column.coverage),
    layers: layersOf(column, facts.map, facts.profile, price),
    past,
  };
}
