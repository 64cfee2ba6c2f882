import { DAY_MS } from '../../core/durations';
import { namesDate, nearestInstant, nextInstant, periodOf } from './calendar';
import { fitLine } from './line';
import {
  agrees,
  begins,
  finestDifference,
  splitByGrain,
  timeAt,
  type TimeLabel,
  type TimeLine,
  TOLERANCE,
} from './time-labels';

export interface TimeSolution extends TimeLine {
  /** Exact labels that stand at their time. */
  readonly agreeing: readonly { readonly label: TimeLabel; readonly time: number }[];
  /** Coarse labels that stand outside the stretch they name. */
  readonly violations: number;
  readonly score: number;
  readonly rms: number;
}

/** Where on the axis which time is expected, for a row that repeats itself. */
export interface Expectation {
  readonly time: number;
  readonly x: number;
  /** A whole line when the last frame had one. */
  readonly line?: TimeLine;
}

/** A line to try; one that skips a repetition between two labels must agree with more of them. */
interface Trial extends TimeLine {
  readonly penalty: number;
  /** Counts the pairs of labels that lines are drawn through. */
  readonly pair: number;
}

const SKIP_PENALTY = 0.6;
/** A pair of labels closer than this says too little about the scale. */
const MIN_PAIR_DISTANCE = 12;
const CLOCK_PAIRS = 14;
const CALENDAR_PAIRS = 4;
/** So many turns of the year or of the month a whole-day shift is looked for on either side. */
const YEARS = 1;
const MONTHS = 13;
/** Two dates that both agree leave the choice to what is expected. */
const MAX_HITS = 2;

/**
 * The line most labels of a row agree with. Rows repeat (every day, month or year), so of equally good lines the
 * one nearest to what is expected is taken. Undefined when no two labels agree.
 */
export function searchTimeLine(
  labels: readonly TimeLabel[],
  expected: Expectation,
): TimeSolution | undefined {
  const { exact, coarse } = splitByGrain(labels);
  const clocks = exact.every(({ time }) => !namesDate(time));
  // On a scale so coarse that the tolerance swallows what tells the labels apart, all of them would agree.
  const minSlope = clocks ? TOLERANCE / finestDifference(exact) : 0;
  const lines = clocks ? clockLines(exact, coarse, expected) : calendarLines(exact, expected);
  const row = [...exact, ...coarse];
  let best: TimeSolution | undefined;
  let pair = 0;
  for (const line of lines) {
    // Another pair of labels can only lead to the same lines again.
    if (line.pair > pair && best && isPerfect(best, exact)) break;
    pair = line.pair;
    const solution = assess(line, exact, coarse, row);
    if (solution && solution.slope > minSlope && (!best || isBetter(solution, best, expected)))
      best = solution;
  }
  return best;
}

const isPerfect = ({ agreeing, violations }: TimeSolution, exact: readonly TimeLabel[]) =>
  agreeing.length === exact.length && violations === 0;

function isBetter(solution: TimeSolution, best: TimeSolution, expected: Expectation): boolean {
  if (Math.abs(solution.score - best.score) > 1e-6) return solution.score > best.score;
  const nearer = surprise(best, expected) - surprise(solution, expected);
  return Math.abs(nearer) > 1 ? nearer > 0 : solution.rms < best.rms;
}

/** How far a line is from what is expected, in milliseconds. */
function surprise(line: TimeLine, { time, x, line: last }: Expectation): number {
  return Math.abs(timeAt(line, x) - (last ? timeAt(last, x) : time));
}

function assess(
  line: Trial,
  exact: readonly TimeLabel[],
  coarse: readonly TimeLabel[],
  row: readonly TimeLabel[],
): TimeSolution | undefined {
  const on = exact.filter((label) => agrees(label, line));
  if (on.length < 2) return undefined;
  const agreeing = on.map((label) => ({ label, time: nearestInstant(label.time, timeAt(line, label.x)) }));
  const fitted = fitLine(agreeing.map(({ label, time }) => ({ u: time, v: label.x })));
  if (!fitted || !(fitted.slope > 0)) return undefined;
  const violations = coarse.filter((label) => !begins(label, fitted, row)).length;
  const inside = coarse.length - violations;
  const score = on.length + 0.8 * inside - 1.2 * violations - 0.5 * (exact.length - on.length) - line.penalty;
  return { offset: fitted.offset, slope: fitted.slope, agreeing, violations, score, rms: fitted.rms };
}

/** Clock times repeat every day: lines through pairs of labels, each moved by the whole days its dates ask for. */
function* clockLines(
  exact: readonly TimeLabel[],
  coarse: readonly TimeLabel[],
  expected: Expectation,
): Generator<Trial> {
  const seen: number[] = [];
  for (const [pair, [first, second]] of pairsOf(exact).slice(0, CLOCK_PAIRS).entries()) {
    const start = nearestInstant(first.time, expectedAt(expected, first.x));
    for (const [skipped, line] of linesThrough(first, start, second).entries()) {
      const grown = grow(exact, line, (first.x + second.x) / 2);
      if (seen.some((slope) => Math.abs(slope / grown.slope - 1) < 0.001)) continue;
      seen.push(grown.slope);
      for (const moved of dayShifts(grown, exact, coarse, expected)) {
        yield { ...moved, penalty: skipped * SKIP_PENALTY, pair };
      }
    }
  }
}

const expectedAt = ({ time, line }: Expectation, x: number) => (line ? timeAt(line, x) : time);

/** Pairs of labels from left to right, nearest neighbours first. */
function pairsOf(labels: readonly TimeLabel[]): (readonly [TimeLabel, TimeLabel])[] {
  const pairs: (readonly [TimeLabel, TimeLabel])[] = [];
  for (let step = 1; step < labels.length; step += 1) {
    for (let index = 0; index + step < labels.length; index += 1) {
      const [first, second] = [labels[index], labels[index + step]];
      if (first && second && second.x - first.x > MIN_PAIR_DISTANCE) pairs.push([first, second]);
    }
  }
  return pairs;
}

/** Lines to the next time the second label can mean, and the one after it. */
function linesThrough(first: TimeLabel, start: number, second: TimeLabel): TimeLine[] {
  const next = nextInstant(second.time, start);
  return [next, nextInstant(second.time, next)]
    .filter((end) => end > start)
    .map((end) => (second.x - first.x) / (end - start))
    .map((slope) => ({ slope, offset: first.x - slope * start }));
}

/** Two neighbours alone give too coarse a slope for far labels, so the line grows outwards label by label. */
function grow(labels: readonly TimeLabel[], line: TimeLine, middle: number): TimeLine {
  const outwards = labels.toSorted((one, other) => Math.abs(one.x - middle) - Math.abs(other.x - middle));
  const points: { u: number; v: number }[] = [];
  let grown = line;
  for (const { x, time } of outwards) {
    const there = timeAt(grown, x);
    const instant = nearestInstant(time, there);
    const period = periodOf(time);
    const slack = TOLERANCE + 0.012 * Math.abs(x - middle);
    const reach = period > 0 ? Math.min(slack, 0.2 * period * grown.slope) : slack;
    if (!(Math.abs(instant - there) * grown.slope <= reach)) continue;
    points.push({ u: instant, v: x });
    const better = points.length > 2 ? fitLine(points) : undefined;
    if (better && better.slope > 0) grown = better;
  }
  return grown;
}

/** The line moved by whole days, nearest to what is expected first, until the dates beside the clock times agree. */
function* dayShifts(
  line: TimeLine,
  exact: readonly TimeLabel[],
  coarse: readonly TimeLabel[],
  expected: Expectation,
): Generator<TimeLine> {
  const row = [...exact, ...coarse];
  const nearest = Math.round((expectedAt(expected, expected.x) - timeAt(line, expected.x)) / DAY_MS);
  const shifted = (days: number) => ({ slope: line.slope, offset: line.offset - line.slope * days * DAY_MS });
  const days = coarse.length > 0 ? datedShifts(line, coarse, nearest) : [nearest];
  let hits = 0;
  const ordered = days.toSorted((one, other) => Math.abs(one - nearest) - Math.abs(other - nearest));
  for (const shift of ordered) {
    const moved = shifted(shift);
    if (!coarse.every((label) => begins(label, moved, row))) continue;
    hits += 1;
    yield moved;
    if (hits === MAX_HITS) return;
  }
  if (hits === 0) yield shifted(ordered[0] ?? nearest);
}

/** By how many days a line may be moved for its rarest date to stand where it begins. */
function datedShifts(line: TimeLine, coarse: readonly TimeLabel[], nearest: number): readonly number[] {
  const [rarest] = coarse.toSorted((one, other) => rarity(other) - rarity(one));
  if (!rarest) return [nearest];
  const period = periodOf(rarest.time);
  const reach = period === 0 ? 0 : period > 40 * DAY_MS ? YEARS : MONTHS;
  const there = timeAt(line, rarest.x);
  const shifts = new Set<number>();
  for (let turn = -reach; turn <= reach; turn += 1) {
    const start = nearestInstant(rarest.time, there + nearest * DAY_MS + turn * period);
    const whole = (start - there) / DAY_MS;
    // A date may stand a little before or after the midnight it means.
    for (const shift of [Math.floor(whole), Math.ceil(whole)]) if (Number.isFinite(shift)) shifts.add(shift);
  }
  return [...shifts];
}

/** The longer it takes until a date comes again, the less it leaves open. */
const rarity = ({ time }: TimeLabel) => periodOf(time) || Infinity;

/** Dates repeat every month or year: lines from each instant the first label can mean. */
function* calendarLines(exact: readonly TimeLabel[], expected: Expectation): Generator<Trial> {
  for (const [pair, [first, second]] of pairsOf(exact).slice(0, CALENDAR_PAIRS).entries()) {
    const period = periodOf(first.time);
    const reach = period === 0 ? 0 : expected.line ? 2 : period > 40 * DAY_MS ? 12 : 18;
    for (let turn = -reach; turn <= reach; turn += 1) {
      const start = nearestInstant(first.time, expectedAt(expected, first.x) + turn * period);
      const [line] = linesThrough(first, start, second);
      if (line) yield { ...grow(exact, line, (first.x + second.x) / 2), penalty: 0, pair };
    }
  }
}
