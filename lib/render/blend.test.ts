import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { over } from './blend';

const pack = (rgba: readonly number[]) =>
  (((rgba[3] ?? 0) << 24) | ((rgba[2] ?? 0) << 16) | ((rgba[1] ?? 0) << 8) | (rgba[0] ?? 0)) >>> 0;
const unpack = (pixel: number) => [0, 8, 16, 24].map((shift) => (pixel >>> shift) & 255);

/** The formula in premultiplied numbers between 0 and 1. */
function exact(below: readonly number[], above: readonly number[]): number[] {
  const [a, b] = [(above[3] ?? 0) / 255, (below[3] ?? 0) / 255];
  const alpha = a + b * (1 - a);
  const colour = [0, 1, 2].map((at) =>
    alpha === 0 ? 0 : ((above[at] ?? 0) * a + (below[at] ?? 0) * b * (1 - a)) / alpha,
  );
  return [...colour, alpha * 255];
}

const pixel = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 });

describe('over', () => {
  it('is source-over to the rounding of a channel', () => {
    fc.assert(
      fc.property(pixel, pixel, (below, above) => {
        const wanted = exact(below, above);
        const got = unpack(over(pack(below), pack(above)));
        const errors = wanted.map((value, at) => Math.abs(value - (got[at] ?? 0)));
        // A clear pixel has no colour to be right.
        expect(Math.max(...(wanted[3] === 0 ? errors.slice(3) : errors))).toBeLessThan(0.51);
      }),
    );
  });

  it('lets an opaque pixel hide what is below, and a clear one show it', () => {
    fc.assert(
      fc.property(pixel, pixel, ([r = 0, g = 0, b = 0], below) => {
        expect(over(pack(below), pack([r, g, b, 255]))).toBe(pack([r, g, b, 255]));
        expect(over(pack(below), pack([r, g, b, 0]))).toBe(pack(below));
      }),
    );
  });
});
