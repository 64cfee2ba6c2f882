import { DAY_MS } from '../../core/durations';
import { GRAIN_LENGTH, namesDate, nearestInstant } from '../fit/calendar';
import { FARTHEST_ZONE } from '../fit/display-clock';
import type { TimeLabel } from '../fit/time-labels';
import { fitLine } from '../fit/line';
import { movePiece, type Piece } from '../fit/piece';

/** Labels stand at whole pixels, and some at the edge of their bar. */
const TOLERANCE = 2.5;
/** A label this close before a piece, or its end, is that of the bar that begins there. CSS pixels. */
const EDGE = 1;
/** Zones are whole quarters of an hour off UTC; narrower ones do not tell one from the next. */
const ZONE_STEP = 900_000;
const LEAST_STEP_PX = 4 * EDGE;
/** The share of a row that labels must reach over to say its scale, and how exactly. CSS pixels. */
const LEAST_SPAN = 0.4;
const SETTLED_WORST = 0.9;
/** Summer time may begin or end in what is left out. */
const SUMMER = 3_600_000;

/**
 * Whether the labels of a row say the times of its pieces, on one clock: all within a piece must agree, and two pieces may
 * differ by summer time. @param known how far that clock is ahead of UTC, where it was seen before.
 */
export function labelsAgree(
  labels: readonly TimeLabel[],
  pieces: readonly Piece[],
  known = aheadIn(labels, pieces),
): boolean {
  return pieces.every((piece) => {
    const inside = insideOf(labels, piece);
    const slack = (2 * TOLERANCE) / piece.slope;
    const own = inside.flatMap((label) => aheadOf(label, piece) ?? []);
    const [ahead = known] = own;
    return (
      own.every(
        (each) => offZone(each) * piece.slope <= TOLERANCE && turned(each - (ahead ?? NaN)) <= slack,
      ) &&
      (ahead === undefined || known === undefined || isSameZone(ahead - known, slack)) &&
      inside.every((label) => saysDay(label, piece, ahead))
    );
  });
}

/** How far the clock of the labels is ahead of UTC, milliseconds, give or take whole days: exactly where that can be told. */
export function aheadIn(labels: readonly TimeLabel[], pieces: readonly Piece[]): number | undefined {
  for (const piece of pieces)
    for (const label of insideOf(labels, piece)) {
      const ahead = aheadOf(label, piece);
      if (ahead !== undefined) return tellsZones(piece) ? toZone(ahead) : ahead;
    }
  return undefined;
}

/** Whether two neighbouring zones stand far enough apart. */
const tellsZones = ({ slope }: Piece) => ZONE_STEP * slope >= LEAST_STEP_PX;

const toZone = (ahead: number) => Math.round(ahead / ZONE_STEP) * ZONE_STEP;

const offZone = (ahead: number) => Math.abs(ahead - toZone(ahead));

const isSameZone = (difference: number, slack: number) =>
  turned(difference) <= slack || Math.abs(turned(difference) - SUMMER) <= slack;

/**
 * How far labels stand right of where the pieces have their times, CSS pixels: boxes are drawn on whole pixels. 0 where
 * labels do not say it.
 */
export function labelOffset(labels: readonly TimeLabel[], pieces: readonly Piece[]): number {
  const offsets = pieces.filter(tellsZones).flatMap((piece) =>
    insideOf(labels, piece).flatMap((label) => {
      const ahead = aheadOf(label, piece);
      return ahead === undefined ? [] : (toZone(ahead) - ahead) * piece.slope;
    }),
  );
  const middle = offsets.toSorted((one, other) => one - other)[offsets.length >> 1] ?? 0;
  return Math.abs(middle) <= EDGE ? middle : 0;
}

/**
 * The pieces as the labels have them that stand at known times: clock times on a clock `ahead` of UTC, and dates at the first
 * bar of a piece. So rounding adds up to nothing over many moves. Undefined where labels say too little of the scale.
 */
export function settled(
  labels: readonly TimeLabel[],
  pieces: readonly Piece[],
  ahead: number | undefined,
): readonly Piece[] | undefined {
  const points = pieces.flatMap((piece) => [
    ...labels.filter((label) => isFirst(label, piece)).map(({ x }) => ({ u: piece.left, v: x })),
    ...insideOf(labels, piece).flatMap((label) => {
      const own = aheadOf(label, piece);
      if (own === undefined || ahead === undefined) return [];
      return { u: label.x + piece.slope * withoutSummer(own - ahead), v: label.x };
    }),
  ]);
  const line = fitLine(points);
  const isWide = spanOf(points.map(({ v }) => v)) >= LEAST_SPAN * spanOf(labels.map(({ x }) => x));
  if (!line || !isWide || !(line.slope > 0) || line.worst > SETTLED_WORST) return undefined;
  return pieces.map((piece) => movePiece(piece, line));
}

const isFirst = ({ x, time }: TimeLabel, { left }: Piece) =>
  time.hour === undefined && namesDate(time) && Math.abs(x - left) <= TOLERANCE;

const spanOf = (xs: readonly number[]) => Math.max(...xs) - Math.min(...xs);

/** A difference of clocks, within half a day, less that of summer time. */
function withoutSummer(difference: number): number {
  const turn = difference - Math.round(difference / DAY_MS) * DAY_MS;
  const [nearest = turn] = [turn, turn - SUMMER, turn + SUMMER].toSorted(
    (one, other) => Math.abs(one) - Math.abs(other),
  );
  return nearest;
}

const insideOf = (labels: readonly TimeLabel[], { left, right }: Piece) =>
  labels.filter(({ x }) => x >= left - EDGE && x < right - EDGE);

/** How far a clock time is ahead of where it stands, milliseconds, give or take whole days. */
function aheadOf({ x, time }: TimeLabel, { offset, slope }: Piece): number | undefined {
  if (time.hour === undefined) return undefined;
  const there = (x - offset) / slope;
  const { hour, minute, second, grain } = time;
  const clock = {
    hour,
    grain,
    ...(minute !== undefined && { minute }),
    ...(second !== undefined && { second }),
  };
  return nearestInstant(clock, there) - there;
}

/** The way round the day to where a difference of clocks vanishes. */
const turned = (difference: number) => Math.abs(difference - Math.round(difference / DAY_MS) * DAY_MS);

/** Whether what a label says of the date holds where it stands, on a clock that far ahead, or on any. */
function saysDay({ x, time }: TimeLabel, { offset, slope }: Piece, ahead: number | undefined): boolean {
  if (!namesDate(time)) return true;
  const there = (x - offset) / slope;
  const slack = TOLERANCE / slope + (ahead === undefined ? FARTHEST_ZONE : 0);
  const length = time.hour === undefined ? GRAIN_LENGTH[time.grain] : 0;
  const days =
    ahead === undefined
      ? [0]
      : [-DAY_MS, 0, DAY_MS].filter((turn) => Math.abs(turn + ahead) <= FARTHEST_ZONE);
  return days.some((turn) => {
    const local = there + turn + (ahead ?? 0);
    const start = nearestInstant(time, local - length / 2);
    return local >= start - slack && local < start + length + slack;
  });
}
