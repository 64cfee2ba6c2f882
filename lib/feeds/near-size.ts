import { stepSize } from '../core/decimal-step';
import { asLot, type Side, SIDES } from '../core/units';
import { lotsToBase } from '../market/instrument';
import type { LiveBook } from '../market/live-book';
import type { OrderBook } from '../market/order-book';
import { bookReach } from './book-reach';

/** How far from the mid price, as a fraction of it, a level counts as near. */
export const NEAR = 0.005;

/** What rests near the price of one book. */
export interface NearSize {
  /** In quote units. */
  readonly mid: number;
  /** Both sides together, in base units, as if all of it stood at the mid price: at most half a percent wrong. */
  readonly size: number;
  /** How much of the stretch that counts as near the book is known for, 0 to 1. */
  readonly known: number;
}

/** Undefined while the book is not synced, is crossed or has an empty side. */
export function nearSize(live: LiveBook): NearSize | undefined {
  const { book, instrument } = live;
  const { mid: midTick, crossed } = book;
  const reach = bookReach(live);
  if (!reach || midTick === undefined || crossed) return undefined;
  const mid = midTick * stepSize(instrument.priceStep);
  const lots = SIDES.reduce((sum, side) => sum + nearLots(book, side, midTick), 0);
  return {
    mid,
    size: lotsToBase(asLot(lots), mid, instrument),
    known: (Math.min(reach.below, NEAR) + Math.min(reach.above, NEAR)) / (2 * NEAR),
  };
}

function nearLots(book: OrderBook, side: Side, mid: number): number {
  const reach = mid * NEAR;
  let sum = 0;
  book.forEach(side, (tick, lots) => {
    if (Math.abs(tick - mid) <= reach) sum += lots;
  });
  return sum;
}
