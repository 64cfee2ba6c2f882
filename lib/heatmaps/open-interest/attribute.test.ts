import { MINUTE_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowBar } from '../../flow/flow-bar';
import { type OpenInterestInterval, OpenInterestTracker, type PlacedChange } from './attribute';
import { rebinChange, rowsOf } from './bins';
import { arbitraryBars, barOf, START } from './fixture';
import { OpenInterestInventory } from './inventory';

function intervalsOf(bars: readonly FlowBar[]): readonly OpenInterestInterval[] {
  const tracker = new OpenInterestTracker();
  return bars.flatMap((bar) => tracker.step(bar) ?? []);
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

const placedSum = ({ placed }: OpenInterestInterval) => sum(placed.flatMap(({ change }) => [...change]));

const mirrored = (bars: readonly FlowBar[]) =>
  bars.map((bar) => ({ ...bar, openInterest: 1e6 - bar.openInterest }));

const inventoryOf = (bars: readonly FlowBar[], binSize = 10) => {
  const inventory = new OpenInterestInventory(binSize);
  for (const interval of intervalsOf(bars)) inventory.add(interval);
  return inventory.rows();
};

describe('a change of open interest', () => {
  it('is put at the prices that were traded, by volume', () => {
    const [interval] = intervalsOf([
      barOf({ at: 0, openInterest: 1_000 }),
      barOf({ at: 1, openInterest: 1_010, traded: { 6_000: 3, 6_002: 1 } }),
    ]);
    expect(interval).toMatchObject({ from: START + MINUTE_MS, to: START + 2 * MINUTE_MS, change: 10 });
    expect(interval?.placed.map(({ change }) => [...change])).toEqual([[7.5, 0, 2.5]]);
  });

  it('waits for the next reading, which spreads it over all bars since', () => {
    const closing = [
      barOf({ at: 0, openInterest: 1_000 }),
      barOf({ at: 1, traded: { 6_000: 1 } }),
      barOf({ at: 2, openInterest: 1_000, traded: { 6_001: 2 } }),
      barOf({ at: 3, openInterest: 992, traded: { 6_000: 1 } }),
    ];
    const intervals = intervalsOf(closing);
    expect(intervalsOf(closing.slice(0, 3))).toEqual([]);
    expect(intervals).toMatchObject([{ from: START + MINUTE_MS, to: START + 4 * MINUTE_MS, change: -8 }]);
    expect(intervals[0]?.placed.map(({ change }) => sum(change))).toEqual([-2, -4, -2]);
  });

  it('is at no price when bars are missing, when nothing was traded and after hours of waiting', () => {
    const begin = barOf({ openInterest: 1_000 });
    const hours = Array.from({ length: 241 }, (_, minute) => barOf({ at: 1 + minute }));
    const cases = [
      [begin, barOf({ at: 2, openInterest: 1_001 })],
      [begin, barOf({ at: 1, openInterest: 1_001, traded: {} })],
      [begin, ...hours, barOf({ at: 242, openInterest: 1_001 })],
    ];
    expect(cases.map((bars) => intervalsOf(bars))).toMatchObject([
      [{ change: 1, placed: [], unplaced: 'bars missing', high: Number.NaN }],
      [{ change: 1, placed: [], unplaced: 'no trades' }],
      [{ change: 1, placed: [], unplaced: 'told too seldom' }],
    ]);
  });

  it('refuses bars out of order', () => {
    expect(() => intervalsOf([barOf({ at: 1 }), barOf({ at: 0 })])).toThrow('bars in order');
  });

  it('is placed whole or not at all, and nothing of it is lost between readings', () => {
    fc.assert(
      fc.property(arbitraryBars, (bars) => {
        const intervals = intervalsOf(bars);
        for (const interval of intervals) {
          const wanted = interval.unplaced ? 0 : interval.change;
          expect(Math.abs(placedSum(interval) - wanted)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(wanted)));
          expect(interval.placed.every(({ change }) => change.every(Number.isFinite))).toBe(true);
        }
        const told = bars.map(({ openInterest }) => openInterest).filter((size) => !Number.isNaN(size));
        const changed = (told.at(-1) ?? 0) - (told[0] ?? 0);
        expect(sum(intervals.map(({ change }) => change))).toBeCloseTo(changed, 3);
      }),
    );
    expect.hasAssertions();
  });

  it('closes as it opens: turned round in sign, the same cells', () => {
    fc.assert(
      fc.property(arbitraryBars, (bars) => {
        const there = intervalsOf(bars).flatMap(({ placed }) => placed.flatMap(({ change }) => [...change]));
        const back = intervalsOf(mirrored(bars)).flatMap(({ placed }) =>
          placed.flatMap(({ change }) => [...change]),
        );
        expect(back).toHaveLength(there.length);
        back.forEach((size, at) => expect(size + (there[at] ?? 0)).toBeCloseTo(0, 5));
      }),
      { numRuns: 50 },
    );
    expect.hasAssertions();
  });
});

describe('bins of another height', () => {
  const placed: PlacedChange = {
    time: 0,
    intervalMs: 1,
    open: 1,
    close: 1,
    binSize: 10,
    firstBin: 3,
    change: Float64Array.of(6, 0, -3),
  };
  const rebin = (binSize: number, shift = 0) => {
    const bins = new Map<number, number>();
    rebinChange(placed, binSize, shift, (bin, size) => bins.set(bin, (bins.get(bin) ?? 0) + size));
    return bins;
  };

  it('take what lies in them', () => {
    expect([...rebin(20)]).toEqual([
      [1, 6],
      [2, -3],
    ]);
    expect([...rebin(5)]).toEqual([
      [6, 3],
      [7, 3],
      [10, -1.5],
      [11, -1.5],
    ]);
    expect(rebin(10, 5)).toEqual(
      new Map([
        [3, 3],
        [4, 3],
        [5, -1.5],
        [6, -1.5],
      ]),
    );
  });

  it('are as many rows as lie between them', () => {
    expect(rowsOf(rebin(10), 10)).toEqual({ binSize: 10, firstBin: 3, size: Float64Array.of(6, 0, -3) });
    expect(rowsOf(new Map(), 10).size).toHaveLength(0);
  });

  it('hold the same in sum, whatever the height and the shift', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (binSize, shift) => {
          expect(sum(rebin(binSize, shift).values())).toBeCloseTo(3, 9);
        },
      ),
    );
    expect.hasAssertions();
  });
});

describe('what survives', () => {
  it('is taken from every row alike when something closes', () => {
    const bars = [
      barOf({ at: 0, openInterest: 100 }),
      barOf({ at: 1, openInterest: 160, traded: { 6_000: 1 } }),
      barOf({ at: 2, openInterest: 200, traded: { 6_001: 1 } }),
    ];
    const rows = inventoryOf([...bars, barOf({ at: 3, openInterest: 150, traded: { 6_001: 9 } })]);
    expect(inventoryOf(bars)).toMatchObject({ firstBin: 6_000, unplaced: 100 });
    expect([...inventoryOf(bars).size]).toEqual([60, 40]);
    expect([...rows.size]).toEqual([45, 30]);
    expect(rows.unplaced).toBe(75);
  });

  it('keeps apart what was opened while bars were missing', () => {
    const rows = inventoryOf([
      barOf({ at: 0, openInterest: 100 }),
      barOf({ at: 5, openInterest: 130 }),
      barOf({ at: 6, openInterest: 140 }),
    ]);
    expect([rows.unplaced, ...rows.size]).toEqual([130, 10]);
  });

  it('loses no digits when nearly everything closes again and again', () => {
    const bars = Array.from({ length: 60 }, (_, at) => barOf({ at, openInterest: at % 2 === 0 ? 1 : 1e5 }));
    const { size, unplaced } = inventoryOf(bars);
    expect(sum(size) + unplaced).toBeCloseTo(1e5, 6);
    expect(size[0]).toBeGreaterThan(99_998);
  });

  it('is the open interest, always', () => {
    fc.assert(
      fc.property(arbitraryBars, fc.constantFrom(1, 10, 25), (bars, binSize) => {
        const intervals = intervalsOf(bars);
        const { size, unplaced } = inventoryOf(bars, binSize);
        const open = intervals.at(-1)?.openInterest ?? 0;
        expect(Math.abs(sum(size) + unplaced - open)).toBeLessThanOrEqual(1e-6 * (1 + open));
        expect([...size, unplaced].every((each) => each >= -1e-9)).toBe(true);
      }),
    );
    expect.hasAssertions();
  });
});
