import type { Clock } from '@/lib/core/clock';

/** A view at rest this long is calm. */
const CALM_MS = 140;

/** Tells when a view that moves has come to rest. One timer for a whole pan: it runs on while the view keeps moving. */
export class Calm {
  private movedAt = 0;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly onCalm: () => void,
  ) {}

  /** Whether the view moved a moment ago. */
  get isAwaited(): boolean {
    return this.cancel !== undefined;
  }

  move(): void {
    this.movedAt = this.clock.now();
    this.cancel ??= this.clock.after(CALM_MS, this.look);
  }

  stop(): void {
    this.cancel?.();
  }

  private readonly look = () => {
    const rest = this.movedAt + CALM_MS - this.clock.now();
    this.cancel = rest > 0 ? this.clock.after(rest, this.look) : undefined;
    if (!this.cancel) this.onCalm();
  };
}
