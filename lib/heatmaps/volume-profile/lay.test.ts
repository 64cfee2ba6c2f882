import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layCandles } from './lay-candles';
import { layFlow } from './lay-flow';
import type { RowScale } from './row-span';
import { RowStore } from './row-store';
import { arbitraryCandles, candleRows, flowBar, MONDAY, type TestCandle } from './test-sources';

const ONE: RowScale = { rowSize: 1, basis: 0 };

function laid(candles: readonly TestCandle[], scale = ONE) {
  const store = new RowStore();
  const result = layCandles(candleRows(candles), scale, store);
  return { ...store.view(), total: [...store.volume()], result };
}

const candle = (low: number, high: number, volume: number, takerBuy?: number): TestCandle => ({
  time: MONDAY,
  low,
  high,
  volume,
  ...(takerBuy !== undefined && { takerBuy }),
});

const sum = (sizes: Iterable<number>) => [...sizes].reduce((total, size) => total + size, 0);

/** How much of a candle lies between two prices. */
function overlap({ low, high, volume }: TestCandle, from: number, to: number): number {
  if (low === high) return low >= from && low < to ? volume : 0;
  return (volume * Math.max(0, Math.min(high, to) - Math.max(low, from))) / (high - low);
}

describe('layCandles', () => {
  it('spreads a candle evenly over its range, outer rows in part', () => {
    const { firstBin, unknown } = laid([candle(10.5, 13, 10)]);
    expect(firstBin).toBe(10);
    expect([...unknown]).toEqual([2, 4, 4]);
  });

  it('puts a candle of one price into the row that begins there', () => {
    expect(laid([candle(10, 10, 3)])).toMatchObject({ firstBin: 10, total: [3] });
    expect(laid([candle(0.15, 0.15, 3)], { rowSize: 0.05, basis: 0 })).toMatchObject({
      firstBin: 3,
      total: [3],
    });
  });

  it('splits by taker where that is known', () => {
    const { buy, sell, unknown } = laid([candle(10, 12, 10, 4), candle(10, 12, 6), candle(10, 12, 2, 5)]);
    expect([...buy]).toEqual([2, 2]);
    expect([...sell]).toEqual([3, 3]);
    expect([...unknown]).toEqual([4, 4]);
  });

  it('moves prices by the basis', () => {
    expect(laid([candle(10, 12, 10)], { rowSize: 1, basis: 5 })).toMatchObject({
      firstBin: 15,
      total: [5, 5],
    });
  });

  it('lays candles anywhere beyond those before them', () => {
    const { firstBin, total } = laid([
      candle(26, 27, 1),
      candle(60_000, 60_000.5, 1),
      candle(0, 0, 1),
      candle(65_535, 65_535.9, 1),
    ]);
    expect(firstBin).toBe(0);
    expect([total[0], total[26], total[60_000], total[65_535], total.length]).toEqual([1, 1, 1, 1, 65_536]);
  });

  it('lays a candle that begins a breath below the edge of any row', () => {
    for (let row = 1; row < 60; row += 1) {
      const { firstBin, total } = laid([candle(60, 61, 1), candle(row - 1e-12, row + 1, 1)]);
      expect(firstBin).toBe(row);
      expect(total[0]).toBeCloseTo(1);
    }
  });

  it('leaves out what makes no sense, and counts what does', () => {
    const nonsense = [
      candle(12, 10, 1),
      candle(-1, 1, 1),
      candle(1, 1e9, 1),
      candle(1, 2, -1),
      candle(1, 2, 1e300),
      candle(Number.NaN, 2, 1),
      candle(1, 2, Number.NaN),
    ];
    const { total, result } = laid([...nonsense, candle(5, 6, 1), candle(9, 9, 0)]);
    expect(total).toEqual([1]);
    expect(result).toEqual({ volume: 1, exact: 0, bars: 2 });
  });

  it('equals the overlap of every candle with every row', () => {
    fc.assert(
      fc.property(arbitraryCandles, fc.constantFrom(0.1, 0.5, 1, 20), (candles, rowSize) => {
        const { firstBin, total, result } = laid(candles, { rowSize, basis: 0 });
        const volume = sum(candles.map((each) => each.volume));
        expect(result.volume).toBe(volume);
        expect(sum(total)).toBeCloseTo(volume, 6);
        total.forEach((size, row) => {
          const from = (firstBin + row) * rowSize - 1e-7;
          const expected = sum(candles.map((each) => overlap(each, from, from + rowSize)));
          expect(Math.abs(size - expected)).toBeLessThan(1e-5 * (1 + volume));
        });
      }),
    );
    expect.hasAssertions();
  });

  it('leaves rows that nothing reached exactly empty', () => {
    const { total } = laid([candle(10, 13, 1 / 3), candle(10.1, 12.7, 1 / 7), candle(20, 23, 1 / 3)]);
    expect(total.slice(3, 10)).toEqual(Array(7).fill(0));
  });

  it('makes finite rows of any finite candles', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const wild = fc.array(fc.array(number, { minLength: 7, maxLength: 7 }), { maxLength: 20 });
    fc.assert(
      fc.property(wild, (rows) => {
        const store = new RowStore();
        layCandles(Float64Array.from(rows.flat()), { rowSize: 1e10, basis: 0 }, store);
        expect([...store.volume()].every((size) => Number.isFinite(size) && size >= 0)).toBe(true);
      }),
    );
    expect.hasAssertions();
  });
});

/** Bins of 1 from a price of 100 on. */
const layBins = (sizes: readonly (readonly [number, number])[], scale = ONE, exact = true) => {
  const store = new RowStore();
  const result = layFlow({ ...flowBar(MONDAY, 100, sizes).volume, exact }, scale, store);
  return { ...store.view(), result };
};

describe('layFlow', () => {
  it('adds bins to the rows that they lie in', () => {
    const { firstBin, buy, sell, result } = layBins(
      [
        [0, 0],
        [1, 2],
        [3, 4],
        [0, 0],
      ],
      { rowSize: 2, basis: 0 },
    );
    expect(firstBin).toBe(50);
    expect([...buy]).toEqual([1, 3]);
    expect([...sell]).toEqual([2, 4]);
    expect(result).toEqual({ volume: 10, exact: 10, bars: 1 });
  });

  it('shares out a bin that reaches into two rows, which is not exact then', () => {
    const { firstBin, buy, result } = layBins([[8, 0]], { rowSize: 1, basis: 0.25 });
    expect(firstBin).toBe(100);
    expect([...buy]).toEqual([6, 2]);
    expect(result).toEqual({ volume: 8, exact: 0, bars: 1 });
  });

  it('counts as exact only what the bar says is', () => {
    expect(layBins([[1, 1]], ONE, false).result).toEqual({ volume: 2, exact: 0, bars: 1 });
  });

  it('knows a bar without trades, and refuses one that makes no sense', () => {
    expect(layBins([]).result).toEqual({ volume: 0, exact: 0, bars: 1 });
    expect(layBins([[1, Number.NaN]]).result).toEqual({ volume: 0, exact: 0, bars: 0 });
    expect(layBins([[1, -1]]).result.bars).toBe(0);
  });

  it('conserves volume on any rows', () => {
    const size = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e6, noNaN: true }));
    const sizes = fc.array(fc.tuple(size, size), { maxLength: 30 });
    const shift = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(sizes, shift, fc.constantFrom(0.3, 1, 2.5, 7), (bins, basis, rowSize) => {
        const { buy, sell, result } = layBins(bins, { rowSize, basis });
        const bought = sum(bins.map(([each]) => each));
        expect(Math.abs(sum(buy) - bought)).toBeLessThanOrEqual(1e-9 * bought);
        expect(Math.abs(sum(buy) + sum(sell) - result.volume)).toBeLessThanOrEqual(1e-9 * result.volume);
      }),
    );
    expect.hasAssertions();
  });
});
