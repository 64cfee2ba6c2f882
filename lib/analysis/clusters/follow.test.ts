import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hill, readingOf } from '../density/reading-fixture';
import { followClusters } from './follow';
import { NO_TRACKS, type TrackerState } from './track';
import { LONGS, feed, follow, still, times } from './follow-fixture';

describe('what is there', () => {
  it('is followed from the first reading, but nobody knows since when', () => {
    const { events, state } = follow(times(5, () => still));
    expect(events).toEqual([]);
    expect(state.tracks).toMatchObject([
      { id: 1, side: 'bid', isSinceCertain: false, readings: 5 },
      { id: 2, side: 'ask', isSinceCertain: false, readings: 5 },
    ]);
  });

  it('is told as born when it shows itself twice', () => {
    const { events } = follow(times(4, (step) => (step < 1 ? { bid: [LONGS] } : still)));
    expect(events).toMatchObject([{ kind: 'born', id: 2, side: 'ask', isSinceCertain: true }]);
    const [born] = events;
    expect(born?.since).toBe(readingOf(1).time);
    expect(born?.time).toBe(readingOf(2).time);
    expect(born?.distance).toBeGreaterThan(0.02);
  });

  it('is not told when it flickers', () => {
    const flicker = times(9, (step) => (step % 2 === 0 ? { bid: [LONGS] } : still));
    expect(follow(flicker).events).toEqual([]);
  });

  it('keeps its id while it is missing for a moment', () => {
    const { events, state } = follow(
      times(6, (step) => (step === 3 || step === 4 ? { bid: [LONGS] } : still)),
    );
    expect(events).toEqual([]);
    expect(state.tracks.map(({ id }) => id).toSorted((one, other) => one - other)).toEqual([1, 2]);
  });

  it('keeps its ids under small moves, whatever order they come in', () => {
    const jitter = fc.array(
      fc.record({
        moves: fc.array(fc.integer({ min: -120, max: 120 }), { minLength: 4, maxLength: 4 }),
        growth: fc.double({ min: 0.8, max: 1.25, noNaN: true }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const places = [56_500, 58_000, 62_000, 64_000];
    fc.assert(
      fc.property(jitter, (steps) => {
        const readings = [{ moves: [0, 0, 0, 0], growth: 1 }, ...steps].map(({ moves, growth }, index) => {
          const hills = places.map((price, at) => ({ price: price + (moves[at] ?? 0), size: 500 * growth }));
          return readingOf(index, { bid: hills.slice(0, 2), ask: hills.slice(2) });
        });
        const { events, state } = follow(readings);
        expect(events.filter(({ kind }) => kind !== 'migrated')).toEqual([]);
        const found = state.tracks.toSorted((one, other) => one.cluster.centroid - other.cluster.centroid);
        expect(found.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the edge of sight', () => {
  const far = { price: 54_600, size: 500 };

  it('is no birth for what comes near enough', () => {
    const prices = [61_500, 61_500, 60_300, 60_300, 60_300];
    const { events } = follow(times(5, (step) => ({ bid: [far, LONGS], price: prices[step] ?? 0 })));
    expect(events).toMatchObject([{ kind: 'sighted', isSinceCertain: false }]);
  });

  it('is no end for what goes a little further', () => {
    const prices = [60_300, 60_300, 61_200];
    const { events, state } = follow(
      times(9, (step) => ({ bid: [far, LONGS], price: prices[step % 3] ?? 0 })),
    );
    expect(events).toEqual([]);
    expect(state.tracks).toHaveLength(2);
  });
});

const narrow = (hills: readonly Hill[]) => hills.map((hill) => ({ ...hill, width: 30 }));

describe('state', () => {
  const random = fc.array(
    fc.record({
      below: fc.array(
        fc.record({
          price: fc.integer({ min: 55_000, max: 59_900 }),
          size: fc.integer({ min: 1, max: 900 }),
        }),
        { maxLength: 30 },
      ),
      above: fc.array(
        fc.record({
          price: fc.integer({ min: 60_100, max: 65_000 }),
          size: fc.integer({ min: 1, max: 900 }),
        }),
        { maxLength: 30 },
      ),
      price: fc.integer({ min: 57_000, max: 63_000 }),
      skip: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 15 },
  );

  it('is bounded, plain, without NaN, and its events have ids that were given', () => {
    fc.assert(
      fc.property(random, (scenes) => {
        let time = 0;
        const readings = scenes.map(({ below, above, price, skip }) => {
          time += skip;
          return readingOf(time, { bid: narrow(below), ask: narrow(above), price, feeds: [feed(3)] });
        });
        let state: TrackerState = NO_TRACKS;
        for (const reading of readings) {
          const step = followClusters(state, reading);
          for (const event of step.events) {
            expect(event.id).toBeLessThan(step.state.nextId);
            expect(JSON.stringify(event)).not.toContain('null');
          }
          expect(JSON.stringify(step.state)).not.toContain('null');
          expect(JSON.parse(JSON.stringify(step.state))).toEqual(
            JSON.parse(JSON.stringify(structuredClone(step.state))),
          );
          expect(step.state.tracks.length).toBeLessThanOrEqual(160);
          expect(new Set(step.state.tracks.map(({ id }) => id)).size).toBe(step.state.tracks.length);
          state = step.state;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('passes over a reading that is not later, and begins anew when the clock was set back', () => {
    const { state } = follow(times(3, () => still));
    expect(followClusters(state, readingOf(2, {})).state).toBe(state);
    const back = followClusters(state, readingOf(-50, { bid: [LONGS] }));
    expect(back.events).toEqual([]);
    expect(back.state.tracks.map(({ id }) => id)).toEqual([3]);
    expect(followClusters(state, readingOf(3, { price: Number.NaN })).state).toBe(state);
  });

  it('does not know since when what is new after a gap has been there', () => {
    const before = follow(times(3, () => ({ bid: [LONGS] })));
    const { events } = follow(
      times(2, () => still, 60),
      before.state,
    );
    expect(events).toMatchObject([{ kind: 'sighted', isSinceCertain: false }]);
  });
});
