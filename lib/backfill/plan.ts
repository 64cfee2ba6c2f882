import type { Span } from '../storage/page-store';

/** The stretches of `wanted` that are in none of the known ones, oldest first. */
export function missing(wanted: Span, known: readonly Span[]): readonly Span[] {
  const holes: Span[] = [];
  let { from } = wanted;
  for (const span of known.toSorted((one, other) => one.from - other.from)) {
    if (span.from > from && from < wanted.until)
      holes.push({ from, until: Math.min(span.from, wanted.until) });
    from = Math.max(from, span.until);
  }
  if (from < wanted.until) holes.push({ from, until: wanted.until });
  return holes;
}

/** The newest part of the newest hole, no longer than `sliceMs`; undefined when nothing is missing. */
export function newestSlice(wanted: Span, known: readonly Span[], sliceMs: number): Span | undefined {
  const hole = missing(wanted, known).at(-1);
  return hole && { from: Math.max(hole.from, hole.until - sliceMs), until: hole.until };
}

/** How much of `wanted` is known, ms. */
export function covered(wanted: Span, known: readonly Span[]): number {
  const open = missing(wanted, known).reduce((sum, { from, until }) => sum + until - from, 0);
  return Math.max(0, wanted.until - wanted.from) - open;
}
