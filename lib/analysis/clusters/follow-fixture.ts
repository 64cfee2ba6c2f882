import { type Hill, readingOf } from '../density/reading-fixture';
import { followClusters } from './follow';
import { type FollowedReading, NO_TRACKS, type TrackerState } from './track';

export const LONGS: Hill = { price: 58_000, size: 500 };
export const SHORTS: Hill = { price: 62_000, size: 400 };

/** Follows readings one after the other; through JSON each time, as a worker that dies between any two would. */
export function follow(readings: readonly FollowedReading[], state: TrackerState = NO_TRACKS) {
  let now = state;
  const events = readings.flatMap((reading) => {
    const step = followClusters(now, reading);
    now = JSON.parse(JSON.stringify(step.state)) as TrackerState;
    return step.events;
  });
  return { events, state: now };
}

/** Readings one after the other, from that step on. */
export const times = (count: number, sceneAt: (step: number) => Parameters<typeof readingOf>[1], from = 0) =>
  Array.from({ length: count }, (_, index) => readingOf(from + index, sceneAt(from + index)));

/** What happened to which cluster. */
export const kinds = (events: ReturnType<typeof follow>['events']) =>
  events.map(({ kind, id }) => [kind, id]);

/** A market in which nothing changes. */
export const still = { bid: [LONGS], ask: [SHORTS] };

const prints = (size: number) => [{ price: 58_000, size, position: 'long' as const }];

/** What one venue liquidated of the longs. */
export const feed = (size: number, changes = {}) =>
  ({
    venue: 'binance-usdm',
    completeness: 'complete',
    isWhole: true,
    prints: prints(size),
    ...changes,
  }) as const;
