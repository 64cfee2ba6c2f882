import { asLot, SIDES } from '../../core/units';
import { lotsToBase, tickToPrice } from '../../market/instrument';
import type { OrderBook } from '../../market/order-book';

/** Distances from the mid price within which the sides are compared, basis points. */
export const PRESSURE_DEPTHS = [5, 10, 25, 50, 100] as const;
export type PressureDepth = (typeof PRESSURE_DEPTHS)[number];
/** Orders count less with distance: by e for each so many basis points. */
const WEIGHT_BP = 10;

export interface DomPressure {
  /** (bids − asks) ÷ (bids + asks) within each depth, −1…1; undefined where the book is not known so far or holds nothing. */
  readonly imbalance: Readonly<Record<PressureDepth, number | undefined>>;
  /** The same with nearer orders counting more, over the deepest of them that is known. */
  readonly weighted: number | undefined;
}

/** Which side of a book is the heavier; undefined while it is not known, is crossed or has an empty side. */
export function domPressure(book: OrderBook): DomPressure | undefined {
  const { mid, known, crossed, instrument } = book;
  if (mid === undefined || !known || crossed) return undefined;
  const reachBp = (Math.min(mid - known.low, known.high - mid) / mid) * 1e4;
  const sums = { bid: emptySums(), ask: emptySums() };
  for (const side of SIDES) {
    book.forEach(side, (tick, lots) => {
      const away = (Math.abs(tick - mid) / mid) * 1e4;
      if (away > Math.min(100, reachBp)) return;
      const price = tickToPrice(tick, instrument);
      const notional = lotsToBase(asLot(lots), price, instrument) * price;
      const { within } = sums[side];
      for (const [index, depth] of PRESSURE_DEPTHS.entries())
        if (away <= depth) within[index] = (within[index] ?? 0) + notional;
      sums[side].weighted += notional * Math.exp(-away / WEIGHT_BP);
    });
  }
  const at = (index: number, depth: number) =>
    depth <= reachBp ? ratio(sums.bid.within[index] ?? 0, sums.ask.within[index] ?? 0) : undefined;
  const imbalance = Object.fromEntries(
    PRESSURE_DEPTHS.map((depth, index) => [depth, at(index, depth)]),
  ) as DomPressure['imbalance'];
  return { imbalance, weighted: ratio(sums.bid.weighted, sums.ask.weighted) };
}

const emptySums = () => ({ within: PRESSURE_DEPTHS.map(() => 0), weighted: 0 });

const ratio = (bids: number, asks: number) => (bids + asks > 0 ? (bids - asks) / (bids + asks) : undefined);
