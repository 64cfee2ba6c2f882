import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthShape, isShapedFor, seenBands } from './depth-shape';
import { MemorySurface } from './memory-surface';
import { paintDepth } from './paint-depth';
import { AXES, BOOK_WITH_WALLS, INVERTED, LOG, OPTIONS } from './paint-depth-scene';
import type { ChartAxes } from './project';
import { WholePixelContext } from './whole-pixel-context';

const zoomed = (times: number) => ({ ...AXES.price, slope: AXES.price.slope * times });

const lifted = (axes: ChartAxes, down: number): ChartAxes => ({
  ...axes,
  price: { ...axes.price, offset: axes.price.offset + down },
});

/** The pixels of the book, drawn with a shape that was made for other axes. */
function pixels(axes: ChartAxes, madeFor: ChartAxes) {
  const canvas = new WholePixelContext(new MemorySurface(axes.pane.width, axes.pane.height));
  paintDepth(canvas, axes, depthShape(madeFor.price, BOOK_WITH_WALLS), OPTIONS);
  return Buffer.from(canvas.target.pixels);
}

describe('depthShape', () => {
  it('is drawn the same wherever the scale was when it was made', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(AXES, INVERTED, LOG),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: -300, max: 300 }),
        (axes, there, here) => {
          const [one, other] = [lifted(axes, there), lifted(axes, here)];
          expect(isShapedFor(depthShape(one.price, BOOK_WITH_WALLS), other.price)).toBe(true);
          expect(pixels(other, one).equals(pixels(other, other))).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is made anew for another scale', () => {
    const shape = depthShape(AXES.price, BOOK_WITH_WALLS);
    expect([0.98, 0.995, 1.005, 1.02].map((times) => isShapedFor(shape, zoomed(times)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isShapedFor(shape, INVERTED.price)).toBe(false);
    expect(isShapedFor(shape, { ...AXES.price, model: 'log' })).toBe(false);
    expect(isShapedFor(depthShape(LOG.price, BOOK_WITH_WALLS), { ...LOG.price, shift: 1 })).toBe(false);
  });

  it('has one band for each stretch that no venue knows', () => {
    const known = depthShape(zoomed(10), BOOK_WITH_WALLS).bands.map((band) => band.known);
    expect(known).toContain('none');
    expect(known.some((kind, at) => kind === 'none' && known[at + 1] === 'none')).toBe(false);
  });

  it('puts bands together until they can be seen, and holds them within the pane', () => {
    const shape = depthShape(AXES.price, BOOK_WITH_WALLS);
    const { first, end, edges } = seenBands(lifted(AXES, 100), shape);
    const heights = [...edges].slice(1).map((edge, at) => Math.abs(edge - (edges[at] as number)));
    expect(Math.min(...edges)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...edges)).toBe(AXES.pane.height);
    expect(heights.filter((height) => height > 0).length).toBeLessThan(AXES.pane.height / 1.5);
    expect(end - first).toBeLessThan(shape.bands.length);
    expect(shape.starts.at(-1)).toBe(BOOK_WITH_WALLS.grid.count);
  });
});
