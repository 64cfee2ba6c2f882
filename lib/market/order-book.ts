import { asTick, type Lot, type Side, type Tick } from '../core/units';
import { BookSide } from './book-side';
import type { DepthFrame, LevelBatch } from './depth-frame';
import type { Instrument } from './instrument';

/** The share of the price, both sides together, that the window of a book spans. */
const WINDOW_SHARE = 0.08;
const MIN_WINDOW = 2 ** 14;
const MAX_WINDOW = 2 ** 18;

/** A price range of a book, both ends included. */
export interface TickRange {
  readonly low: Tick;
  readonly high: Tick;
}

export interface OrderBookOptions {
  /**
   * The stream carries the best so many levels of each side: the book keeps these and is known as far as they reach.
   * Without it, it is known in full within the snapshots it was told, and beyond only what has changed since.
   */
  readonly levels?: number | undefined;
  /** The sides of this venue's book may cross: the newer level removes what it crosses. */
  readonly mayCross?: boolean | undefined;
}

/** One instrument's book in whole ticks and lots: exact, whatever order and number of updates made it. */
export class OrderBook {
  private readonly sides: Readonly<Record<Side, BookSide>> = {
    bid: new BookSide('bid'),
    ask: new BookSide('ask'),
  };
  /** Undefined until the first level tells where the price is. */
  private window: { low: number; readonly width: number } | undefined;
  private seeded: TickRange | undefined;

  constructor(
    readonly instrument: Instrument,
    private readonly options: OrderBookOptions = {},
  ) {}

  get bestBid(): Tick | undefined {
    return this.sides.bid.bestTick;
  }

  get bestAsk(): Tick | undefined {
    return this.sides.ask.bestTick;
  }

  /** Halfway between best bid and best ask, in ticks; undefined while a side is empty. */
  get mid(): number | undefined {
    const { bestBid, bestAsk } = this;
    return bestBid === undefined || bestAsk === undefined ? undefined : (bestBid + bestAsk) / 2;
  }

  /** True when the best bid is not below the best ask: a delta was lost, or the venue misreported. */
  get crossed(): boolean {
    const { bestBid, bestAsk } = this;
    return bestBid !== undefined && bestAsk !== undefined && bestBid >= bestAsk;
  }

  /** Between which prices the book is known in full; outside, a level without size is unknown, not empty. */
  get known(): TickRange | undefined {
    return this.options.levels === undefined ? this.seeded : this.extent();
  }

  size(side: Side, tick: Tick): Lot {
    return this.sides[side].size(tick);
  }

  levelCount(side: Side): number {
    return this.sides[side].count;
  }

  /** Up to `limit` levels, best first. */
  top(side: Side, limit: number): readonly (readonly [Tick, Lot])[] {
    return this.sides[side].top(limit);
  }

  /** Visits every level of a side, in no particular order. */
  forEach(side: Side, visit: (tick: Tick, lots: Lot) => void): void {
    this.sides[side].forEach(visit);
  }

  /**
   * Copies the lots of the bins `firstBin`, `firstBin + 1`, … of `binTicks` ticks each into `out`; bin `n` begins at tick
   * `n · binTicks`. The book keeps these bins up to date from then on, so ask for the same `binTicks` each time.
   */
  copyBins(side: Side, binTicks: number, firstBin: number, out: Float64Array): void {
    this.sides[side].copyBins(binTicks, firstBin, out);
  }

  /**
   * At least the lots between two ticks, both included, and quick: bins as they were asked for last are taken whole.
   * Infinity far from the price.
   */
  lotsAround(side: Side, low: number, high: number): number {
    return this.sides[side].lotsAround(low, high);
  }

  /** Sets the sizes that a frame carries; a snapshot replaces the book. */
  apply(frame: DepthFrame): void {
    if (frame.snapshot) this.clear();
    this.window ??= this.placeWindow(frame);
    this.applySides(frame);
    if (frame.snapshot) this.seeded = this.extent();
    this.keepCentred();
  }

  /**
   * Takes in a newer snapshot of a book that is being followed: what lies between its ends is replaced, and known from then
   * on. What was known beyond stays so where the two overlap. Returns its ends; undefined, and nothing is changed, where a
   * side of it is empty.
   */
  widen({ bids, asks }: DepthFrame): TickRange | undefined {
    const { bid, ask } = this.sides;
    const [low, high] = [lowest(bids), highest(asks)];
    if (low === undefined || high === undefined) return undefined;
    bid.removeThrough(low);
    ask.removeThrough(high);
    bid.apply(bids);
    ask.apply(asks);
    const { seeded } = this;
    const isOverlapping = seeded !== undefined && seeded.low <= high && low <= seeded.high;
    this.seeded = isOverlapping
      ? { low: asTick(Math.min(seeded.low, low)), high: asTick(Math.max(seeded.high, high)) }
      : { low, high };
    this.keepCentred();
    return { low, high };
  }

  private applySides({ bids, asks }: DepthFrame): void {
    const { bid, ask } = this.sides;
    const { levels, mayCross } = this.options;
    bid.apply(bids);
    if (mayCross) ask.removeThrough(highest(bids));
    ask.apply(asks);
    if (mayCross) bid.removeThrough(lowest(asks));
    if (levels === undefined) return;
    bid.keepBest(levels);
    ask.keepBest(levels);
  }

  /** Forgets every level. */
  clear(): void {
    this.window = undefined;
    this.seeded = undefined;
    for (const side of [this.sides.bid, this.sides.ask]) side.reset(0, 0);
  }

  private extent(): TickRange | undefined {
    const { bid, ask } = this.sides;
    const low = bid.worstTick ?? ask.bestTick;
    const high = ask.worstTick ?? bid.bestTick;
    return low === undefined || high === undefined ? undefined : { low, high };
  }

  private placeWindow({ bids, asks }: DepthFrame): { low: number; width: number } | undefined {
    const bid = highest(bids);
    const ask = lowest(asks);
    if (bid === undefined && ask === undefined) return undefined;
    const centre = ((bid ?? ask ?? 0) + (ask ?? bid ?? 0)) / 2;
    const width = windowWidth(centre);
    const low = Math.floor(centre) - width / 2;
    this.sides.bid.reset(low, width);
    this.sides.ask.reset(low, width);
    return { low, width };
  }

  /** Moves the window when the price has left its middle three quarters. */
  private keepCentred(): void {
    const { window } = this;
    const price = this.mid ?? this.bestBid ?? this.bestAsk;
    if (!window || price === undefined) return;
    const from = price - window.low;
    if (from >= window.width / 8 && from < (window.width * 7) / 8) return;
    window.low = Math.floor(price) - window.width / 2;
    this.sides.bid.moveTo(window.low);
    this.sides.ask.moveTo(window.low);
  }
}

/** A power of two, so that a book far from its start price still covers about the same share. */
function windowWidth(price: number): number {
  const width = 2 ** Math.ceil(Math.log2(Math.max(1, price * WINDOW_SHARE)));
  return Math.min(Math.max(width, MIN_WINDOW), MAX_WINDOW);
}

function highest({ ticks, lots, count }: LevelBatch): Tick | undefined {
  let best: number | undefined;
  for (let index = 0; index < count; index += 1) {
    const tick = ticks[index] as number;
    if (lots[index] !== 0 && (best === undefined || tick > best)) best = tick;
  }
  return best === undefined ? undefined : asTick(best);
}

function lowest({ ticks, lots, count }: LevelBatch): Tick | undefined {
  let best: number | undefined;
  for (let index = 0; index < count; index += 1) {
    const tick = ticks[index] as number;
    if (lots[index] !== 0 && (best === undefined || tick < best)) best = tick;
  }
  return best === undefined ? undefined : asTick(best);
}
