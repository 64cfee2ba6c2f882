import type { Side } from '../../core/units';
import type { TradedTicks } from './traded-ticks';

/** What two neighbouring books and the trades between them say, as far as every wall is concerned. */
export interface Moment {
  /** Epoch ms of the newer book, and since the older one. */
  readonly time: number;
  readonly elapsedMs: number;
  /** Of the newer book, in ticks. */
  readonly mid: number;
  /** The best tick of each side when it was deepest in the two books. */
  readonly deepestBest: Readonly<Record<Side, number>>;
  readonly traded: TradedTicks;
  /** All trades between the two books were heard. */
  readonly heard: boolean;
}

/** From the mid price to a tick, in basis points of it; 0 once the price is there. */
export function distanceBp({ mid }: Pick<Moment, 'mid'>, side: Side, tick: number): number {
  return Math.max(0, (side === 'bid' ? mid - tick : tick - mid) / mid) * 1e4;
}

/** True when trades could have taken from levels that begin at the tick nearest to the price. */
export function isReached({ deepestBest, traded }: Moment, side: Side, nearest: number): boolean {
  const deepest = traded.deepest(side);
  return side === 'bid'
    ? deepestBest.bid <= nearest || (deepest !== undefined && deepest <= nearest)
    : deepestBest.ask >= nearest || (deepest !== undefined && deepest >= nearest);
}
