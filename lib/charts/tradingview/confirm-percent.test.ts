import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { priceToY } from '../chart-view';
import { confirmPercent, type ScaleLabel } from './confirm-percent';
import type { PricePoint, TradingViewSample } from './sample';

const HEIGHT = 400;
const BASE = 62_500;
const HEIGHTS = [20, 110, 200, 290, 380];

/** 64,000 at the top and 60,000 at the bottom: +2.4 % and −4 % of the base. */
const priceAt = (y: number) => 64_000 - 10 * y;

const sampleOf = (mode: 2 | 3, priceOf = priceAt): TradingViewSample => ({
  index: 0,
  active: true,
  paneHeight: HEIGHT,
  inverted: false,
  mode,
  prices: HEIGHTS.map((y): PricePoint => [priceOf(y), y]),
  bars: [],
});

const percentAt = (y: number) => 100 * (priceAt(y) / BASE - 1);
const indexAt = (y: number) => (100 * priceAt(y)) / BASE;
const labelsOf = (valueAt: (y: number) => number, shift = 0): ScaleLabel[] =>
  [25, 75, 150, 250, 300, 375].map((y) => ({ y: y + shift, value: valueAt(y) }));

describe('confirmPercent', () => {
  it.each([
    [2, percentAt],
    [3, indexAt],
  ] as const)('gives prices in mode %s when the labels agree', (mode, valueAt) => {
    const axis = ensureDefined(confirmPercent(sampleOf(mode), labelsOf(valueAt)), 'axis');
    expect(priceToY(axis, 63_000)).toBeCloseTo(100, 6);
  });

  it('bears labels that are drawn on whole pixels', () => {
    const labels = labelsOf(percentAt).map(({ y, value }, index) => ({ y: y + (index % 2) - 0.5, value }));
    expect(confirmPercent(sampleOf(2), labels)).toBeDefined();
  });

  it.each([
    ['of percentages', 2, percentAt],
    ['of an index', 3, indexAt],
  ] as const)('does not take the numbers %s for prices', (_, mode, valueAt) => {
    expect(confirmPercent(sampleOf(mode, valueAt), labelsOf(valueAt))).toBeUndefined();
    expect(confirmPercent(sampleOf(mode, indexAt), labelsOf(valueAt))).toBeUndefined();
  });

  const bent = (y: number) => percentAt(y) + 0.02 * ((y - 200) / 200) ** 3 * 2.4;

  it.each([
    ['are too few', labelsOf(percentAt).slice(0, 2)],
    ['are none', []],
    ['stand in one place', Array.from({ length: 5 }, () => ({ y: 100, value: 1 }))],
    ['are of the other kind', labelsOf(indexAt)],
    ['are stretched', labelsOf((y) => 1.02 * percentAt(y))],
    ['run the other way', labelsOf((y) => percentAt(HEIGHT - y))],
    ['bend', labelsOf(bent)],
    ['contain one that is off', [...labelsOf(percentAt), { y: 203, value: percentAt(200) }]],
    ['contain one that is none', [...labelsOf(percentAt), { y: 203, value: NaN }]],
  ])('parks labels that %s', (_, labels) => {
    expect(confirmPercent(sampleOf(2), labels)).toBeUndefined();
  });

  it.each([
    ['bend', (y: number) => 64_000 * Math.exp(-y / 500)],
    ['are below zero', (y: number) => -priceAt(y)],
    ['stand still', () => 62_000],
  ])('parks prices that %s', (_, priceOf) => {
    expect(confirmPercent(sampleOf(2, priceOf), labelsOf(percentAt))).toBeUndefined();
  });

  it.each([
    ['a linear scale', { mode: 0 }],
    ['an unknown scale', { mode: undefined }],
    ['a pane of unknown height', { paneHeight: undefined }],
    ['no prices', { prices: [] }],
  ])('is not for %s', (_, changes) => {
    const sample = { ...sampleOf(2), ...changes } as TradingViewSample;
    expect(confirmPercent(sample, labelsOf(percentAt))).toBeUndefined();
  });

  it('confirms no axis that is more than two pixels from a label of some base', () => {
    const numbers = { noNaN: true, noDefaultInfinity: true };
    fc.assert(
      fc.property(
        fc.double({ ...numbers, min: -3, max: 3 }),
        fc.double({ ...numbers, min: 0.9, max: 1.1 }),
        fc.double({ ...numbers, min: -5, max: 5 }),
        (add, stretch, jump) => {
          const labels = labelsOf((y) => add + stretch * percentAt(y));
          labels.push({ y: 330 + jump, value: add + stretch * percentAt(330) });
          const axis = confirmPercent(sampleOf(2), labels);
          if (!axis) return;
          const bases = labels.map(({ y, value }) => priceAt(y) / (1 + value / 100));
          const [low, high] = [Math.min(...bases), Math.max(...bases)];
          expect(high - low).toBeLessThanOrEqual(2 * 2 * 10 * 1.05);
        },
      ),
    );
  });
});
