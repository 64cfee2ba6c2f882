import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VENUE_IDS } from '../market/venues';
import { type BookFact, outliers } from './outliers';

type Row = readonly [mid: number, size: number, known?: number];

const factsOf = (...rows: readonly Row[]): readonly BookFact[] =>
  rows.map(([mid, size, known = 1], index) => ({
    venue: VENUE_IDS[index] ?? 'aster',
    mid,
    size,
    known,
  }));

/** The reasons, by the place of the book in the row. */
const found = (...rows: readonly Row[]) =>
  [...(outliers(factsOf(...rows)) ?? [])].map(([venue, reason]) => [VENUE_IDS.indexOf(venue), reason]);

describe('outliers', () => {
  it.each<[string, readonly Row[], number[]]>([
    [
      'all agree',
      [
        [100, 5],
        [101, 7],
        [99, 2],
      ],
      [],
    ],
    [
      'one price is far off',
      [
        [100, 5],
        [110, 7],
        [100.2, 2],
      ],
      [1],
    ],
    [
      'two of five are off',
      [
        [100, 1],
        [100, 1],
        [100, 1],
        [50, 1],
        [1_000, 1],
      ],
      [3, 4],
    ],
    [
      'as many say one price as another',
      [
        [100, 5],
        [100, 5],
        [110, 5],
        [110, 5],
      ],
      [],
    ],
    [
      'no two agree',
      [
        [100, 5],
        [105, 5],
        [110, 5],
      ],
      [],
    ],
    [
      'one size is beyond reason',
      [
        [100, 5],
        [100, 90_000],
        [100, 7],
      ],
      [1],
    ],
    [
      'one size is large, not beyond reason',
      [
        [100, 5],
        [100, 1_000],
        [100, 7],
      ],
      [],
    ],
    [
      'nothing rests at the others',
      [
        [100, 500],
        [100, 0],
        [100, 0],
      ],
      [],
    ],
    [
      'something rests at just one other',
      [
        [100, 500],
        [100, 1],
        [100, 0],
      ],
      [],
    ],
    [
      'the others are known for a hundredth of the stretch',
      [
        [100, 900, 1],
        [100, 4, 0.01],
        [100, 4, 0.01],
      ],
      [],
    ],
    [
      'the others are known for nothing of it',
      [
        [100, 900, 1],
        [100, 1, 0],
        [100, 1, 0],
      ],
      [],
    ],
  ])('%s', (_, rows, indices) => {
    expect(found(...rows).map(([index]) => index)).toEqual(indices);
  });

  it('says why in words', () => {
    expect(found([100, 5], [109.8, 7], [100, 2])).toEqual([[1, 'its price is 9.8 % off the other venues’']]);
    expect(found([100, 5], [100, 12_000], [100, 7])).toEqual([
      [1, 'its sizes are 1,000 times those of all other venues together'],
    ]);
  });

  it('cannot judge two', () => {
    expect(outliers(factsOf([100, 5], [900, 5]))).toBeUndefined();
    expect(outliers([])).toBeUndefined();
  });

  it('leaves more than half of the prices alone, and finds one among honest ones wherever it stands', () => {
    const honest = fc.array(fc.tuple(fc.double({ min: 99, max: 101, noNaN: true }), fc.constant(5)), {
      minLength: 2,
      maxLength: 12,
    });
    const factor = fc.oneof(
      fc.double({ min: 1e-6, max: 0.9, noNaN: true }),
      fc.double({ min: 1.1, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(honest, factor, fc.nat(), (rows, off, place) => {
        const at = place % (rows.length + 1);
        const all: Row[] = rows.toSpliced(at, 0, [100 * off, 5]);
        expect(found(...all).map(([index]) => index)).toEqual([at]);
      }),
    );
    const any = fc.array(fc.tuple(fc.double({ min: 1, max: 1e5, noNaN: true }), fc.constant(5)), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(any, (rows) => {
        expect(found(...rows).length * 2).toBeLessThan(rows.length);
      }),
    );
  });
});
