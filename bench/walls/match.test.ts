import { describe, expect, it } from 'vitest';
import type { PlantedOrder, StoryTruth } from '../../dev/wall-story/labels';
import type { FoundOrder } from './findings';
import { addScores, f1, precision, recall, scoreOf } from './match';

const ORDER: PlantedOrder = {
  id: 1,
  label: 'pulled',
  side: 'bid',
  tick: 600_000,
  from: 100_000,
  to: 160_000,
  displayed: 1,
  executed: 0,
};
const FIND: FoundOrder = {
  label: 'pulled',
  side: 'bid',
  low: 599_990,
  high: 600_010,
  from: 101_000,
  to: 161_000,
};

const truthOf = (...orders: readonly PlantedOrder[]): StoryTruth => ({ orders, cascades: [] });
const pulled = (truth: StoryTruth, ...orders: readonly FoundOrder[]) =>
  scoreOf(truth, { orders, cascades: [] }).pulled;

describe('scoreOf', () => {
  it('counts a find once, at its side, price and time', () => {
    expect(pulled(truthOf(ORDER), FIND)).toEqual({ hits: 1, false: 0, missed: 0 });
    expect(pulled(truthOf(ORDER), FIND, { ...FIND })).toEqual({ hits: 1, false: 1, missed: 0 });
    const wrong = [{ side: 'ask' as const }, { low: 600_100, high: 600_120 }, { from: 170_000, to: 180_000 }];
    for (const change of wrong)
      expect(pulled(truthOf(ORDER), { ...FIND, ...change })).toEqual({ hits: 0, false: 1, missed: 1 });
  });

  it('counts nothing for what the truth cannot tell apart', () => {
    expect(pulled(truthOf({ ...ORDER, label: 'none' }), FIND)).toEqual({ hits: 0, false: 0, missed: 0 });
  });

  it('matches cascades by time', () => {
    const cascade = { from: 100_000, to: 120_000, direction: 'up', notional: 1e7, counts: true } as const;
    const score = (from: number, to: number) =>
      scoreOf({ orders: [], cascades: [cascade] }, { orders: [], cascades: [{ from, to }] }).cascade;
    expect(score(110_000, 140_000)).toEqual({ hits: 1, false: 0, missed: 0 });
    expect(score(200_000, 210_000)).toEqual({ hits: 0, false: 1, missed: 1 });
  });
});

it('F1 is the harmonic mean of precision and recall over all stories', () => {
  const one = scoreOf(truthOf(ORDER, { ...ORDER, tick: 610_000 }), { orders: [FIND], cascades: [] });
  const { pulled: counts } = addScores([one, one]);
  expect(counts).toEqual({ hits: 2, false: 0, missed: 2 });
  expect([precision(counts), recall(counts)]).toEqual([1, 0.5]);
  expect(f1(counts)).toBeCloseTo(2 / 3, 9);
  expect(f1({ hits: 0, false: 0, missed: 0 })).toBe(0);
});
