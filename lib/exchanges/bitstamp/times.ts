import { type Fields, sequence, time } from '../fields';

/** Epoch microseconds, exact in a double: the venue's only numbering of its books. */
export const microtime = ({ microtimestamp }: Fields): number => sequence(microtimestamp, 'microtimestamp');

/** Epoch ms of the same. */
export const microtimeMs = (data: Fields) => time(Math.floor(microtime(data) / 1000), 'microtimestamp');

/** Epoch ms of seconds, written as a number or as text. */
export const secondsTime = (value: unknown, what: string) => time(value, what) * 1000;
