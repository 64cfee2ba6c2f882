import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { densityOf, type Hill, PRICE, readingOf, sizesOf } from '../density/reading-fixture';
import { driftOf } from './drift';
import { followClusters } from './follow';
import { type FollowedReading, NO_TRACKS, type TrackerState } from './track';

const LONGS: Hill = { price: 58_000, size: 500 };
const SHORTS: Hill = { price: 62_000, size: 400 };

/** Follows readings one after the other; through JSON each time, as a worker that dies between any two would. */
function follow(readings: readonly FollowedReading[], state: TrackerState = NO_TRACKS) {
  let now = state;
  const events = readings.flatMap((reading) => {
    const step = followClusters(now, reading);
    now = JSON.parse(JSON.stringify(step.state)) as TrackerState;
    return step.events;
  });
  return { events, state: now };
}

const times = (count: number, sceneAt: (step: number) => Parameters<typeof readingOf>[1], from = 0) =>
  Array.from({ length: count }, (_, index) => readingOf(from + index, sceneAt(from + index)));

const kinds = (events: ReturnType<typeof follow>['events']) => events.map(({ kind, id }) => [kind, id]);

const still = { bid: [LONGS], ask: [SHORTS] };

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

describe('change', () => {
  it('is told as migration once it is more than half the width, with its speed', () => {
    const { events, state } = follow(
      times(13, (step) => ({ bid: [{ ...LONGS, price: 58_000 + 50 * step }], ask: [SHORTS] })),
    );
    expect(kinds(events)[0]).toEqual(['migrated', 1]);
    const [first] = events;
    if (first?.kind !== 'migrated') throw new Error('no migration');
    expect(first.from).toBeCloseTo(58_000, -1);
    expect(first.movedPerHour).toBeCloseTo(600 / 58_000, 2);
    const drift = ensureDefined(driftOf(ensureDefined(state.tracks[0], 'track')).value, 'drift');
    expect(drift.perHour).toBeCloseTo(600, -1);
    expect(drift.overMs).toBe(12 * 300_000);
    expect(drift.isBeyondWidth).toBe(true);
  });

  it('knows no drift of what is young', () => {
    const { state } = follow(times(4, () => still));
    expect(driftOf(ensureDefined(state.tracks[0], 'track'))).toEqual({ value: undefined, why: 'too young' });
  });

  it('is told as growth once it has lasted', () => {
    const spike = times(8, (step) => ({ bid: [{ ...LONGS, size: step === 3 ? 1_000 : 500 }] }));
    expect(follow(spike).events).toEqual([]);
    const lasting = times(8, (step) => ({ bid: [{ ...LONGS, size: step >= 3 ? 1_000 : 500 }] }));
    const { events, state } = follow(lasting);
    expect(kinds(events)).toEqual([['grown', 1]]);
    expect(state.tracks[0]?.largest.time).toBe(readingOf(3).time);
    const shrinking = times(8, (step) => ({ bid: [{ ...LONGS, size: step >= 3 ? 250 : 500 }] }));
    expect(kinds(follow(shrinking).events)).toEqual([['shrunk', 1]]);
  });

  it('is not the market’s when the map was worked out anew', () => {
    const remade = times(12, (step) => ({
      bid: [{ ...LONGS, size: step >= 3 ? 1_200 : 500, price: step >= 3 ? 58_250 : 58_000 }],
      isRemade: step === 3,
    }));
    expect(follow(remade).events).toEqual([]);
  });

  it('is told as merging and splitting', () => {
    const thin = { ...LONGS, width: 100 };
    const apart = {
      bid: [
        { ...thin, price: 57_700 },
        { ...thin, price: 58_150, size: 350 },
      ],
    };
    const together = { bid: [{ ...LONGS, price: 57_890, size: 850, width: 220 }] };
    const merging = follow(times(8, (step) => (step < 3 ? apart : together)));
    expect(merging.events.filter(({ kind }) => kind === 'merged')).toMatchObject([{ id: 2, into: 1 }]);
    expect(merging.events.some(({ kind }) => kind === 'dissipated')).toBe(false);
    const splitting = follow(times(8, (step) => (step < 3 ? together : apart)));
    expect(splitting.events.filter(({ kind }) => kind === 'split')).toMatchObject([{ id: 2, from: 1 }]);
    expect(splitting.events.some(({ kind }) => kind === 'born')).toBe(false);
  });
});

const gone = (changes: Parameters<typeof readingOf>[1]) =>
  follow(times(8, (step) => (step < 3 ? still : { bid: [LONGS], ...changes }))).events;

describe('the end', () => {
  it('says why', () => {
    expect(gone({})).toMatchObject([{ kind: 'dissipated', id: 2, reason: 'faded' }]);
    expect(gone({ isRemade: true })).toMatchObject([{ kind: 'dissipated', reason: 'recalibrated' }]);
    expect(gone({ openInterestChange: -0.3 })).toMatchObject([{ kind: 'dissipated', reason: 'closed' }]);
    expect(gone({ openInterestChange: -0.1 })).toMatchObject([{ kind: 'dissipated', reason: 'faded' }]);
    const known = { low: 50_000, high: 61_000 };
    expect(gone({ ask: densityOf(sizesOf([]), { known }) })).toMatchObject([
      { kind: 'dissipated', reason: 'out of sight' },
    ]);
  });
});

/** The price falls through the longs at 58,000 and stays below; the map loses them, or has some again. */
function fall(rebuilt: number, changes: Partial<FollowedReading> = {}) {
  const prices = [60_000, 60_000, 60_000, 58_700, 58_400, 57_950, 57_000];
  return times(16, (step) => {
    const price = prices[step] ?? 57_000;
    const size = step < 5 ? 500 : step < 8 ? 0 : rebuilt;
    return { bid: [{ ...LONGS, size }], ask: [SHORTS], price, ...changes };
  });
}

const prints = (size: number) => [{ price: 58_000, size, position: 'long' as const }];

const feed = (size: number, changes = {}) =>
  ({
    venue: 'binance-usdm',
    completeness: 'complete',
    isWhole: true,
    prints: prints(size),
    ...changes,
  }) as const;

describe('a sweep', () => {
  it('is told from the approach to what is left', () => {
    const { events } = follow(fall(0, { feeds: [feed(40)] }));
    const own = events.filter(({ id }) => id === 1);
    expect(own.map(({ kind }) => kind)).toEqual(['approached', 'entered', 'swept', 'depletion']);
    const [approached, entered, swept, end] = own;
    expect(approached?.distance).toBeGreaterThan(-0.005);
    expect(approached?.distance).toBeLessThan(0);
    expect(entered?.time).toBe(readingOf(5).time);
    if (swept?.kind !== 'swept' || end?.kind !== 'depletion') throw new Error('no sweep');
    expect(swept.before).toBeGreaterThan(400);
    expect(end.time - swept.time).toBe(30 * 60_000);
    expect(end.depletion).toMatchObject({
      isConfirmed: { value: true },
      outcome: { value: 'depleted' },
      residual: { value: 0 },
    });
    expect(end.depletion.before).toBe(swept.before);
  });

  it('that liquidated hardly anything did not deplete', () => {
    const { events } = follow(fall(0, { feeds: [feed(1)] }));
    expect(events.find(({ kind }) => kind === 'depletion')).toMatchObject({
      depletion: { isConfirmed: { value: false }, outcome: { value: 'did not deplete' } },
    });
  });

  it('may be rebuilt', () => {
    const { events } = follow(fall(200, { feeds: [feed(40)] }));
    expect(events.find(({ kind }) => kind === 'depletion')).toMatchObject({
      depletion: { outcome: { value: 'rebuilt' } },
    });
  });

  it('counts the extremes between two readings', () => {
    const dip = times(12, (step) => ({
      bid: [{ ...LONGS, size: step < 3 ? 500 : 0 }],
      ...(step === 3 && { low: 57_000 }),
    }));
    expect(follow(dip).events.map(({ kind }) => kind)).toEqual(['entered', 'swept', 'depletion']);
  });

  it('is over when the price turns back before the middle', () => {
    const prices = [60_000, 60_000, 58_150, 60_000];
    const { events, state } = follow(times(6, (step) => ({ bid: [LONGS], price: prices[step] ?? 60_000 })));
    expect(kinds(events)).toEqual([['entered', 1]]);
    expect(state.tracks[0]?.contact).toBeUndefined();
  });

  it('is mirrored in a mirrored market', () => {
    const mirrored = fall(0, { feeds: [feed(40)] }).map((reading) => ({
      ...reading,
      price: 2 * PRICE - reading.price,
      bid: densityOf(reading.ask.size.toReversed()),
      ask: densityOf(reading.bid.size.toReversed()),
      feeds: [feed(0, { prints: [{ price: 62_000, size: 40, position: 'short' }] })],
    }));
    const shapeOf = (events: ReturnType<typeof follow>['events']) =>
      events.map(({ kind, time, size }) => [kind, time, Math.round(size)]);
    const [there, here] = [follow(mirrored).events, follow(fall(0, { feeds: [feed(40)] })).events];
    expect(shapeOf(there)).toEqual(shapeOf(here));
    expect(there.find(({ kind }) => kind === 'depletion')).toMatchObject({ side: 'ask' });
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
