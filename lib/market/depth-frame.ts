import { type Lot, type Tick } from '../core/units';

/** The sequence numbers a continuity rule looks at; which are set depends on the venue. */
export interface SequenceHeader {
  readonly snapshot: boolean;
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  readonly prev?: number | undefined;
}

/** The largest tick a batch holds. */
export const MAX_TICK = 2 ** 31 - 1;

/** The largest size of one level: the sum of a bin full of such levels is still exact. No honest level comes near. */
export const MAX_LOTS = 2 ** 44;

/** Absolute sizes of levels of one side in integer units: `ticks[i]` has `lots[i]`, 0 removes. Reused between frames. */
export class LevelBatch {
  ticks = new Int32Array(1024);
  lots = new Float64Array(1024);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  push(tick: Tick, lots: Lot): void {
    if (this.count === this.ticks.length) this.grow();
    this.ticks[this.count] = tick;
    this.lots[this.count] = lots;
    this.count += 1;
  }

  /** Doubles the room; a scanner that writes the arrays directly calls this when it runs out. */
  grow(): void {
    const ticks = new Int32Array(this.ticks.length * 2);
    const lots = new Float64Array(this.lots.length * 2);
    ticks.set(this.ticks);
    lots.set(this.lots);
    this.ticks = ticks;
    this.lots = lots;
  }
}

/** One book message in integer ticks and lots, ready to be applied. Mutable because scanners refill it in place. */
export class DepthFrame implements SequenceHeader {
  symbol = '';
  /** Epoch milliseconds on the exchange's clock. */
  time = 0;
  snapshot = false;
  first: number | undefined = undefined;
  last: number | undefined = undefined;
  prev: number | undefined = undefined;
  checksum: number | undefined = undefined;
  readonly bids = new LevelBatch();
  readonly asks = new LevelBatch();
}
