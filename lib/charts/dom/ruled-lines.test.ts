// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AxisLabel } from './axis-label';
import { addPart, addSvg } from './fake-axes';
import { offsetFrom, readRuledLines, type RuledLine } from './ruled-lines';

const element = document.createElement('div');
const label = (y: number): AxisLabel => ({
  text: '1',
  x: 960,
  y,
  ink: 0,
  width: 40,
  height: 12,
  number: true,
  time: false,
  element,
});
const line = (y: number): RuledLine => ({ y, left: 0, right: 940 });

describe('offsetFrom', () => {
  it('recovers a constant offset however labels and lines are rounded', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -8, max: 8, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }),
        (offset, fractions) => {
          const heights = fractions.map((fraction, index) => index * 40 + fraction);
          const lines = heights.map((y) => line(Math.floor(y) + 0.5));
          const labels = heights.map((y) => label(Math.round(y) + offset));
          expect(Math.abs(offsetFrom(lines, labels) - offset)).toBeLessThanOrEqual(0.5 + 1e-9);
        },
      ),
    );
  });

  it('is exact where nothing is rounded', () => {
    const heights = [10.25, 50.5, 90.75];
    expect(
      offsetFrom(
        heights.map(line),
        heights.map((y) => label(y - 6)),
      ),
    ).toBeCloseTo(-6, 9);
  });

  it.each([
    ['there are no lines', [], [10, 50, 90]],
    ['lines are not those of the labels', [13, 58, 91], [10, 50, 90]],
    ['lines are too far away', [21, 61, 101], [10, 50, 90]],
    ['too few labels have one', [12, 52], [10, 50, 90, 130]],
  ])('is 0 when %s', (_, lines, labels) => {
    expect(offsetFrom(lines.map(line), labels.map(label))).toBe(0);
  });

  it('does not mind a line less or a label more', () => {
    expect(offsetFrom([12, 52, 92].map(line), [10, 50, 70, 90].map(label))).toBe(-2);
  });

  it('takes no lines that end far from the labels', () => {
    const far = [12, 52, 92].map((y) => ({ ...line(y), right: 500 }));
    expect(offsetFrom(far, [10, 50, 90].map(label))).toBe(0);
  });
});

describe('readRuledLines', () => {
  let svg: Element;
  const read = () => readRuledLines(svg, svg.getBoundingClientRect());
  beforeEach(() => {
    document.body.replaceChildren();
    svg = addSvg();
  });

  it('finds long level lines and paths, from the corner of the drawing', () => {
    addPart(svg, 'line', [110, 99.5, 900, 1], { x1: '10', x2: '910', y1: '50', y2: '50' });
    addPart(svg, 'path', [110, 199.5, 900, 1], { d: 'M 10 150.5 L 910 150.5' });
    addPart(svg, 'path', [110, 299.5, 900, 1], { d: 'M10,250.5H910' });
    expect(read()).toEqual([
      { y: 50, left: 10, right: 910 },
      { y: 150, left: 10, right: 910 },
      { y: 250, left: 10, right: 910 },
    ]);
  });

  it.each([
    ['a slope', 'line', { y1: '50', y2: '60' }],
    ['a candle', 'line', { x1: '5', x2: '5', y1: '50', y2: '90' }],
    ['a curve', 'path', { d: 'M 10 150 C 20 150 30 160 910 150' }],
    ['a slanted path', 'path', { d: 'M 10 150 L 910 151' }],
    ['a path of many parts', 'path', { d: 'M 10 150 L 400 150 L 910 150' }],
  ])('leaves out %s', (_, name, attributes) => {
    addPart(svg, name, [110, 100, 900, 40], attributes);
    expect(read()).toEqual([]);
  });

  it('leaves out short lines, as ticks are', () => {
    addPart(svg, 'line', [110, 100, 6, 1], { y1: '50', y2: '50' });
    expect(read()).toEqual([]);
  });
});
