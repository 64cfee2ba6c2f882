import { type Side, SIDES } from '../../../lib/core/units';
import type { OrderBook } from '../../../lib/market/order-book';
import type { TradeEvent } from '../../../lib/market/events';
import { LOTS, TICKS } from '../../../dev/wall-story/wall-story';

/** Bins of $5, as most order-book heatmaps have them. */
export const BIN_TICKS = 50;
/** A percent to each side is read. */
const BINS = 240;

/** Base units by side and bin. */
export type LevelBins = Readonly<Record<Side, ReadonlyMap<number, number>>>;

export function readBins(book: OrderBook): LevelBins {
  const bins = { bid: new Map<number, number>(), ask: new Map<number, number>() };
  const lots = new Float64Array(BINS);
  for (const side of SIDES) {
    const best = Math.floor(((side === 'bid' ? book.bestBid : book.bestAsk) ?? 0) / BIN_TICKS);
    const first = side === 'bid' ? best - BINS + 1 : best;
    book.copyBins(side, BIN_TICKS, first, lots);
    for (const [index, size] of lots.entries()) bins[side].set(first + index, size / LOTS);
  }
  return bins;
}

export const ticksOf = (bin: number) => ({ low: bin * BIN_TICKS, high: (bin + 1) * BIN_TICKS - 1 });

/** From the mid price to the middle of a bin, basis points. */
export const distanceBp = (bin: number, mid: number) => (Math.abs((bin + 0.5) * BIN_TICKS - mid) / mid) * 1e4;

/** Base units traded by the side they were taken from and price, within a sliding time. */
export class TradedAt {
  private trades: {
    readonly time: number;
    readonly side: Side;
    readonly tick: number;
    readonly size: number;
  }[] = [];

  constructor(private readonly windowMs: number) {}

  add({ time, price, size, side }: TradeEvent): void {
    this.trades.push({ time, side: side === 'sell' ? 'bid' : 'ask', tick: Math.round(price * TICKS), size });
  }

  until(time: number): void {
    this.trades = this.trades.filter((trade) => trade.time > time - this.windowMs);
  }

  /** Base units by `height` ticks. */
  by(side: Side, height: number): ReadonlyMap<number, number> {
    const sums = new Map<number, number>();
    for (const trade of this.trades) {
      const at = Math.floor(trade.tick / height);
      if (trade.side === side) sums.set(at, (sums.get(at) ?? 0) + trade.size);
    }
    return sums;
  }
}
