import { type Clock, systemClock } from '../../lib/core/clock';
import type { VenueUpdate } from '../simulator/venue-market';
import { type CaptureFrame, readFrame } from './capture-frame';
import { instrumentOf } from './capture-instrument';
import { CaptureMarket } from './capture-market';
import { type CaptureLine, readCapture } from './read-capture';

/** Frames that are due within this time are sent at once. */
const PATIENCE_MS = 5;
/** Wall time, at most, that the market has already run when it opens, so that there are candles at once. */
const HEAD_START_MS = 90_000;
/** Of a short capture no more than this share is given to the head start. */
const HEAD_START_SHARE = 0.25;

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
  private headStart: number;

  private constructor(
    readonly market: CaptureMarket,
    private readonly options: ReplayOptions,
    private readonly clock: Clock,
    length: number,
  ) {
    this.headStart = Math.min(HEAD_START_MS, (length * HEAD_START_SHARE) / options.speed);
  }

  /** Looks through the capture. @throws when it holds no snapshot or another market. */
  static async open(options: ReplayOptions): Promise<Replay> {
    const clock = options.clock ?? systemClock;
    let symbol: string | undefined;
    let market: CaptureMarket | undefined;
    let first = 0;
    let last = 0;
    for await (const { raw, receivedAt } of readCapture(options.file)) {
      last = receivedAt;
      if (market) continue;
      const frame = readFrame(raw);
      if (frame?.kind === 'depth') ({ symbol } = frame);
      if (frame?.kind !== 'snapshot' || symbol === undefined) continue;
      market = new CaptureMarket(instrumentOf(symbol, frame));
      first = receivedAt;
    }
    if (!market) throw new Error(`${options.file} holds no snapshot of a Binance USD-M book.`);
    return new Replay(market, options, clock, last - first);
  }

  /** Plays until {@link stop}; `onOpen` is called after the head start, and may be called again. */
  async run(onOpen: () => void = () => {}): Promise<void> {
    await this.playOnce(onOpen);
    onOpen();
    while (!this.stopped) {
      this.headStart = 0;
      this.options.onRewind();
      await this.playOnce(() => {});
    }
  }

  stop(): void {
    this.stopped = true;
  }

  /** Starts at the first snapshot, with the diffs before it that it does not hold yet. */
  private async playOnce(onLive: () => void): Promise<void> {
    const early: CaptureFrame[] = [];
    let start: Start | undefined;
    for await (const line of readCapture(this.options.file)) {
      if (this.stopped) return;
      const frame = readFrame(line.raw);
      if (!frame) continue;
      if (start) {
        await this.wait(start, line, onLive);
        this.tell(frame, start);
      } else if (frame.kind === 'snapshot') {
        start = this.begin(frame, line, early);
      } else early.push(frame);
    }
  }

  private begin(snapshot: CaptureFrame, line: CaptureLine, early: readonly CaptureFrame[]): Start {
    const exchangeTime = Math.max(...early.map((frame) => ('time' in frame ? frame.time : 0)));
    const start = { wall: this.clock.now() - this.headStart, receivedAt: line.receivedAt, exchangeTime };
    this.tell(snapshot, start);
    for (const frame of early) if (frame.kind === 'depth') this.tell(frame, start);
    return start;
  }

  private tell(frame: CaptureFrame, start: Start): void {
    const since = 'time' in frame ? (frame.time - start.exchangeTime) / this.options.speed : 0;
    const update = this.market.apply(frame, Math.round(start.wall + since));
    if (update) this.options.onUpdate(this.market.instrument.symbol, update);
  }

  private async wait({ wall, receivedAt }: Start, line: CaptureLine, onLive: () => void): Promise<void> {
    const due = wall + (line.receivedAt - receivedAt) / this.options.speed;
    const left = due - this.clock.now();
    if (left <= PATIENCE_MS) return;
    onLive();
    await new Promise<void>((resolve) => void this.clock.after(left, resolve));
  }
}

/** Where a pass began, on each clock. */
interface Start {
  readonly wall: number;
  readonly receivedAt: number;
  readonly exchangeTime: number;
}
