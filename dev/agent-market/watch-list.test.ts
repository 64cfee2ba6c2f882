import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NewPosition, PositionBook } from './position-book';
import { WatchList } from './watch-list';

const START = Math.log(60_000);
const CAPACITY = 64;

const aPosition: fc.Arbitrary<NewPosition> = fc.record({
  direction: fc.constantFrom(1 as const, -1 as const),
  size: fc.constant(1),
  notional: fc.constant(60_000),
  entry: fc.constant(60_000),
  leverage: fc.constant(10),
  liquidation: fc.double({ min: 50_000, max: 70_000, noNaN: true }),
  stop: fc.oneof(fc.constant(Number.NaN), fc.double({ min: 50_000, max: 70_000, noNaN: true })),
  target: fc.oneof(fc.constant(Number.NaN), fc.double({ min: 50_000, max: 70_000, noNaN: true })),
  endsAt: fc.integer({ min: 0, max: 300 }),
  topsUp: fc.constant(false),
});

/** How many minutes from now it can end when the log price moves by up to `reach` from `at`. */
function canEnd(position: NewPosition, minute: number, at: number, reach: number): boolean {
  const isNear = (price: number) => Math.abs(Math.log(price) - at) < reach;
  return (
    position.endsAt <= minute ||
    isNear(position.liquidation) ||
    isNear(position.stop) ||
    isNear(position.target)
  );
}

describe('WatchList', () => {
  it('always lists whatever a minute can end, also what was opened since it was made', () => {
    fc.assert(
      fc.property(
        fc.array(aPosition, { maxLength: 60 }),
        fc.array(fc.double({ min: -0.02, max: 0.02, noNaN: true }), { minLength: 1, maxLength: 90 }),
        (positions, moves) => {
          const book = new PositionBook(CAPACITY);
          const list = new WatchList(book, CAPACITY);
          let at = START;
          moves.forEach((move, minute) => {
            at += move;
            list.prepare(minute, at, 0.02);
            const position = positions[minute];
            const slot = position && book.open(position);
            if (slot !== undefined) list.consider(slot);
            const due = positions
              .slice(0, minute + 1)
              .flatMap((each, index) => (canEnd(each, minute, at, 0.02) ? [index] : []));
            expect(due.filter((index) => !list.slots.includes(index))).toEqual([]);
            expect(new Set(list.slots).size).toBe(list.slots.length);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not list those that are far away', () => {
    const book = new PositionBook(CAPACITY);
    const list = new WatchList(book, CAPACITY);
    for (const liquidation of [59_500, 50_000]) {
      book.open({
        direction: 1,
        size: 1,
        notional: 60_000,
        entry: 60_000,
        leverage: 10,
        liquidation,
        stop: Number.NaN,
        target: Number.NaN,
        endsAt: 1000,
        topsUp: false,
      });
    }
    list.prepare(0, START, 0.02);
    expect(list.slots).toEqual([0]);
  });
});
