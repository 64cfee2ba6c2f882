import { DAY_MS } from '../../core/durations';
import { GRAINS, type PartialTime } from '../labels/parse-time';
import { GRAIN_LENGTH, namesDate, nearestInstant, periodOf } from './calendar';

/** A time label and where its middle lies, in CSS pixels. */
export interface TimeLabel {
  readonly x: number;
  readonly text: string;
  readonly time: PartialTime;
}

/** x = offset + slope · civil time. */
export interface TimeLine {
  readonly offset: number;
  readonly slope: number;
}

/** Distance in CSS pixels up to which a label is said to stand at its time. */
export const TOLERANCE = 1.5;

export const timeAt = ({ offset, slope }: TimeLine, x: number) => (x - offset) / slope;

/**
 * The labels that stand exactly at their time, and those that only name the stretch their bar begins in: on an
 * axis of clock times, `22` is the first bar of the 22nd.
 */
export function splitByGrain(labels: readonly TimeLabel[]): {
  readonly exact: readonly TimeLabel[];
  readonly coarse: readonly TimeLabel[];
} {
  const clocks = labels.filter(({ time }) => time.hour !== undefined && !namesDate(time));
  if (clocks.length > 1) return { exact: clocks, coarse: labels.filter((label) => !clocks.includes(label)) };
  for (let rank = GRAINS.length - 2; rank >= 0; rank -= 1) {
    const exact = labels.filter(({ time }) => Math.min(GRAINS.indexOf(time.grain), 3) === rank);
    if (exact.length > 1) return { exact, coarse: labels.filter((label) => !exact.includes(label)) };
  }
  return { exact: labels, coarse: [] };
}

/** Distance in CSS pixels between a label and the instant it most likely names. */
function distanceOf({ x, time }: TimeLabel, line: TimeLine): number {
  const there = timeAt(line, x);
  return Math.abs(nearestInstant(time, there) - there) * line.slope;
}

/** A label can only agree when its neighbours in time are clearly further away than the tolerance. */
export const agrees = (label: TimeLabel, line: TimeLine) => {
  const period = periodOf(label.time);
  const reach = period > 0 ? Math.min(TOLERANCE, 0.12 * period * line.slope) : TOLERANCE;
  return distanceOf(label, line) <= reach;
};

/**
 * Whether a coarse label stands where the stretch it names begins: at its first bar. So the stretch begins no further
 * back than the labels are apart, and after the label before it in the row.
 */
export function begins(label: TimeLabel, line: TimeLine, row: readonly TimeLabel[]): boolean {
  const there = timeAt(line, label.x);
  const length = GRAIN_LENGTH[label.time.grain];
  const start = nearestInstant(label.time, there - length / 2);
  const gap = Math.min(
    ...row.map(({ x }) => (Math.abs(x - label.x) > TOLERANCE ? Math.abs(x - label.x) : Infinity)),
  );
  if (!(start > timeAt(line, label.x - gap) + TOLERANCE / line.slope)) return false;
  // The very end already belongs to the next stretch.
  const end = start + length - Math.min(0.5 / line.slope, 0.1 * length);
  const inside = start - there <= TOLERANCE / line.slope && there < end;
  return inside || distanceOf(label, line) <= TOLERANCE;
}

/**
 * On an axis of twelve hours that marks only some of its times, the others do not say which half of the day they are
 * in: they are left out.
 */
export function withoutHalfClocks(labels: readonly TimeLabel[]): readonly TimeLabel[] {
  if (!labels.some(({ time }) => time.half !== undefined)) return labels;
  return labels.filter(({ time: { hour, half } }) => hour === undefined || half !== undefined);
}

/** Day and month order of labels like `9/10`, which is one decision for a whole row. */
export function readPairs(
  labels: readonly TimeLabel[],
  monthFirst: boolean,
): readonly TimeLabel[] | undefined {
  const read: TimeLabel[] = [];
  for (const label of labels) {
    const { pair, ...rest } = label.time;
    const [month, day] = (monthFirst ? pair : pair && [pair[1], pair[0]]) ?? [];
    if (month !== undefined && day !== undefined) {
      if (month > 12) return undefined;
      read.push({ ...label, time: { ...rest, month: month - 1, day } });
    } else {
      read.push(label);
    }
  }
  return read;
}

/** The smallest difference between the times of day of two labels, in milliseconds; `Infinity` when all are alike. */
export function finestDifference(labels: readonly TimeLabel[]): number {
  const times = labels.map(
    ({ time: { hour = 0, minute = 0, second = 0 } }) => (hour * 60 + minute) * 60 + second,
  );
  const sorted = [...new Set(times)].toSorted((one, other) => one - other);
  const steps = sorted.map((time, index) => time - (sorted[index - 1] ?? -Infinity));
  return Math.min(...steps) * 1000;
}

/** The shortest time after which the whole row would read the same. */
export function ambiguityOf(labels: readonly TimeLabel[]): number {
  let longest = DAY_MS;
  for (const { time } of labels) longest = Math.max(longest, periodOf(time) || Infinity);
  return longest;
}
