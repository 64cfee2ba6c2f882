import { decimal } from '../fields';

const MAX_NS = 1e19;
/** No time in milliseconds is as long, and none in nanoseconds as short. */
const SHORTEST_NS = 1e16;
const NS_PER_MS = 1e6;
/** A double holds nanoseconds of our days to a quarter of a microsecond; a full millisecond must not fall short for that. */
const NS_ERROR_MS = 0.0005;

/** Epoch ms of a time that KuCoin writes in milliseconds here and in nanoseconds there, as a number or as text. */
export function anyTime(value: unknown, what: string): number {
  const told = decimal(value, what, 1, MAX_NS);
  return Math.floor(told < SHORTEST_NS ? told : told / NS_PER_MS + NS_ERROR_MS);
}
