import { DAY_MS } from '../../core/durations';
import { GRAIN_LENGTH, namesDate, nearestInstant, periodOf } from './calendar';
import type { Piece } from './piece';
import { type TimeLabel, TOLERANCE, withoutHalfClocks } from './time-labels';

/** A date, which its first bar stands at, and the clock times up to the next one. */
interface Session {
  readonly mark: TimeLabel | undefined;
  readonly clocks: readonly TimeLabel[];
}

/** A label whose time is known. */
interface Point {
  readonly x: number;
  /** Civil time. */
  readonly time: number;
}

/** An axis, CSS pixels, and the present on the page's own clock, as civil time. */
interface Axis {
  readonly left: number;
  readonly right: number;
  readonly now: number;
}

/** Days so narrow cannot be told from one another by the time of day. CSS pixels. */
const LEAST_DAY_PX = 12 * TOLERANCE;
/** Room right of the newest bar that no chart opens with. */
const UNLIKELY_MARGIN = 0.35;
/** Labels closer than this say too little about the scale, CSS pixels. */
const LEAST_RUN_PX = 40;

/**
 * The stretches of a row of labels, from left to right, on a chart that leaves time out: clock times on lines of one scale,
 * each as far as its labels reach, dated by the label of its day. In civil time, of a view that ends at the present. None
 * where the labels leave a doubt: of the scale, until three in a row confirm it, of their order, or of the present.
 */
export function fitPieces(labels: readonly TimeLabel[], { now, left, right }: Axis): readonly Piece[] {
  const row = withoutHalfClocks(labels).toSorted((one, other) => one.x - other.x);
  if (row.some(({ time }) => time.pair !== undefined || (time.hour !== undefined && namesDate(time))))
    return [];
  const sessions = toSessions(row);
  const slope = commonSlope(sessions);
  if (slope === undefined || slope * DAY_MS < LEAST_DAY_PX) return [];
  const runs = datedSessions(sessions, slope, now).flatMap(({ session, day }) => runsOf(session, day, slope));
  if (!inOrder(runs, slope)) return [];
  const pieces = join(runs, slope).flatMap((run) => pieceOf(run, slope) ?? []);
  const x = xOfNow(pieces.at(-1), now);
  return x >= left && x <= right && right - x <= UNLIKELY_MARGIN * (right - left) ? pieces : [];
}

/** NaN where the last piece is not up to now. */
function xOfNow(last: Piece | undefined, now: number): number {
  const x = last ? last.offset + last.slope * now : NaN;
  return last && x >= last.right - TOLERANCE ? x : NaN;
}

function toSessions(row: readonly TimeLabel[]): readonly Session[] {
  const sessions: { mark: TimeLabel | undefined; clocks: TimeLabel[] }[] = [{ mark: undefined, clocks: [] }];
  for (const label of row) {
    if (namesDate(label.time)) sessions.push({ mark: label, clocks: [] });
    else sessions.at(-1)?.clocks.push(label);
  }
  return sessions;
}

/** From one clock time to the next that reads as the other. */
function timeBetween(one: TimeLabel, other: TimeLabel): number {
  const difference = nearestInstant(other.time, 0) - nearestInstant(one.time, 0);
  return difference - Math.floor(difference / DAY_MS) * DAY_MS;
}

/**
 * The scale that three neighbours agree on. What is left out between two labels brings them nearer to one another: no two
 * may stand farther apart than on that scale.
 */
function commonSlope(sessions: readonly Session[]): number | undefined {
  const steps = sessions.map(({ clocks }) =>
    clocks.slice(1).map((label, index) => {
      const before = clocks[index] ?? label;
      return { px: label.x - before.x, ms: timeBetween(before, label) };
    }),
  );
  let slope: number | undefined;
  for (const own of steps)
    for (const [index, step] of own.entries()) {
      const next = own[index + 1];
      if (!next || step.px + next.px < LEAST_RUN_PX) continue;
      const both = (step.px + next.px) / (step.ms + next.ms);
      const isEven = Math.abs(step.px - both * step.ms) <= TOLERANCE / 2;
      if (isEven && both > (slope ?? 0)) slope = both;
    }
  const known = slope;
  if (known === undefined || !steps.flat().every(({ px, ms }) => px <= known * ms + TOLERANCE))
    return undefined;
  return refined(steps.flat(), known);
}

/** The scale of all steps on which nothing is left out. */
function refined(steps: readonly { readonly px: number; readonly ms: number }[], slope: number): number {
  const even = steps.filter(({ px, ms }) => Math.abs(px - slope * ms) <= TOLERANCE);
  const sum = (of: (step: { readonly px: number; readonly ms: number }) => number) =>
    even.reduce((total, step) => total + of(step), 0);
  return sum(({ px }) => px) / sum(({ ms }) => ms);
}

/** Sessions and their days, civil midnights, by the latest dates that leave room for what stands between them. */
function datedSessions(sessions: readonly Session[], slope: number, now: number) {
  const dated: { readonly session: Session; readonly day: number }[] = [];
  let [latest, x] = [now, sessions.at(-1)?.mark?.x ?? NaN];
  for (const session of sessions.toReversed()) {
    const { mark } = session;
    if (!mark) continue;
    const bound = latest - (x - mark.x) / slope;
    const day = latestInstant(mark, bound + TOLERANCE / slope);
    // The first bar of a month or a year may be that of any day.
    if (GRAIN_LENGTH[mark.time.grain] <= DAY_MS) dated.push({ session, day });
    // Its first bar may be its last.
    [latest, x] = [Math.min(bound, day + GRAIN_LENGTH[mark.time.grain]), mark.x];
  }
  return dated.toReversed();
}

/** The latest instant up to `bound` that reads as a date. */
function latestInstant({ time }: TimeLabel, bound: number): number {
  const period = periodOf(time);
  for (let turn = 0; turn <= 8; turn += 1) {
    const instant = nearestInstant(time, bound - (turn * period) / 2);
    if (instant <= bound) return instant;
  }
  return NaN;
}

/**
 * Labels on one line, up to the end of the day: the next one may be any other. The date is on it where the line has its
 * midnight, as no bar of the day can stand further left.
 */
function runsOf({ mark, clocks }: Session, day: number, slope: number): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  const slack = TOLERANCE / slope;
  let before: Point = { x: mark?.x ?? NaN, time: day };
  for (const { x, time } of clocks) {
    const there = before.time + (x - before.x) / slope;
    const instant = nearestInstant(time, there);
    const isOn = Math.abs(instant - there) <= slack;
    // What is left out can only make it later.
    const point = { x, time: isOn || instant > there ? instant : instant + DAY_MS };
    if (point.time >= day + DAY_MS) break;
    const run = runs.at(-1);
    if (isOn && run) run.push(point);
    else runs.push(isOn ? [before, point] : [point]);
    before = point;
  }
  return runs;
}

const reach = (run: readonly Point[]) => ({ first: run[0], last: run.at(-1) });

/** Whether each run is later than the one before by no less than stands between them. */
function inOrder(runs: readonly (readonly Point[])[], slope: number): boolean {
  return runs.every((run, index) => {
    const { last } = reach(runs[index - 1] ?? []);
    const { first } = reach(run);
    if (!last || !first) return first !== undefined && Number.isFinite(first.time);
    return first.time - last.time >= (first.x - last.x - TOLERANCE) / slope;
  });
}

/** Runs on one line are one: nothing is left out between them. */
function join(runs: readonly (readonly Point[])[], slope: number): readonly (readonly Point[])[] {
  const joined: Point[][] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    const { last } = reach(before ?? []);
    const { first } = reach(run);
    const follows =
      last && first && Math.abs(first.x - last.x - slope * (first.time - last.time)) <= TOLERANCE;
    if (before && follows) before.push(...run);
    else joined.push([...run]);
  }
  return joined;
}

function pieceOf(run: readonly Point[], slope: number): Piece | undefined {
  const { first, last } = reach(run);
  if (!first || !last || run.length < 2) return undefined;
  const base = first.time;
  const offsets = run.map(({ x, time }) => x - slope * (time - base));
  const offset = offsets.reduce((sum, each) => sum + each, 0) / run.length - slope * base;
  return { left: first.x, right: last.x, offset, slope };
}
