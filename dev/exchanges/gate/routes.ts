import type { VenueMarket } from '../../simulator/venue-market';
import { numberIn } from '../intervals';
import type { Markets } from '../local-venue';
import type { LiquidationLog } from './liquidation-log';
import { GATE_INTERVALS } from './listings';

/** What the answers are made from. */
export interface GateRest {
  readonly futures: Markets;
  readonly spot: Markets;
  readonly now: () => number;
  readonly liquidations: LiquidationLog;
  /** The body of an order book: what was frozen, or as it stands. */
  readonly orderBook: (venue: 'gate-usdt' | 'gate-spot', symbol: string, limit: number) => object;
}

/** A request about one market; undefined refuses its parameters. */
export type Handler = (market: VenueMarket, query: URLSearchParams, rest: GateRest) => unknown;

export interface Routes {
  /** For a symbol that must be named. */
  readonly one: Readonly<Record<string, Handler>>;
  /** For all symbols, a row each. */
  readonly all: Readonly<Record<string, (market: VenueMarket, now: number) => unknown>>;
}

export const limitIn = (query: URLSearchParams, usual: number, most: number) =>
  Math.min(most, numberIn(query, 'limit') ?? usual);

/** The bars of a query; undefined for a length that is not served or more bars than are given at once. */
export function barsOf({ candles }: VenueMarket, query: URLSearchParams, most: number) {
  const ms = GATE_INTERVALS.get(query.get('interval') ?? '');
  const from = numberIn(query, 'from');
  const to = numberIn(query, 'to');
  if (ms === undefined) return undefined;
  if (from === undefined || to === undefined) return candles.bars(ms, { limit: 100 });
  if (((to - from) * 1000) / ms > most) return undefined;
  // The bar in which the range begins belongs to it.
  return candles.bars(ms, { from: from * 1000 - ((from * 1000) % ms), to: to * 1000, limit: most });
}
