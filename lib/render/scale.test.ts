import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantise } from '../heatmaps/columns/quantise';
import { FAMILIES, rampColours, RAMPS } from './ramps';
import { codeRange, colourTable, percentileCode, rampIndex, type Scale } from './scale';
import { cellCode, GAP, TOP_CODE, UNKNOWN } from './zones';

const histogram = (codes: readonly number[]) => {
  const counts = new Uint32Array(256);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

const alphas = (table: Uint32Array<ArrayBuffer>) => {
  const bytes = new Uint8ClampedArray(table.buffer);
  return Array.from({ length: 256 }, (_, code) => bytes[code * 4 + 3] ?? 0);
};

describe('percentileCode', () => {
  it('is the smallest code that the share of cells does not exceed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: TOP_CODE }), { minLength: 1 }),
        fc.integer({ min: 0, max: 100 }),
        (codes, percentile) => {
          const sorted = codes.toSorted((a, b) => a - b);
          const rank = Math.max(1, Math.ceil((codes.length * percentile) / 100));
          expect(percentileCode(histogram(codes), percentile)).toBe(sorted[rank - 1]);
        },
      ),
    );
  });

  it('counts neither empty cells nor unknown ones nor gaps', () => {
    expect(percentileCode(histogram([0, 0, 0, 7, GAP, UNKNOWN, UNKNOWN]), 99)).toBe(7);
    expect(percentileCode(histogram([0, UNKNOWN]), 50)).toBe(1);
  });
});

describe('codeRange', () => {
  const cells = histogram([10, 20, 30, 40, 50]);

  it('takes percentiles and sizes alike', () => {
    const range = codeRange({ kind: 'percentile', value: 40 }, { kind: 'size', value: 1 }, cells, 0.001);
    expect(range).toEqual({ low: 20, high: quantise(1, 0.001) });
  });

  it('keeps the ends apart when they meet or cross', () => {
    const one = { kind: 'percentile', value: 50 } as const;
    expect(codeRange(one, one, cells, 0.001)).toEqual({ low: 30, high: 31 });
    const range = codeRange({ kind: 'size', value: 1e12 }, { kind: 'size', value: 0.01 }, cells, 0.001);
    expect(range).toEqual({ low: TOP_CODE - 1, high: TOP_CODE });
  });

  it('survives cut-offs that are no numbers', () => {
    const broken = { kind: 'size', value: Number.NaN } as const;
    expect(codeRange(broken, broken, cells, 0.001)).toEqual({ low: 1, high: 2 });
  });
});

describe('colourTable', () => {
  const scale: Scale = { range: { low: 50, high: 150 }, curve: 'log', gamma: 1.25 };
  const ember = [rampColours(RAMPS.ember)];
  const table = colourTable(ember, scale, 0.5);

  it('paints nothing below the lower cut-off and the last colour from the upper one on', () => {
    const alpha = alphas(table);
    expect(alpha.slice(0, 50).every((value) => value === 0)).toBe(true);
    expect(alpha[100]).toBeGreaterThan(0);
    expect(new Set([...table].slice(150, TOP_CODE + 1)).size).toBe(1);
  });

  it('carries the opacity of the layer', () => {
    expect(alphas(table)[TOP_CODE]).toBe(128);
    expect(alphas(colourTable(ember, scale, 0)).every((a) => a === 0)).toBe(true);
  });

  it('tells unknown cells and gaps from empty ones', () => {
    expect(alphas(table)[UNKNOWN]).toBeGreaterThan(0);
    expect(alphas(table)[GAP]).toBeGreaterThan(0);
    expect(alphas(table)[0]).toBe(0);
  });

  it('gives each zone its own colours for the same size', () => {
    const { long, short } = FAMILIES.tide.ramps;
    const both = colourTable([rampColours(long), rampColours(short)], scale, 1);
    const alone = [long, short].map((ramp) => colourTable([rampColours(ramp)], scale, 1));
    for (let size = 1; size <= TOP_CODE - 1; size += 2) {
      for (const zone of [0, 1]) expect(both[cellCode(2, zone, size)]).toBe(alone[zone]?.[size]);
    }
    expect(() => colourTable([], scale, 1)).toThrow('zones');
  });
});

describe('rampIndex', () => {
  const range = { low: 3, high: 200 };
  const indices = (curve: Scale['curve'], gamma: number) =>
    Array.from({ length: TOP_CODE + 1 }, (_, code) => rampIndex(code, { range, curve, gamma }));

  it.each(['log', 'linear'] as const)('never dims a larger size (%s)', (curve) => {
    for (const gamma of [0.25, 1, 4]) {
      const values = indices(curve, gamma);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect([values[2], values[3], values[200], values[253]]).toEqual([0, 1, 255, 255]);
    }
  });

  it('makes equal steps of equal ratios, or of equal sizes', () => {
    const [log, linear] = [indices('log', 1), indices('linear', 1)];
    expect(log[101] ?? 0).toBeCloseTo(1 + (254 * 98) / 197, -0.5);
    // Ten codes below the top is half its size.
    expect(linear[190] ?? 0).toBeCloseTo(1 + 254 / 2, -0.5);
    expect(indices('log', 2)[101]).toBeLessThan(log[101] ?? 0);
    expect(indices('log', 0.5)[101]).toBeGreaterThan(log[101] ?? 0);
  });
});
