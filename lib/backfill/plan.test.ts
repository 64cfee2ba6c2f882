import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covered, missing, newestSlice } from './plan';

const WANTED = { from: 100, until: 200 };

describe('what is missing', () => {
  it.each([
    ['everything', [], [WANTED]],
    ['nothing', [{ from: 50, until: 250 }], []],
    [
      'what is before and after',
      [{ from: 120, until: 150 }],
      [
        { from: 100, until: 120 },
        { from: 150, until: 200 },
      ],
    ],
    [
      'what no two that touch leave',
      [
        { from: 150, until: 200 },
        { from: 100, until: 150 },
      ],
      [],
    ],
    [
      'everything beside what is known of other times',
      [
        { from: 0, until: 90 },
        { from: 210, until: 220 },
      ],
      [WANTED],
    ],
  ])('is %s', (_, known, holes) => {
    expect(missing(WANTED, known)).toEqual(holes);
  });

  it('and what is known make up what is wanted', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }))
      .map(([from, length]) => ({ from, until: from + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (known) => {
        const inside = Array.from({ length: 100 }, (_, index) => 100 + index).filter((moment) =>
          known.some(({ from, until }) => moment >= from && moment < until),
        );
        expect(covered(WANTED, known)).toBe(inside.length);
      }),
    );
  });

  it('is fetched from its newest end', () => {
    const known = [{ from: 170, until: 200 }];
    expect(newestSlice(WANTED, known, 25)).toEqual({ from: 145, until: 170 });
    expect(newestSlice(WANTED, [...known, { from: 160, until: 165 }], 25)).toEqual({ from: 165, until: 170 });
    expect(newestSlice(WANTED, [WANTED], 25)).toBeUndefined();
  });
});
