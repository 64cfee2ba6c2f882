import type { FlowBar } from './flow-bar';

/** A stretch of time, epoch ms, of which there are no bars, and why. `to` is exclusive. */
export interface FlowGap {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Bars and gaps, each in order of time and none over another. */
export interface FlowRun {
  readonly bars: readonly FlowBar[];
  readonly gaps: readonly FlowGap[];
}

/** The end of a bar, epoch ms. */
export const barEnd = ({ time, intervalMs }: FlowBar) => time + intervalMs;

/** Adds a gap to the end of a list; one that goes on for the same reason is joined to the last. */
export function pushGap(gaps: FlowGap[], gap: FlowGap): void {
  const last = gaps.at(-1);
  if (last && last.to === gap.from && last.reason === gap.reason)
    gaps[gaps.length - 1] = { ...last, to: gap.to };
  else gaps.push(gap);
}

/**
 * One run out of two of the same instrument. Of two bars of a time the first run's counts, and bars count before gaps.
 * The bars of the two do not overlap but where they begin together.
 */
export function mergeRuns(first: FlowRun, second: FlowRun): FlowRun {
  const known = new Set(first.bars.map(({ time }) => time));
  const bars = [...first.bars, ...second.bars.filter(({ time }) => !known.has(time))].toSorted(
    (a, b) => a.time - b.time,
  );
  const gaps: FlowGap[] = [];
  let at = -Infinity;
  for (const gap of [...first.gaps, ...second.gaps].toSorted((a, b) => a.from - b.from)) {
    for (const part of outside(bars, { ...gap, from: Math.max(gap.from, at) })) pushGap(gaps, part);
    at = Math.max(at, gap.to);
  }
  return { bars, gaps };
}

/** The parts of a gap in which there is no bar. */
function outside(bars: readonly FlowBar[], gap: FlowGap): readonly FlowGap[] {
  const parts: FlowGap[] = [];
  let { from } = gap;
  for (const bar of bars) {
    if (barEnd(bar) <= from || bar.time >= gap.to) continue;
    if (bar.time > from) parts.push({ ...gap, from, to: bar.time });
    from = barEnd(bar);
  }
  if (from < gap.to) parts.push({ ...gap, from });
  return parts;
}

/** What of a run overlaps `[from, to)`: bars whole, gaps as far as they lie within. */
export function cutRun({ bars, gaps }: FlowRun, from: number, to: number): FlowRun {
  return {
    bars: bars.filter((bar) => bar.time < to && barEnd(bar) > from),
    gaps: gaps
      .map((gap) => ({ ...gap, from: Math.max(gap.from, from), to: Math.min(gap.to, to) }))
      .filter((gap) => gap.from < gap.to),
  };
}

/**
 * The run with a gap for every stretch of `[from, to)` of which it says nothing.
 * @param reason why nothing is known there.
 */
export function fillHoles({ bars, gaps }: FlowRun, from: number, to: number, reason: string): FlowRun {
  const known = [...bars.map((bar) => ({ from: bar.time, to: barEnd(bar) })), ...gaps].toSorted(
    (a, b) => a.from - b.from,
  );
  const holes: FlowGap[] = [];
  let at = from;
  for (const span of known) {
    if (span.from > at) holes.push({ from: at, to: Math.min(span.from, to), reason });
    at = Math.max(at, span.to);
  }
  if (at < to) holes.push({ from: at, to, reason });
  return mergeRuns({ bars, gaps }, { bars: [], gaps: holes });
}
