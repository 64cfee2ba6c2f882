import type { Clock } from '../core/clock';

/** Frames waiting to be sent, no two closer than `pacingMs`: venues drop clients that talk too fast. */
export class Outbox {
  private readonly queue: string[] = [];
  private cancel: (() => void) | undefined;
  private sentAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly pacingMs: number,
    private readonly clock: Clock,
    private readonly send: (frame: string) => void,
  ) {}

  /** Epoch ms at which everything was said; undefined while something waits. */
  get emptySince(): number | undefined {
    return this.queue.length > 0 ? undefined : this.sentAt;
  }

  add(frames: readonly string[]): void {
    this.queue.push(...frames);
    if (!this.cancel) this.pump();
  }

  close(): void {
    this.queue.length = 0;
    this.cancel?.();
    this.cancel = undefined;
  }

  private pump(): void {
    this.cancel = undefined;
    while (this.queue.length > 0) {
      const wait = this.sentAt + this.pacingMs - this.clock.now();
      if (wait > 0) {
        this.cancel = this.clock.after(wait, () => this.pump());
        return;
      }
      this.sentAt = this.clock.now();
      this.send(this.queue.shift() ?? '');
    }
  }
}
