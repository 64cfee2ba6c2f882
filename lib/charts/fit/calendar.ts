import { DAY_MS } from '../../core/durations';
import type { Grain, PartialTime } from '../labels/parse-time';

/**
 * Civil time: the page's own clock, written as if it were UTC, in milliseconds. A label says only some parts of
 * it, so it stands for many instants; these functions find the one that is meant.
 */
const MONTH = 30.437 * DAY_MS;
const YEAR = 365.2425 * DAY_MS;

/** How long the stretch is that a label of a grain names, at most. */
export const GRAIN_LENGTH: Readonly<Record<Grain, number>> = {
  year: 366 * DAY_MS,
  month: 31 * DAY_MS,
  day: DAY_MS,
  minute: 60_000,
  second: 1000,
};

/** After how long the same label comes again: 0 when it names its year and so never does. */
export function periodOf({ year, month, day }: PartialTime): number {
  if (year !== undefined) return 0;
  if (month !== undefined) return YEAR;
  return day === undefined ? DAY_MS : MONTH;
}

export const namesDate = (time: PartialTime) => periodOf(time) !== DAY_MS;

const clockOf = ({ hour = 0, minute = 0, second = 0 }: PartialTime) =>
  ((hour * 60 + minute) * 60 + second) * 1000;

/** The instant nearest to `near` that reads as the label; NaN when no such date exists. */
export function nearestInstant(time: PartialTime, near: number): number {
  const { year, month, day } = time;
  const clock = clockOf(time);
  if (year !== undefined) return dateOf(year, month ?? 0, day ?? 1) + clock;
  if (month === undefined && day === undefined) return clock + Math.round((near - clock) / DAY_MS) * DAY_MS;
  const date = new Date(near);
  const thisYear = date.getUTCFullYear();
  if (month !== undefined) {
    return nearest(near, 1, (step) => dateOf(thisYear + step, month, day ?? 1) + clock);
  }
  const thisMonth = date.getUTCMonth();
  return nearest(near, time.weekday === undefined ? 2 : 12, (step) => {
    const start = dateOf(thisYear, thisMonth + step, day ?? 1);
    const fits = time.weekday === undefined || new Date(start).getUTCDay() === time.weekday;
    return fits ? start + clock : NaN;
  });
}

/** The first instant after `after` that reads as the label; NaN when there is none. */
export function nextInstant(time: PartialTime, after: number): number {
  const period = periodOf(time);
  for (let half = 0; half <= 6; half += 1) {
    const instant = nearestInstant(time, after + (period * half) / 2);
    if (instant > after + 500) return instant;
  }
  return NaN;
}

/** Midnight of a day; NaN where the month has no such day. The month may lie outside 0…11. */
function dateOf(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month, day);
  return new Date(time).getUTCDate() === day ? time : NaN;
}

function nearest(near: number, reach: number, at: (step: number) => number): number {
  let best = NaN;
  for (let step = -reach; step <= reach; step += 1) {
    const instant = at(step);
    if (Number.isNaN(instant)) continue;
    if (!(Math.abs(best - near) <= Math.abs(instant - near))) best = instant;
  }
  return best;
}
