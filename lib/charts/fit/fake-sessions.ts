import { DAY_MS, HOUR_MS } from '../../core/durations';
import { ensureDefined } from '../../core/assert';
import { parseTime } from '../labels/parse-time';
import { tickText } from './axis-ticks';
import type { Piece } from './piece';
import type { TimeLabel } from './time-labels';

/** A chart of bars that stand side by side whatever time lies between them, the last one at the right end. For tests. */
export interface SessionChart {
  /** Openings of its bars, civil time. */
  readonly bars: readonly number[];
  /** CSS pixels from one to the next. */
  readonly spacing: number;
  readonly width?: number;
  /** Room between two labels. */
  readonly room?: number;
  readonly textOf?: (time: number) => string;
}

/** The bars up to `end` of a market that is open at some times. */
export function barsUntil(
  end: number,
  { intervalMs, count, isOpen }: { intervalMs: number; count: number; isOpen: (time: number) => boolean },
): readonly number[] {
  const bars: number[] = [];
  for (let at = Math.floor(end / intervalMs) * intervalMs; bars.length < count; at -= intervalMs)
    if (isOpen(at)) bars.unshift(at);
  return bars;
}

export const placeOf = ({ bars, spacing, width = 1000 }: SessionChart, index: number) =>
  0.9 * width - (bars.length - 1 - index) * spacing;

/** As trading charts choose them: first the days, at their first bars, then ever less round clock times where there is room. */
export function sessionLabels(chart: SessionChart): readonly TimeLabel[] {
  const { bars, textOf = tickText, room = 55 } = chart;
  const chosen: { readonly x: number; readonly text: string }[] = [];
  const isFirst = (index: number) =>
    Math.floor((bars[index] ?? 0) / DAY_MS) !== Math.floor((bars[index - 1] ?? 0) / DAY_MS);
  const weights = [
    isFirst,
    ...[12, 6, 3, 1, 0.5, 0.25].map(
      (hours) => (index: number) => (bars[index] ?? 0) % (hours * HOUR_MS) === 0,
    ),
  ];
  for (const has of weights)
    for (const [index, bar] of bars.entries()) {
      const x = placeOf(chart, index);
      if (!has(index) || x < 0 || chosen.some((label) => Math.abs(label.x - x) < room)) continue;
      chosen.push({ x, text: isFirst(index) ? tickText(Math.floor(bar / DAY_MS) * DAY_MS) : textOf(bar) });
    }
  return chosen
    .toSorted((one, other) => one.x - other.x)
    .map((label) => ({ ...label, time: ensureDefined(parseTime(label.text), label.text) }));
}

/** How many bars stand within pieces, and how far off the farthest of them is. */
export function compareBars(pieces: readonly Piece[], chart: SessionChart) {
  const errors = chart.bars.flatMap((bar, index) => {
    const x = placeOf(chart, index);
    const piece = pieces.find(({ left, right }) => x >= left - 0.01 && x <= right + 0.01);
    return piece ? [Math.abs(piece.offset + piece.slope * bar - x)] : [];
  });
  return { count: errors.length, worst: Math.max(0, ...errors) };
}
