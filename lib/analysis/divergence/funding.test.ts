import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { NOW, sourceOf } from '../../heatmaps/funding/fixture';
import { fundingView } from '../../heatmaps/funding/view';
import { asymmetry } from '../clusters/asymmetry';
import { readingOf } from '../density/reading-fixture';
import { fundingCross, isWithCrowd } from './funding';

const mapOf = (below: number, above: number) =>
  asymmetry(
    readingOf(0, { bid: [{ price: 59_000, size: below }], ask: [{ price: 61_000, size: above }] }),
    0.03,
  );

/** One venue's predicted rate of its own interval. */
const viewOf = (rate: number, intervalHours = 8) =>
  fundingView('BTC-USDT', NOW, [sourceOf({ intervalHours, predicted: { rate } })]);

const crossOf = (rate: number, map = mapOf(300, 100), intervalHours = 8) =>
  ensureDefined(fundingCross(viewOf(rate, intervalHours), map).value, 'cross');

describe('fundingCross', () => {
  it.each([
    [0.0005, 4, 0.001, 'crowded long', 'long'],
    [0.000013, 1, 0.000104, 'usual', undefined],
    [0.0005, 8, 0.0005, 'crowded long', 'long'],
    [-0.0003, 8, -0.0003, 'elevated short', 'short'],
    [-0.0005, 8, -0.0005, 'crowded short', 'short'],
  ] as const)('%d in %d h is %d in 8 h: %s', (rate, intervalHours, r8, level, crowd) => {
    const cross = crossOf(rate, mapOf(300, 100), intervalHours);
    expect(cross.r8).toBeCloseTo(r8, 9);
    expect(cross).toMatchObject({ level, crowd });
  });

  it('compares the crowd with the side whose liquidations weigh more', () => {
    expect(crossOf(0.0006, mapOf(300, 100))).toMatchObject({ heavy: 'long', relation: 'agrees' });
    expect(crossOf(0.0006, mapOf(100, 300))).toMatchObject({ heavy: 'short', relation: 'contradicts' });
    expect(crossOf(0.0006, mapOf(100, 100))).toMatchObject({ heavy: undefined, relation: 'no heavy side' });
    expect(crossOf(0.0001)).toMatchObject({ crowd: undefined, relation: 'no crowd' });
    expect(crossOf(-0.0006, mapOf(100, 300))).toMatchObject({ heavy: 'short', relation: 'agrees' });
  });

  it('says whether a direction is the crowd’s', () => {
    expect(isWithCrowd(crossOf(0.0006), 'long')).toBe(true);
    expect(isWithCrowd(crossOf(0.0006), 'short')).toBe(false);
    expect(isWithCrowd(crossOf(0.0001), 'long')).toBeUndefined();
  });

  it('names the venues, in whatever order they come, and those that are left out', () => {
    const sources = [
      sourceOf({ venue: 'binance-usdm', predicted: { rate: 0.0008 }, openInterest: { size: 3_000 } }),
      sourceOf({ venue: 'okx-swap', predicted: { rate: -0.0001 } }),
      sourceOf({ venue: 'bybit-linear', openInterest: undefined }),
    ];
    const cross = ensureDefined(
      fundingCross(fundingView('BTC-USDT', NOW, sources), mapOf(300, 100)).value,
      'cross',
    );
    expect(cross.venues.map(({ venue, level }) => [venue, level])).toEqual([
      ['binance-usdm', 'crowded long'],
      ['okx-swap', 'usual'],
    ]);
    expect(cross.leftOut).toEqual([{ venue: 'bybit-linear', reason: 'no open interest' }]);
    expect(cross.r8).toBeCloseTo((3 * 0.0008 - 0.0001) / 4, 12);
    expect(cross.uniformity).toBe(0.75);
    expect(cross.spread).toBeCloseTo(0.0009, 12);
    const back = fundingCross(fundingView('BTC-USDT', NOW, sources.toReversed()), mapOf(300, 100)).value;
    expect(back?.r8).toBeCloseTo(cross.r8, 12);
    expect(back).toMatchObject({ relation: cross.relation, uniformity: cross.uniformity });
  });

  it('knows nothing without a rate and its open interest', () => {
    const view = fundingView('BTC-USDT', NOW, [sourceOf({ openInterest: undefined })]);
    expect(fundingCross(view, mapOf(1, 1))).toEqual({
      value: undefined,
      why: 'no rate with its open interest',
    });
  });
});
