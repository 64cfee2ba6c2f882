import { decimal, MalformedError, text, time } from './fields';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * Epoch ms of `2021-06-02T09:02:09.048568Z`; what is finer than a millisecond is cut off.
 * @throws MalformedError when it is no such time.
 */
export function isoTime(value: unknown, what: string): number {
  const written = text(value, what);
  if (!ISO.test(written)) throw new MalformedError(what);
  return time(Date.parse(written), what);
}

const MAX_SECONDS = 1e10;
/** No time in one unit is as long as this, and none in the next finer one as short, in any year that a market has seen. */
const SHORTEST_MS = 1e11;
const SHORTEST_US = 1e14;
const SHORTEST_NS = 1e17;
const MAX_NS = 1e19;
/**
 * A double holds the seconds and the nanoseconds of our days to a quarter of a microsecond; a full millisecond must not
 * fall short for that.
 */
const ERROR_MS = 0.0005;

/** Epoch ms of seconds, whole or broken, in a number or in text; what is finer than a millisecond is cut off. */
export const secondsTime = (value: unknown, what: string): number =>
  Math.floor(decimal(value, what, 1, MAX_SECONDS) * 1000 + ERROR_MS);

/**
 * Epoch ms of a time that a venue writes in one unit here and in another there: its magnitude tells seconds, milli-, micro-
 * and nanoseconds apart. What is finer than a millisecond is cut off.
 * @throws MalformedError when it is none of them.
 */
export function anyTime(value: unknown, what: string): number {
  const told = decimal(value, what, 1, MAX_NS);
  return time(Math.floor(told / unitsPerMs(told) + ERROR_MS), what);
}

function unitsPerMs(told: number): number {
  if (told < SHORTEST_MS) return 1e-3;
  if (told < SHORTEST_US) return 1;
  return told < SHORTEST_NS ? 1e3 : 1e6;
}
