import { MINUTE_MS } from '../core/durations';
/** A stretch of time in epoch ms; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Share of the visible stretch that is asked for on each side of it, so that a small pan needs no new history. */
const MARGIN = 0.5;
/** The whole asked stretch is at most so many times what is seen; beyond it a finer step would be had by asking anew. */
const LOOSE = 4;
const SHORTEST_MS = MINUTE_MS;

/**
 * The stretch of history to ask for when `visible` is shown and `asked` was asked for last: undefined while that still
 * serves, because it covers what is seen and is not so much longer that its columns would be coarser than they could be.
 */
export function nextRange(visible: Span, asked: Span | undefined, now: number): Span | undefined {
  const width = Math.max(visible.to - visible.from, SHORTEST_MS);
  if (!Number.isFinite(width) || visible.from > now) return undefined;
  const from = Math.max(0, Math.floor(visible.from - width * MARGIN));
  const to = Math.ceil(Math.max(visible.to, visible.from + width) + width * MARGIN);
  if (!asked) return { from, to };
  // What lies in the future comes live: only the past has to be covered.
  const covers = asked.from <= visible.from && asked.to >= Math.min(visible.to, now);
  const isLoose = asked.to - asked.from > LOOSE * (1 + 2 * MARGIN) * width;
  return covers && !isLoose ? undefined : { from, to };
}
