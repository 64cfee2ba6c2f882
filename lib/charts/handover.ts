/** What the loader leaves for the overlay, which is injected later into the same isolated world. */
export interface ChartChannel {
  /** Name of the label events of this frame. */
  readonly name: string;
  /** The newest payload of each canvas that looked like an axis. */
  readonly payloads: ReadonlyMap<HTMLCanvasElement, string>;
  /** When the first of them was drawn, in epoch milliseconds: a view that is older may have been moved since. */
  readonly since: number;
}

interface Handover {
  readonly name: string;
  take(): Omit<ChartChannel, 'name'>;
}

const KEY = Symbol.for('isotherm');

type Holder = typeof globalThis & { [KEY]?: Handover };

/** Leaves the channel of this frame; `take` is called when somebody else listens from now on. */
export function leaveChannel(handover: Handover): void {
  (globalThis as Holder)[KEY] = handover;
}

/** The channel the loader of this frame left, or undefined where no loader runs. The loader stops listening. */
export function takeChannel(): ChartChannel | undefined {
  const handover = (globalThis as Holder)[KEY];
  return handover && { name: handover.name, ...handover.take() };
}
