import { decimal, MalformedError, text } from '../fields';

const MS = 1000;
/** Later than any second and earlier than any millisecond that a market could have. */
const FIRST_MS = 1e11;
const MAX_SECONDS = 1e10;

/** Epoch ms of an ISO 8601 time; what is finer than a millisecond is cut off. */
export function isoTime(value: unknown, what: string): number {
  const time = Date.parse(text(value, what));
  if (Number.isFinite(time) && time > 0) return time;
  throw new MalformedError(what);
}

/** Epoch ms of a time in seconds with decimals; what is finer than a millisecond is cut off. */
export const secondsTime = (value: unknown, what: string) =>
  Math.floor(decimal(value, what, 1, MAX_SECONDS) * MS);

/** Epoch ms of a time that the venue's documents have in seconds in one place and in milliseconds in another. */
export function eitherTime(value: unknown, what: string): number {
  const time = decimal(value, what, 1, MAX_SECONDS * MS);
  return Math.floor(time < FIRST_MS ? time * MS : time);
}

/** Whole seconds of an epoch ms. */
export const inSeconds = (ms: number) => Math.floor(ms / MS);
