import { MINUTE_MS } from '../../core/durations';
import type { VenueId } from '../../market/venues';
import type { FlowMark } from './flow-mark';

/** A wall that no book shows for so long may stand or not. */
const WALL_LASTS_MS = 10_000;
/** Nothing else goes on so long without a word. */
const RUN_LASTS_MS = 10 * MINUTE_MS;
/** Of the walls that stand, the largest are shown. */
const MOST_STANDING = 40;

/**
 * Each mark once, by its id: of two that are told the later counts. A wall that is about to be judged is told of as when it
 * appeared: of it the last that was known `before` counts.
 */
export function newestMarks(
  told: readonly FlowMark[],
  before: ReadonlyMap<string, FlowMark>,
): ReadonlyMap<string, FlowMark> {
  const newest = new Map(told.map((mark) => [mark.id, mark]));
  for (const [id, { state, until }] of newest) {
    const known = before.get(id);
    if (known && state === 'standing' && known.until > until) newest.set(id, known);
  }
  return newest;
}

/**
 * Marks as they are at `time` (epoch ms), laid on one venue's prices. What should go on but is not heard of any
 * more is `unseen`; what cannot be laid there is left out.
 * @param shifts what is to be added to each venue's prices.
 */
export function layMarks(
  marks: Iterable<FlowMark>,
  shifts: ReadonlyMap<VenueId, number>,
  time: number,
): readonly FlowMark[] {
  const laid = [...marks].flatMap((mark): FlowMark[] => {
    const shift = shifts.get(mark.venue);
    if (shift === undefined) return [];
    const state = isLost(mark, time) ? 'unseen' : mark.state;
    return [{ ...mark, state, price: mark.price + shift, from: mark.from + shift }];
  });
  const standing = laid.filter(({ state }) => state === 'standing').toSorted((a, b) => b.size - a.size);
  const smallest = new Set(standing.slice(MOST_STANDING));
  return laid.filter((mark) => !smallest.has(mark));
}

const isLost = ({ state, until }: FlowMark, time: number) =>
  (state === 'standing' && time - until > WALL_LASTS_MS) ||
  (state === 'started' && time - until > RUN_LASTS_MS);
