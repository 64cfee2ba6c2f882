import type { AxisSource } from './axis-source';

/** Reads of one source between two frames; more wait for the next frame, which is still theirs. */
const READS_PER_FRAME = 2;
/** Looked at so often without any axis, a source is looked at only now and then. */
const PATIENCE = 8;
const REST_MS = 1000;

interface Record {
  reads: number;
  misses: number;
}

/** How often each source is read, however often the page changes it. */
export class ReadPace {
  private readonly records = new WeakMap<AxisSource, Record>();
  private read = new Set<AxisSource>();
  private waiting = new Set<AxisSource>();
  private resting = new Set<AxisSource>();
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly window: Window,
    /** Reads a source; false when it had no axis. */
    private readonly onRead: (source: AxisSource) => boolean,
  ) {}

  /** Reads the source now, or as soon as its pace allows. */
  request(source: AxisSource): void {
    const record = this.recordOf(source);
    if (record.misses > PATIENCE) this.rest(source);
    else if (record.reads < READS_PER_FRAME) this.readNow(source, record);
    else this.waiting.add(source);
  }

  stop(): void {
    this.window.cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  private recordOf(source: AxisSource): Record {
    let record = this.records.get(source);
    if (!record) this.records.set(source, (record = { reads: 0, misses: 0 }));
    return record;
  }

  private readNow(source: AxisSource, record: Record): void {
    record.reads += 1;
    record.misses = this.onRead(source) ? 0 : record.misses + 1;
    this.read.add(source);
    if (!this.frame) this.frame = this.window.requestAnimationFrame(this.nextFrame);
  }

  private readonly nextFrame = () => {
    this.frame = 0;
    for (const source of this.read) this.recordOf(source).reads = 0;
    this.read = new Set();
    const { waiting } = this;
    this.waiting = new Set();
    for (const source of waiting) this.request(source);
  };

  private rest(source: AxisSource): void {
    this.resting.add(source);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const { resting } = this;
      this.resting = new Set();
      for (const rested of resting) this.readNow(rested, this.recordOf(rested));
    }, REST_MS);
  }
}
