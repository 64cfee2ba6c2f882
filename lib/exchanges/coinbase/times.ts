import { MalformedError, text, time } from '../fields';

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

/** Epoch ms of seconds, written as a number or as text. */
export const secondsTime = (value: unknown, what: string) => time(value, what) * 1000;
