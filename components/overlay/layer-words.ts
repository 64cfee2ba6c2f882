import type { HeatLayerId } from '@/lib/heatmaps/layers';
import type { HeatCell } from '@/lib/playback/heat-window';
import { compactNumber } from './numbers';

/** The units sizes are given in: `BTC` and `USDT`. */
export interface UnitNames {
  readonly base: string;
  readonly quote: string;
}

/** The heatmaps as a chart's legend names them. */
export const LAYER_TITLES: Readonly<Record<HeatLayerId, string>> = {
  'order-book': 'Order book',
  liquidation: 'Liquidations',
  'open-interest': 'Open interest',
};

/** What the two sides of a layer's cells are. */
const SIDE_WORDS: Readonly<Record<HeatLayerId, Readonly<Record<'bid' | 'ask', string>>>> = {
  'order-book': { bid: 'bid', ask: 'ask' },
  liquidation: { bid: 'longs, modelled', ask: 'shorts, modelled' },
  'open-interest': { bid: 'opened', ask: 'closed' },
};

const NOTHING: Readonly<Record<HeatLayerId, string>> = {
  'order-book': 'nothing rests here',
  liquidation: 'no zone here',
  'open-interest': 'no change here',
};

/** The sizes in a cell of a layer, one line for each side that holds something. */
export function sizeLines(
  layer: HeatLayerId,
  { size }: Extract<HeatCell, { kind: 'known' }>,
  price: number,
  { base, quote }: UnitNames,
): readonly string[] {
  const sides = (['bid', 'ask'] as const).filter((side) => size[side] > 0);
  if (sides.length === 0) return [NOTHING[layer]];
  return sides.map(
    (side) =>
      `${SIDE_WORDS[layer][side]} ${compactNumber(size[side])} ${base} · ${compactNumber(size[side] * price)} ${quote}`,
  );
}

/** The units of a market's sizes. */
export function unitNames(market: string): { readonly base: string; readonly quote: string } {
  const [base = '', quote = ''] = market.split('-');
  return { base, quote };
}
