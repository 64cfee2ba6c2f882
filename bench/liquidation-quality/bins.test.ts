import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiquidationDensity } from '../../lib/heatmaps/liquidation/contract';
import { BIN, massOf, truthOf, windowAround } from './bins';
import { gridAround } from './grid';
import { sum } from './statistics';

const PRICE = 60_000;

/** A map with one unit at each of some prices, on both sides. */
function mapOf(grid: LiquidationDensity['grid'], ...prices: readonly number[]): LiquidationDensity {
  const mass = new Float64Array(grid.count);
  for (const price of prices) {
    const bin = Math.floor(Math.log(price / grid.origin) / grid.step);
    mass[bin] = (mass[bin] ?? 0) + 1;
  }
  return { grid, mass: { long: mass, short: mass }, variance: undefined, scale: 'relative' };
}

const away = (bins: number) => PRICE * Math.exp(bins * BIN);

describe('massOf', () => {
  it('counts longs from the price downwards and shorts upwards', () => {
    const grid = { origin: away(-100), step: BIN, count: 200 };
    const map = mapOf(grid, away(-2.5), away(3.5));
    const { long, short } = massOf(map, windowAround(PRICE, 0.05));
    expect([long.length, short.length]).toEqual([50, 50]);
    expect(long[2]).toBeCloseTo(1, 9);
    expect(short[3]).toBeCloseTo(1, 9);
    expect(sum(long) + sum(short)).toBeCloseTo(2, 9);
  });

  it('divides a bin that two of ours share', () => {
    const grid = { origin: away(-100.25), step: BIN, count: 200 };
    const { short } = massOf(mapOf(grid, away(3.5)), windowAround(PRICE, 0.05));
    expect([short[2], short[3], short[4]].map((mass) => Number(mass?.toFixed(6)))).toEqual([0.25, 0.75, 0]);
  });

  it('loses and invents nothing inside the window', () => {
    const inside = fc.double({ min: 1.5, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(inside, { maxLength: 20 }),
        fc.double({ min: 50, max: 90_000, noNaN: true }),
        (bins, from) => {
          const grid = { ...gridAround(PRICE), origin: gridAround(PRICE).origin * (1 + from / 1e8) };
          const { short } = massOf(mapOf(grid, ...bins.map(away)), windowAround(PRICE, 0.05));
          expect(sum(short)).toBeCloseTo(bins.length, 6);
        },
      ),
    );
  });
});

describe('truthOf', () => {
  const snapshot = {
    minute: 240,
    price: PRICE,
    levels: Float64Array.of(away(-0.5), away(-1.5), away(1.5), away(-60), away(2.5)),
    sizes: Float64Array.of(1, 2, 3, 4, 5),
    directions: Int8Array.of(1, 1, -1, 1, 1),
    leverages: new Float64Array(5),
  };

  it('takes each position on its own side, and only in the window', () => {
    const { long, short } = truthOf(snapshot, windowAround(PRICE, 0.05));
    expect(Array.from(long.slice(0, 3))).toEqual([1, 2, 0]);
    expect(Array.from(short.slice(0, 3))).toEqual([0, 3, 0]);
    expect([sum(long), sum(short)]).toEqual([3, 3]);
  });

  it('can leave positions out', () => {
    const { long } = truthOf(snapshot, windowAround(PRICE, 0.05), (index) => index === 1);
    expect(Array.from(long.slice(0, 3))).toEqual([0, 2, 0]);
  });
});
