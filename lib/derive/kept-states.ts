import { HOUR_MS } from '../core/durations';
import type { Clock } from '../core/clock';

const KEEP_EVERY_MS = 10_000;
/** What was not used for so long is not followed any more. */
const FORGET_AFTER_MS = HOUR_MS;

/** Where plain data outlives the worker, but not the browser's session. */
export interface Memory<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
}

/** A state and when it was used last, epoch ms. */
export interface Kept<S> {
  readonly state: S;
  readonly at: number;
}

export interface KeptParts<S> {
  readonly clock: Clock;
  readonly memory: Memory<Readonly<Record<string, Kept<S>>>>;
  /** So many are kept, those that were used last. */
  readonly most: number;
}

/** Plain states by name that go on after the worker has died. They are kept every ten seconds and when asked for. */
export class KeptStates<S> {
  private states = new Map<string, Kept<S>>();
  private isRead = false;
  private readonly ready: Promise<void>;

  constructor(private readonly parts: KeptParts<S>) {
    this.ready = this.remember();
    parts.clock.every(KEEP_EVERY_MS, () => void this.keep());
  }

  /** What was kept has been read: until then nothing is to be begun anew. */
  get isReady(): boolean {
    return this.isRead;
  }

  get(name: string): S | undefined {
    return this.states.get(name)?.state;
  }

  /** Takes a state, which may change in place afterwards, as one in use. */
  use(name: string, state: S): void {
    this.states.delete(name);
    this.states.set(name, { state, at: this.parts.clock.now() });
  }

  /** Writes all down, at once when what was kept has been read. */
  async keep(): Promise<void> {
    if (!this.isRead) await this.ready;
    this.states = new Map([...this.states].slice(-this.parts.most).filter(([, kept]) => this.isRecent(kept)));
    // What cannot be kept begins anew after the worker's death.
    await this.parts.memory.set(Object.fromEntries(this.states)).catch(() => {});
  }

  private async remember(): Promise<void> {
    const kept = await this.parts.memory.get().catch((): Readonly<Record<string, Kept<S>>> => ({}));
    const recent = Object.entries(kept).filter(([, one]) => this.isRecent(one));
    this.states = new Map([...recent, ...this.states]);
    this.isRead = true;
  }

  private isRecent({ at }: Kept<S>): boolean {
    return Math.abs(this.parts.clock.now() - at) < FORGET_AFTER_MS;
  }
}
