import type { SocketPlan } from '../exchanges/exchange';

/** When within its allowed age a socket is replaced; spread, so that the sockets of a venue do not go together. */
const ROTATE_FROM = 0.9;
const ROTATE_SPREAD = 0.05;

/** The age in ms at which a socket of `plan` is replaced: well before the venue closes it. */
export function rotationAge({ maxAgeMs }: SocketPlan, random: () => number): number {
  return maxAgeMs === undefined ? Infinity : maxAgeMs * (ROTATE_FROM + ROTATE_SPREAD * random());
}

/** The frames that turn `before`'s subscription into `after`'s, or undefined when frames alone cannot do it. */
export function additions(before: SocketPlan, after: SocketPlan): readonly string[] | undefined {
  if (before.url !== after.url) return undefined;
  const wanted = new Set(after.subscribe);
  if (!before.subscribe.every((frame) => wanted.has(frame))) return undefined;
  const said = new Set(before.subscribe);
  return after.subscribe.filter((frame) => !said.has(frame));
}
