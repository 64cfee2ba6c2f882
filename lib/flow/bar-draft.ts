import type { Instrument } from '../market/instrument';
import type { LiquidationEvent, OpenInterestEvent, TradeEvent } from '../market/events';
import { volumeBinSize } from './bin-size';
import type { FlowBar, ForcedClose } from './flow-bar';
import { TradedBins } from './traded-bins';
import { noVolume } from './volume-at-price';

/** A reading of one side's open interest. */
export interface InterestReading {
  readonly size: number;
  /** Epoch ms. */
  readonly time: number;
}

/** What is carried over from the intervals before. */
export interface Carried {
  /** The last price at which there was a trade, NaN when unknown, and when that was. */
  readonly price: number;
  readonly pricedAt: number;
  readonly interest: InterestReading | undefined;
}

/** One interval that still grows. Of trades the order of their own times counts, not that of their arrival. */
export class BarDraft {
  private interest: InterestReading | undefined;
  private bins: TradedBins | undefined;
  private open = Number.NaN;
  private close = Number.NaN;
  private high = -Infinity;
  private low = Infinity;
  private opened = Infinity;
  private closed = -Infinity;
  private markHigh = -Infinity;
  private markLow = Infinity;
  private readonly liquidations: ForcedClose[] = [];

  constructor(
    private readonly instrument: Instrument,
    private readonly scale: number,
  ) {}

  /** False when the price is out of all proportion to the others. */
  trade({ price, size, side, time }: TradeEvent): boolean {
    this.bins ??= new TradedBins(volumeBinSize(price, this.instrument.priceStep), this.scale);
    if (!this.bins.add(price, size, side)) return false;
    if (time < this.opened) {
      this.opened = time;
      this.open = price;
    }
    if (time >= this.closed) {
      this.closed = time;
      this.close = price;
    }
    this.high = Math.max(this.high, price);
    this.low = Math.min(this.low, price);
    return true;
  }

  mark(price: number): void {
    this.markHigh = Math.max(this.markHigh, price);
    this.markLow = Math.min(this.markLow, price);
  }

  liquidation({ price, size, position }: LiquidationEvent): void {
    this.liquidations.push({ price, size, position });
  }

  openInterest({ size, time }: OpenInterestEvent): void {
    if (!this.interest || time >= this.interest.time) this.interest = { size, time };
  }

  /** What the following intervals carry on. */
  carry(before: Carried): Carried {
    const { price, pricedAt } = this.bins ? { price: this.close, pricedAt: this.closed } : before;
    return { price, pricedAt, interest: newer(before.interest, this.interest) };
  }

  /** The bar; undefined when no price is known to it. */
  bar(time: number, intervalMs: number, carried: Carried, keepInterestMs: number): FlowBar | undefined {
    const { price, interest } = this.carry(carried);
    if (Number.isNaN(price)) return undefined;
    const traded = this.bins?.volume();
    const prices = traded
      ? { open: this.open, high: this.high, low: this.low, close: this.close }
      : { open: price, high: price, low: price, close: price };
    const known = interest && time + intervalMs - interest.time <= keepInterestMs ? interest : undefined;
    return {
      time,
      intervalMs,
      ...prices,
      ...this.marks(prices),
      volume: traded ?? noVolume(price, volumeBinSize(price, this.instrument.priceStep)),
      openInterest: known?.size ?? Number.NaN,
      ...(known && { openInterestTime: known.time }),
      liquidations: [...this.liquidations],
    };
  }

  private marks({ high, low }: { readonly high: number; readonly low: number }) {
    return this.markHigh >= this.markLow
      ? { markHigh: this.markHigh, markLow: this.markLow }
      : { markHigh: high, markLow: low };
  }
}

const newer = (one: InterestReading | undefined, two: InterestReading | undefined) =>
  one && two && one.time > two.time ? one : (two ?? one);
