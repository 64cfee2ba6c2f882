import { type Clock, systemClock } from '../../lib/core/clock';
import type { VenueUpdate } from '../simulator/venue-market';
import { type CaptureFrame, readFrame } from './capture-frame';
import { instrumentOf } from './capture-instrument';
import { CaptureMarket } from './capture-market';
import { type CaptureLine, readCapture } from './read-capture';

/** Frames that are due within this time are sent at once. */
const PATIENCE_MS = 5;

export interface ReplayOptions {
  readonly file: string;
  /** How fast the capture runs against the time in which it was recorded. */
  readonly speed: number;
  readonly onUpdate: (symbol: string, update: VenueUpdate) => void;
  /** The capture is over; it begins again at once. */
  readonly onRewind: () => void;
  readonly clock?: Clock;
}

/**
 * Plays a recorded Binance USD-M market again and again, paced by receive time. What is stamped is now: a frame's time
 * keeps its distance from the first frame's, divided by the speed.
 */
export class Replay {
  private stopped = false;

  private constructor(
    readonly market: CaptureMarket,
    private readonly options: ReplayOptions,
    private readonly clock: Clock,
  ) {}

  /** Reads as far as the first snapshot. @throws when there is none or the capture is of another market. */
  static async open(options: ReplayOptions): Promise<Replay> {
    let symbol: string | undefined;
    for await (const { raw } of readCapture(options.file)) {
      const frame = readFrame(raw);
      if (frame?.kind === 'depth') ({ symbol } = frame);
      if (frame?.kind !== 'snapshot' || symbol === undefined) continue;
      const clock = options.clock ?? systemClock;
      const market = new CaptureMarket(instrumentOf(symbol, frame));
      market.seed(frame, clock.now());
      return new Replay(market, options, clock);
    }
    throw new Error(`${options.file} holds no snapshot of a Binance USD-M book.`);
  }

  /** Plays until {@link stop}. */
  async run(): Promise<void> {
    while (!this.stopped) {
      await this.playOnce();
      if (!this.stopped) this.options.onRewind();
    }
  }

  stop(): void {
    this.stopped = true;
  }

  /** Starts at the first snapshot, with the diffs before it that it does not hold yet. */
  private async playOnce(): Promise<void> {
    const early: CaptureFrame[] = [];
    let start: Start | undefined;
    for await (const line of readCapture(this.options.file)) {
      if (this.stopped) return;
      const frame = readFrame(line.raw);
      if (!frame) continue;
      if (start) {
        await this.wait(start, line);
        this.tell(frame, start);
      } else if (frame.kind === 'snapshot') {
        start = this.begin(frame, line, early);
      } else early.push(frame);
    }
  }

  private begin(snapshot: CaptureFrame, line: CaptureLine, early: readonly CaptureFrame[]): Start {
    const exchangeTime = Math.max(...early.map((frame) => ('time' in frame ? frame.time : 0)));
    const start = { wall: this.clock.now(), receivedAt: line.receivedAt, exchangeTime };
    this.tell(snapshot, start);
    for (const frame of early) if (frame.kind === 'depth') this.tell(frame, start);
    return start;
  }

  private tell(frame: CaptureFrame, start: Start): void {
    const since = 'time' in frame ? (frame.time - start.exchangeTime) / this.options.speed : 0;
    const update = this.market.apply(frame, Math.round(start.wall + since));
    if (update) this.options.onUpdate(this.market.instrument.symbol, update);
  }

  private async wait({ wall, receivedAt }: Start, line: CaptureLine): Promise<void> {
    const due = wall + (line.receivedAt - receivedAt) / this.options.speed;
    const left = due - this.clock.now();
    if (left > PATIENCE_MS) await new Promise<void>((resolve) => void this.clock.after(left, resolve));
  }
}

/** Where a pass began, on each clock. */
interface Start {
  readonly wall: number;
  readonly receivedAt: number;
  readonly exchangeTime: number;
}
