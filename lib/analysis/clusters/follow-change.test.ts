import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { densityOf, readingOf, sizesOf } from '../density/reading-fixture';
import { driftOf } from './drift';
import { LONGS, SHORTS, follow, kinds, still, times } from './follow-fixture';

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
