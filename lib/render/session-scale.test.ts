import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dequantise } from '../heatmaps/columns/quantise';
import type { Cutoff } from '../heatmaps/layer-style';
import { SessionScale } from './session-scale';
import { BINS, testColumn } from './test-scene';

const percentile = (value: number): Cutoff => ({ kind: 'percentile', value });
const size = (code: number): Cutoff => ({ kind: 'size', value: dequantise(code, BINS.unit) });
const CUTOFFS = { low: percentile(0), high: percentile(100) };
const HOUR = 3_600_000;
/** Ten o'clock UTC. */
const NOW = Date.UTC(2026, 2, 15, 10);
const EVENING = NOW + 13 * HOUR;
const NEXT_DAY = NOW + 14 * HOUR;

/** A column of that minute with these codes. */
const minute = (index: number, ...codes: readonly number[]) => ({
  ...testColumn({ bids: Object.fromEntries(codes.map((code, bin) => [bin, code])) }),
  time: NOW - HOUR + index * 60_000,
});

const scaleOf = (cutoffs: { low: Cutoff; high: Cutoff } = CUTOFFS) => new SessionScale(cutoffs, BINS.unit);

const ALL = { low: 0, high: Number.MAX_VALUE };

describe('SessionScale', () => {
  it('counts only what lies between the prices that are shown', () => {
    const scale = new SessionScale(CUTOFFS, BINS.unit);
    const { binSize, firstBin } = BINS;
    const shown = { low: (firstBin + 1) * binSize, high: (firstBin + 2.5) * binSize };
    scale.observe([minute(0, 10, 20, 30, 200)], shown, NOW);
    expect([...scale.histogram.entries()].filter(([, count]) => count > 0)).toEqual([
      [20, 1],
      [30, 1],
    ]);
  });

  it('takes its range from the cells that were shown, at once for the first', () => {
    const scale = scaleOf({ low: percentile(50), high: percentile(100) });
    scale.observe([minute(0, 10, 20, 30, 40)], ALL, NOW);
    expect(scale.range).toEqual({ low: 20, high: 40 });
    expect(scale.easedRange(NOW)).toEqual(scale.range);
    expect(scale.top).toBe(dequantise(40, BINS.unit));
  });

  it('counts a minute once, however often and in whatever columns it is shown', () => {
    const scale = scaleOf();
    scale.observe([minute(0, 10, 40), { ...minute(0, 99), time: NOW - HOUR + 30_000 }], ALL, NOW);
    scale.observe([minute(0, 10, 40), minute(1, 20)], ALL, NOW + 1);
    expect([10, 20, 40, 99].map((code) => scale.histogram[code])).toEqual([1, 1, 1, 0]);
  });

  it('never shrinks within a day, wherever the view goes', () => {
    const codes = fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 12 });
    const views = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), codes), { minLength: 2 });
    fc.assert(
      fc.property(views, fc.integer({ min: 0, max: 60 }), (shown, low) => {
        const scale = scaleOf({ low: percentile(low), high: percentile(95) });
        const ranges = shown.map(([at, cells], index) => {
          scale.observe([minute(at, ...cells)], ALL, NOW + index * 1000);
          return scale.range;
        });
        ranges.slice(1).forEach((range, index) => {
          expect(range.low).toBeLessThanOrEqual(ranges[index]?.low ?? 0);
          expect(range.high).toBeGreaterThanOrEqual(ranges[index]?.high ?? 0);
        });
      }),
    );
  });

  it('starts afresh with the first columns of a new UTC day', () => {
    const scale = scaleOf();
    scale.observe([minute(0, 10, 200)], ALL, NOW);
    scale.observe([minute(1, 50, 60)], ALL, EVENING);
    expect(scale.range).toEqual({ low: 10, high: 200 });
    scale.observe([], ALL, NEXT_DAY);
    expect(scale.range).toEqual({ low: 10, high: 200 });
    scale.observe([minute(1, 50, 60)], ALL, NEXT_DAY + 1);
    expect(scale.range).toEqual({ low: 50, high: 60 });
  });

  it('eases a change over 300 ms, also when another comes meanwhile', () => {
    const scale = scaleOf();
    scale.observe([minute(0, 100, 110)], ALL, NOW);
    scale.observe([minute(1, 100, 170)], ALL, NOW + 1000);
    const highs = [0, 75, 150, 225, 300, 900].map((ms) => scale.easedRange(NOW + 1000 + ms).high);
    expect(highs).toEqual([110, 119, 140, 161, 170, 170]);
    expect(scale.range.high).toBe(170);
    scale.observe([minute(2, 60)], ALL, NOW + 1150);
    expect(scale.easedRange(NOW + 1150)).toEqual({ low: 100, high: 140 });
    expect(scale.easedRange(NOW + 1450)).toEqual({ low: 60, high: 170 });
  });

  it('follows other cut-offs at once, back to the session when they are percentiles again', () => {
    const scale = scaleOf();
    scale.observe([minute(0, 50, 150)], ALL, NOW);
    scale.setCutoffs({ low: { kind: 'size', value: BINS.unit }, high: percentile(100) });
    expect(scale.easedRange(NOW)).toEqual({ low: 1, high: 150 });
    scale.setCutoffs(CUTOFFS);
    expect(scale.easedRange(NOW)).toEqual({ low: 50, high: 150 });
  });

  it('holds sizes as they were typed whatever is shown', () => {
    const scale = scaleOf({ low: size(30), high: size(90) });
    expect(scale.range).toEqual({ low: 30, high: 90 });
    scale.observe([minute(0, 1, 250)], ALL, NOW);
    expect(scale.range).toEqual({ low: 30, high: 90 });
  });

  it('counts sizes given in another unit as what they are', () => {
    const scale = scaleOf();
    scale.observe([{ ...minute(0, 50), grid: { ...BINS, unit: BINS.unit * 4 } }], ALL, NOW);
    expect(scale.histogram[70]).toBe(1);
  });
});
