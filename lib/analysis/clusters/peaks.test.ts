import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeaks } from './peaks';

const RULE = { minProminence: 0.15 };
const peaksOf = (...values: readonly number[]) => findPeaks(Float64Array.from(values), RULE);

describe('findPeaks', () => {
  it('finds the peaks of the reference vector', () => {
    const values = [0, 1, 2, 6, 10, 6, 2, 1, 3, 5, 3, 1, 0];
    const found = peaksOf(...values).map(({ at, prominence, low, high, first, last }) => ({
      at,
      prominence,
      width: high - low,
      mass: values.slice(first, last + 1).reduce((sum, value) => sum + value, 0),
    }));
    expect(found).toEqual([
      { at: 4, prominence: 10, width: 2.5, mass: 26 },
      { at: 9, prominence: 4, width: 2, mass: 11 },
    ]);
  });

  it('puts a level top in its middle', () => {
    expect(peaksOf(0, 4, 4, 0).map(({ at }) => at)).toEqual([1.5]);
    expect(peaksOf(0, 1, 4, 4, 4, 2, 0).map(({ at }) => at)).toEqual([3]);
  });

  it('takes two for one where the valley is shallow', () => {
    expect(peaksOf(0, 10, 7.9, 9.9, 0).map(({ at }) => at)).toEqual([1, 3]);
    expect(peaksOf(0, 10, 8, 9.9, 0).map(({ at }) => at)).toEqual([1]);
  });

  it('leaves out what hardly stands out, and what touches an end', () => {
    expect(peaksOf(0, 10, 0, 1.4, 0).map(({ at }) => at)).toEqual([1]);
    expect(peaksOf(10, 5, 1, 5, 10)).toEqual([]);
    expect(peaksOf(0, 0, 0)).toEqual([]);
    expect(peaksOf()).toEqual([]);
  });

  it('asks for more where there is noise', () => {
    const values = Float64Array.of(0, 10, 0, 10, 0);
    const found = findPeaks(values, { ...RULE, noiseAt: (bin) => (bin > 2 ? 11 : 0) });
    expect(found.map(({ at }) => at)).toEqual([1]);
  });

  const curves = fc
    .array(fc.double({ min: 0, max: 1e9, noNaN: true }), { maxLength: 60 })
    .map((values) => Float64Array.from(values));

  it('gives no bin to two peaks, and none beyond the curve', () => {
    fc.assert(
      fc.property(curves, (values) => {
        let end = -1;
        for (const peak of findPeaks(values, { minProminence: 0.01 })) {
          expect(peak.first).toBeGreaterThan(end);
          expect(peak.low).toBeLessThanOrEqual(peak.at);
          expect(peak.high).toBeGreaterThanOrEqual(peak.at);
          expect(peak.first).toBeLessThanOrEqual(peak.at);
          expect(peak.last).toBeGreaterThanOrEqual(peak.at);
          expect(peak.prominence).toBeGreaterThan(0);
          end = peak.last;
        }
        expect(end).toBeLessThan(Math.max(1, values.length));
      }),
    );
  });

  it('sees a mirrored curve mirrored', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1e6 }), { maxLength: 60 }), (numbers) => {
        const values = Float64Array.from(numbers);
        const mirrored = findPeaks(values.toReversed(), RULE).toReversed();
        const last = values.length - 1;
        const back = mirrored.map(({ at, prominence, first, last: end }) => [
          last - at,
          prominence,
          last - end,
          last - first,
        ]);
        expect(back).toEqual(
          findPeaks(values, RULE).map(({ at, prominence, first, last: end }) => [at, prominence, first, end]),
        );
      }),
    );
  });

  it('finds the prominence that walking out to higher ground finds', () => {
    fc.assert(
      fc.property(curves, (values) => {
        for (const { at, height, prominence } of findPeaks(values, { minProminence: 0 })) {
          const lowest = (step: 1 | -1) => {
            let low = height;
            for (let index = Math.round(at); index >= 0 && index < values.length; index += step) {
              const value = values[index] as number;
              if (value > height) break;
              low = Math.min(low, value);
            }
            return low;
          };
          expect(prominence).toBe(height - Math.max(lowest(-1), lowest(1)));
        }
      }),
    );
  });
});
