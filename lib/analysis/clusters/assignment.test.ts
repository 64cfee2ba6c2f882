import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchAtLeastCost } from './assignment';

const ALONE = 1.5;

/** The least cost over all pairings, by trying them all. */
function leastCost(costs: readonly (readonly number[])[], columns: readonly number[]): number {
  const [row, ...rest] = costs;
  if (!row) return columns.length * ALONE;
  const alone = ALONE + leastCost(rest, columns);
  const paired = columns.map(
    (column) =>
      (row[column] ?? Infinity) +
      leastCost(
        rest,
        columns.filter((other) => other !== column),
      ),
  );
  return Math.min(alone, ...paired);
}

describe('matchAtLeastCost', () => {
  it('matches as well as trying everything does', () => {
    const sides = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    const cost = fc.oneof(
      { weight: 4, arbitrary: fc.double({ min: 0, max: 4, noNaN: true }) },
      fc.constant(Infinity),
    );
    const problems = sides.chain(([rows, columns]) =>
      fc
        .array(fc.array(cost, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        })
        .map((costs) => ({ costs, columns })),
    );
    fc.assert(
      fc.property(problems, ({ costs, columns }) => {
        const costOf = (row: number, column: number) => costs[row]?.[column] ?? Infinity;
        const pairs = matchAtLeastCost(costs.length, columns, { costOf, alone: ALONE });
        expect(new Set(pairs.map(([row]) => row)).size).toBe(pairs.length);
        expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length);
        const paired = pairs.reduce((sum, [row, column]) => sum + costOf(row, column), 0);
        const total = paired + ALONE * (costs.length + columns - 2 * pairs.length);
        expect(total).toBeCloseTo(
          leastCost(
            costs,
            Array.from({ length: columns }, (_, column) => column),
          ),
          9,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('gives up a near pair where that lets two others pair', () => {
    const costs = [
      [0.2, 0.3],
      [0.1, Infinity],
    ];
    const costOf = (row: number, column: number) => costs[row]?.[column] ?? Infinity;
    expect(matchAtLeastCost(2, 2, { costOf, alone: ALONE })).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});
