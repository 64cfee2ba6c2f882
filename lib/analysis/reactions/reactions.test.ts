import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import type { PriceBar } from '../../heatmaps/volume-profile/naked-pocs';
import type { ByChance } from '../statistics/drawn-chance';
import type { Proportion } from '../statistics/proportion';
import { randomFrom } from '../statistics/random';
import { Extremes } from './extremes';
import { frozenZones, isNear, knownBy } from './frozen-zones';
import { followingZones, randomMarket } from './market-fixture';
import { type PivotReactions, pivotReactions } from './pivot-reactions';
import { type TouchReactions, touchReactions } from './touch-reactions';
import { pivotsOf, turnThreshold } from './zigzag';

const MINUTE = 60_000;

const barsOf = (...ranges: readonly (readonly [low: number, high: number])[]): readonly PriceBar[] =>
  ranges.map(([low, high], index) => ({
    time: index * MINUTE,
    end: (index + 1) * MINUTE,
    low,
    high,
    close: (low + high) / 2,
  }));

describe('pivotsOf', () => {
  it('finds the extremes between moves that are large enough, and when they were known', () => {
    const bars = barsOf([100, 100], [100, 103], [101, 102], [99, 100], [97, 98], [97.5, 98.5], [99, 100]);
    expect(pivotsOf(bars, 0.02)).toEqual([
      { time: 0, knownFrom: MINUTE, knownAt: 2 * MINUTE, price: 100, kind: 'low' },
      { time: MINUTE, knownFrom: 3 * MINUTE, knownAt: 4 * MINUTE, price: 103, kind: 'high' },
      { time: 4 * MINUTE, knownFrom: 6 * MINUTE, knownAt: 7 * MINUTE, price: 97, kind: 'low' },
    ]);
    expect(pivotsOf(bars, 0.1)).toEqual([]);
    expect(pivotsOf([], 0.1)).toEqual([]);
  });

  it('takes 1 %, or 1.5 hourly ranges where that is more', () => {
    expect(turnThreshold(barsOf([100, 100.1], [100, 100.2]))).toBe(0.01);
    expect(turnThreshold(barsOf([100, 101], [99, 100], [100, 102]))).toBeCloseTo(1.5 * (102 / 99 - 1), 12);
    expect(turnThreshold([])).toBe(0.01);
  });
});

describe('zones', () => {
  it('are near within the reach, ends included', () => {
    const { offsets } = frozenZones(0, 100, [102, 99]);
    expect([...offsets]).toEqual([Math.log(0.99), Math.log(1.02)]);
    expect(isNear(offsets, Math.log(1.02) + 0.005, 0.005)).toBe(true);
    expect(isNear(offsets, Math.log(1.02) + 0.0051, 0.005)).toBe(false);
    expect(isNear(offsets, Math.log(0.99) - 0.004, 0.005)).toBe(true);
    expect(isNear(new Float64Array(), 0, 0.005)).toBe(false);
  });

  it('are those that were known by a time', () => {
    const zones = [10, 20, 30].map((time) => frozenZones(time, 100, []));
    expect([5, 10, 19, 20, 99].map((time) => knownBy(zones, time))).toEqual([-1, 0, 0, 1, 2]);
  });

  // Analytics: chance shares for so many random levels a side in ±5 %.
  it.each([
    [1, 18],
    [2, 33],
    [3, 46],
    [4, 57],
    [5, 65],
    [6, 71],
    [8, 81],
    [10, 87],
  ])('%d random ones a side lie near %d %% of all turns', (levels, percent) => {
    const random = randomFrom(levels);
    const draws = Array.from({ length: 20_000 }, () => {
      const { offsets } = frozenZones(
        0,
        1,
        Array.from({ length: levels }, () => Math.exp(0.05 * random())),
      );
      return isNear(offsets, 0.05 * random(), 0.005);
    });
    const share = draws.filter(Boolean).length / draws.length;
    expect(Math.abs(share * 100 - percent)).toBeLessThan(1.5);
  });
});

describe('Extremes', () => {
  it('finds what looking at every bar finds', () => {
    const { bars } = randomMarket(5, 1);
    const extremes = new Extremes(bars);
    for (const from of [0, 1, 63, 64, 700, bars.length])
      for (const price of [58_000, 59_900, 60_000, 60_200, 61_000]) {
        const found = (holds: (bar: PriceBar) => boolean) => {
          const index = bars.findIndex((bar, at) => at >= from && holds(bar));
          return index < 0 ? Infinity : index;
        };
        expect(extremes.firstAbove(from, price)).toBe(found(({ high }) => high >= price));
        expect(extremes.firstBelow(from, price)).toBe(found(({ low }) => low <= price));
      }
  });
});

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

/** Of 40 shares, more than this many lie beyond a true 95 % interval in less than one case of a hundred. */
const MOST_BEYOND = 6;

function reactionsIn(seed: number, { days = 20, pull = 0 } = {}) {
  const { bars, zones } = randomMarket(seed, days, pull);
  return {
    pivots: ensureDefined(pivotReactions(turnsOf(bars), zones, seed).value, 'pivots'),
    touches: ensureDefined(touchReactions(bars, zones, seed).value, 'touches'),
  };
}

function turnsOf(bars: readonly PriceBar[], threshold = turnThreshold(bars)) {
  return { pivots: pivotsOf(bars, threshold), threshold };
}

type Found = readonly [share: Proportion, chance: ByChance];

const turnsIn = ({ near, chance }: PivotReactions): Found => [near, chance];
const touchesIn = ({ held, chance }: TouchReactions): Found => [held, chance];
const isAbove = ([{ share }, { interval }]: Found) => share > interval.high;
const isBelow = ([{ share }, { interval }]: Found) => share < interval.low;

function expectChance(found: readonly Found[]): void {
  expect(found.filter((each) => isAbove(each) || isBelow(each)).length).toBeLessThanOrEqual(MOST_BEYOND);
  expect(found.filter(([, { p }]) => p < 0.05).length).toBeLessThanOrEqual(MOST_BEYOND);
  const lift = found.reduce((sum, [{ share }, { value }]) => sum + share - value, 0) / found.length;
  expect(Math.abs(lift)).toBeLessThan(0.02);
}

describe('on a market without structure', () => {
  const all = SEEDS.map((seed) => reactionsIn(seed));

  it('turns near zones are as many as chance gives', () => {
    expectChance(all.map(({ pivots }) => turnsIn(pivots)));
    for (const { pivots } of all) expect(pivots.near.of).toBeGreaterThan(30);
  });

  // Such zones are swept behind the price and stand ahead of it, which zones of random hours do not.
  it('turns near zones that follow the price are as many as chance gives, too', () => {
    expectChance(
      SEEDS.map((seed) => {
        const { bars } = randomMarket(seed, 20);
        return turnsIn(
          ensureDefined(pivotReactions(turnsOf(bars), followingZones(bars), seed).value, 'pivots'),
        );
      }),
    );
  });

  it('touches of zones hold as often as those of other levels', () => {
    expectChance(all.map(({ touches }) => touchesIn(touches)));
    const baseline = all.reduce((sum, { touches }) => sum + touches.chance.value, 0) / all.length;
    expect(baseline).toBeGreaterThan(0.4);
    expect(baseline).toBeLessThan(0.52);
  });
});

describe('on a market that turns at its zones', () => {
  it('they are found out', () => {
    const found = SEEDS.slice(0, 4).map((seed) => reactionsIn(seed, { days: 60, pull: 0.7 }));
    for (const { pivots, touches } of found) {
      expect([isAbove(turnsIn(pivots)), isAbove(touchesIn(touches))]).toEqual([true, true]);
      expect([pivots.chance.p < 0.01, touches.chance.p < 0.01]).toEqual([true, true]);
    }
  });
});

describe('what is too little', () => {
  it('is said, not counted', () => {
    const { bars, zones } = randomMarket(1, 3);
    const turns = turnsOf(bars, 0.01);
    expect(pivotReactions(turns, [], 1)).toEqual({ value: undefined, why: 'nothing counted' });
    expect(touchReactions(bars, zones.slice(0, 40), 1)).toEqual({ value: undefined, why: 'too few zones' });
    expect(pivotReactions(turnsOf([]), zones, 1)).toEqual({ value: undefined, why: 'nothing counted' });
    expect(touchReactions([], zones, 1)).toEqual({ value: undefined, why: 'nothing counted' });
    const early = pivotReactions(
      turns,
      zones.map((each) => ({ ...each, time: each.time + 86_400_000 })),
      1,
    );
    expect(early.value?.unknown).toBeGreaterThan(0);
  });

  it('answers the same for the same seed', () => {
    expect(reactionsIn(3, { days: 4 })).toEqual(reactionsIn(3, { days: 4 }));
  });
});
