import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { priceToY, timeToX } from '../chart-view';
import { type Changes, fakeChart, MINUTE, START } from './fake-object';
import type { TradingViewSample } from './sample';
import { priceAxisOf, timeAxisOf } from './sample-axes';
import { sampleChart } from './sample-chart';

const sampleOf = (changes?: Changes): TradingViewSample => ({
  index: 0,
  active: true,
  ...ensureDefined(sampleChart(fakeChart(changes)), 'sample'),
});

describe('priceAxisOf', () => {
  it('reads a linear scale', () => {
    expect(priceToY(ensureDefined(priceAxisOf(sampleOf()), 'price'), 63_000)).toBeCloseTo(100, 6);
  });

  it('reads a logarithmic scale', () => {
    const scale = { getMode: () => 1, coordinateToPrice: (y: number) => 64_000 * Math.exp(-y / 500) };
    const price = ensureDefined(priceAxisOf(sampleOf({ scale })), 'price');
    expect(price.model).toBe('log');
    expect(priceToY(price, 64_000 * Math.exp(-0.3))).toBeCloseTo(150, 6);
  });

  it.each([false, true])('reads a visible range, inverted: %s', (inverted) => {
    const scale = {
      coordinateToPrice: undefined,
      isInverted: () => inverted,
      getVisiblePriceRange: () => ({ from: 60_000, to: 64_000 }),
    };
    const price = ensureDefined(priceAxisOf(sampleOf({ scale })), 'price');
    expect(priceToY(price, 63_000)).toBeCloseTo(inverted ? 300 : 100, 6);
  });

  it.each([2, 3, 4, undefined])('knows no prices in mode %s', (mode) => {
    expect(priceAxisOf(sampleOf({ scale: { getMode: () => mode } }))).toBeUndefined();
  });

  it.each([
    ['bend', (y: number) => 64_000 - y * y],
    ['stand still', () => 64_000],
  ])('knows no scale whose prices %s', (_, coordinateToPrice) => {
    expect(priceAxisOf(sampleOf({ scale: { coordinateToPrice } }))).toBeUndefined();
  });

  it('knows none without prices', () => expect(priceAxisOf({ ...sampleOf(), prices: [] })).toBeUndefined());
});

describe('timeAxisOf', () => {
  it('is dated by the bars', () => {
    const time = ensureDefined(timeAxisOf(sampleOf()), 'time');
    expect(timeToX(time, (START + 20 * MINUTE) * 1000)).toBeCloseTo(260, 6);
    expect(time.anchor).toBe('absolute');
  });

  it.each([
    [
      'differ in length',
      [
        [0, 0],
        [1000, 10],
        [9000, 20],
      ],
    ],
    [
      'run backwards',
      [
        [0, 20],
        [1000, 10],
      ],
    ],
    ['are one', [[0, 0]]],
    ['are none', []],
  ] as const)('does not exist when bars %s', (_, bars) => {
    expect(timeAxisOf({ ...sampleOf(), bars })).toBeUndefined();
  });
});
