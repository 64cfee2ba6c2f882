import type { TimeAxis } from '../chart-view';
import { isSmallMove, isStep, middleOf, type SizedLine, unexplained } from './axis-move';
import { namesDate, nearestInstant } from './calendar';
import { fitLine, type Point } from './line';
import {
  agrees,
  begins,
  readPairs,
  splitByGrain,
  timeAt,
  type TimeLabel,
  withoutHalfClocks,
} from './time-labels';
import { searchTimeLine, type TimeSolution } from './time-search';

export interface KnownLabel {
  readonly text: string;
  readonly x: number;
  /** Civil time. */
  readonly time: number;
}

/** The time axis of a row on the page's own clock: x = offset + slope · civil time. */
export interface TimeFit extends SizedLine {
  readonly anchor: TimeAxis['anchor'];
  readonly known: readonly KnownLabel[];
  readonly agreeing: number;
  readonly total: number;
  readonly violations: number;
  readonly rms: number;
  readonly left: number;
  readonly right: number;
  readonly monthFirst: boolean;
  /** No view that was dated has been left: a chart that is still being loaded may yet come to its newest bar. */
  readonly isFirst: boolean;
}

export interface TimeContext {
  /** The page's own clock, as civil time. */
  readonly now: number;
  /** Left and right end of the axis in CSS pixels. */
  readonly left: number;
  readonly right: number;
  /** The fit of the last frame. */
  readonly previous?: TimeFit | undefined;
  /** The page is drawing its first views and nobody has moved them: charts open at their newest bar. */
  readonly fresh: boolean;
  /** The user is panning or zooming: the view goes on from the last one. A page's own script may jump anywhere. */
  readonly moving: boolean;
}

/** Room right of the newest bar that charts leave by themselves, as a share of the axis. */
const USUAL_MARGIN = 0.1;
/** Room right of the newest bar that no chart opens with. */
const UNLIKELY_MARGIN = 0.35;
/** Of the labels that say where they stand, so many must: bars that are left out bend the scale. */
const MIN_AGREEING = 0.8;
const CARRIED_WORST = 0.9;
const MIN_CARRIED_SHARE = 0.75;

/** Whether no straight line explains the labels. */
export const isBent = ({ violations, agreeing, total }: TimeFit) =>
  violations > 0 || agreeing < MIN_AGREEING * total;

const isCertain = (anchor: TimeAxis['anchor']) => anchor === 'absolute' || anchor === 'tracked';

/** Fits a row of time labels; undefined when no two of them agree on a scale. */
export function fitTime(labels: readonly TimeLabel[], context: TimeContext): TimeFit | undefined {
  if (!labels.some(({ time }) => time.pair)) return fitRead(labels, context, true);
  const first = context.previous?.monthFirst ?? true;
  let best: TimeFit | undefined;
  for (const monthFirst of [first, !first]) {
    const read = readPairs(labels, monthFirst);
    const fit = read && fitRead(read, context, monthFirst);
    if (fit && (!best || fit.agreeing - 2 * fit.violations > best.agreeing - 2 * best.violations)) best = fit;
  }
  return best;
}

function fitRead(
  labels: readonly TimeLabel[],
  context: TimeContext,
  monthFirst: boolean,
): TimeFit | undefined {
  const row = withoutHalfClocks(labels).toSorted((one, other) => one.x - other.x);
  if (row.length < 2) return undefined;
  const { previous } = context;
  const setting = { monthFirst, width: context.right - context.left, previous };
  const carried = previous && carryOver(row, previous, setting.width);
  if (carried) return describe(row, carried, anchorAfterMove(row, carried, previous, context), setting);
  const middle = middleOf(row);
  if (previous) {
    const line = { offset: previous.offset, slope: previous.slope };
    const near = searchTimeLine(row, { time: context.now, x: middle, line });
    if (near && isSmallMove(row, near, previous, setting.width)) {
      return describe(row, near, anchorAfterMove(row, near, previous, context), setting);
    }
    if (near && isCertain(previous.anchor)) {
      return describe(row, near, saysYear(row, near) ? 'absolute' : 'guess', setting);
    }
  }
  const x = context.right - USUAL_MARGIN * (context.right - context.left);
  const found = searchTimeLine(row, { time: context.now, x });
  return found && describe(row, found, firstAnchor(row, found, context), setting);
}

/**
 * Whether the row names its year, and no label speaks against it. Of two labels alone, one that comes again leaves the
 * scale open: from `23:00` to `2015` it may be an hour, or a day more.
 */
const saysYear = (row: readonly TimeLabel[], { violations, agreeing }: TimeSolution) =>
  violations === 0 &&
  // The months of another year have the same names.
  splitByGrain(row).exact.every(
    (label) => label.time.year === undefined || agreeing.some((one) => one.label === label),
  ) &&
  (row.length > 2
    ? row.some(({ time }) => time.year !== undefined)
    : row.every(({ time }) => time.year !== undefined));

/**
 * A view nobody has moved shows the present. A date that agrees with that is a second, independent sign. From there the
 * page itself may go on to the same hours of another day.
 */
function firstAnchor(
  row: readonly TimeLabel[],
  line: TimeSolution,
  { now, left, right, fresh, previous }: TimeContext,
): TimeAxis['anchor'] {
  if (line.violations > 0) return 'guess';
  if (saysYear(row, line)) return 'absolute';
  const x = line.offset + line.slope * now;
  const opens = fresh && (!previous || (previous.isFirst && previous.anchor === 'guess'));
  if (!opens || x < left || x > right || right - x > UNLIKELY_MARGIN * (right - left)) return 'guess';
  return row.some(({ time }) => namesDate(time)) ? 'absolute' : 'now';
}

/** A date that comes into view where the present said it would be is the second sign. */
function anchorAfterMove(
  row: readonly TimeLabel[],
  line: TimeSolution,
  previous: TimeFit,
  context: TimeContext,
): TimeAxis['anchor'] {
  const { anchor } = previous;
  if (line.violations > 0) return 'guess';
  if (!context.moving && !isStep(row, line, previous, context.right - context.left))
    return saysYear(row, line) ? 'absolute' : 'guess';
  if (isCertain(anchor)) return saysYear(row, line) ? 'absolute' : 'tracked';
  // A chart that was still loading may show the present only now.
  if (anchor === 'guess') return firstAnchor(row, line, context);
  if (saysYear(row, line)) return 'absolute';
  const confirmed = anchor === 'now' && row.some(({ time }) => namesDate(time));
  return confirmed ? 'absolute' : anchor;
}

/** Labels that were there in the last frame keep their times; the others must agree with them. */
function carryOver(row: readonly TimeLabel[], previous: TimeFit, width: number): TimeSolution | undefined {
  const { exact, coarse } = splitByGrain(row);
  const points = sharedRun(exact, previous.known, width - previous.width);
  const line = points.length > 1 ? fitLine(points) : undefined;
  if (!line || !(line.slope > 0) || !isSmallMove(row, line, previous, width)) return undefined;
  const violations = coarse.filter((label) => !begins(label, line, row)).length;
  // A bar that is missing moves the labels after it: the others still say where the axis is.
  const standing = exact.filter((label) => agrees(label, line));
  if (violations > 0 || line.worst > CARRIED_WORST || standing.length < MIN_CARRIED_SHARE * exact.length) {
    return undefined;
  }
  const agreeing = standing.map((label) => ({
    label,
    time: nearestInstant(label.time, timeAt(line, label.x)),
  }));
  const all = fitLine(agreeing.map(({ label, time }) => ({ u: time, v: label.x }))) ?? line;
  return { offset: all.offset, slope: all.slope, agreeing, violations, score: agreeing.length, rms: all.rms };
}

/** The longest run of labels with the same texts in both frames; of equally long ones the one that moved least by itself. */
function sharedRun(row: readonly TimeLabel[], known: readonly KnownLabel[], grown: number): readonly Point[] {
  let best: Run = { points: [], move: Infinity };
  for (let start = 0; start < row.length; start += 1) {
    for (let from = 0; from < known.length; from += 1) {
      const run = runFrom({ row, start, known, from }, grown);
      const longer = run.points.length - best.points.length;
      if (longer > 0 || (longer === 0 && run.move < best.move)) best = run;
    }
  }
  return best.points;
}

interface Run {
  readonly points: readonly Point[];
  /** How far its first label moved beyond what the axis has grown, in CSS pixels. */
  readonly move: number;
}

/** Where the labels of two frames are compared from. */
interface RunStart {
  readonly row: readonly TimeLabel[];
  readonly start: number;
  readonly known: readonly KnownLabel[];
  readonly from: number;
}

function runFrom({ row, start, known, from }: RunStart, grown: number): Run {
  const points: Point[] = [];
  let move = Infinity;
  for (let step = 0; ; step += 1) {
    const [label, before] = [row[start + step], known[from + step]];
    if (!label || label.text !== before?.text) return { points, move };
    if (step === 0) move = Math.abs(unexplained(label.x - before.x, grown));
    points.push({ u: before.time, v: label.x });
  }
}

interface Setting extends Pick<TimeContext, 'previous'> {
  readonly monthFirst: boolean;
  readonly width: number;
}

function describe(
  row: readonly TimeLabel[],
  { offset, slope, agreeing, violations, rms }: TimeSolution,
  anchor: TimeAxis['anchor'],
  { monthFirst, width, previous }: Setting,
): TimeFit {
  const total = splitByGrain(row).exact.length;
  const told = agreeing.length < MIN_AGREEING * total ? 'guess' : anchor;
  return {
    offset,
    slope,
    anchor: told,
    known: agreeing.map(({ label, time }) => ({ text: label.text, x: label.x, time })),
    agreeing: agreeing.length,
    total,
    violations,
    rms,
    left: row[0]?.x ?? NaN,
    right: row.at(-1)?.x ?? NaN,
    monthFirst,
    width,
    isFirst: !previous || (previous.isFirst && (previous.anchor === 'guess' || told !== 'guess')),
  };
}
