import { describe, expect, it } from 'vitest';
import type { DecimalStep } from '../../core/decimal-step';
import { asLot, asTick, type Side } from '../../core/units';
import { verifyChecksum } from './checksum';
import { swapMarket } from './symbols';

type Levels = readonly (readonly [tick: number, lots: number])[];

const bookOf = (levels: Readonly<Record<Side, Levels>>, priceStep: DecimalStep, sizeStep: DecimalStep) => ({
  instrument: { ...swapMarket.defaultInstrument, priceStep, sizeStep },
  top: (side: Side, limit: number) =>
    levels[side].slice(0, limit).map(([tick, lots]) => [asTick(tick), asLot(lots)] as const),
});

const tenth: DecimalStep = { units: 1, decimals: 1 };
const one: DecimalStep = { units: 1, decimals: 0 };

describe('the checksum of OKX', () => {
  it.each<[string, Levels, Levels, number]>([
    // 3366.1:7:3366.8:9:3366:6:3368:8
    [
      'levels of both sides in turn',
      [
        [33_661, 7],
        [33_660, 6],
      ],
      [
        [33_668, 9],
        [33_680, 8],
      ],
      -1_881_014_294,
    ],
    // 3366.1:7:3366.8:9:3368:8:3372:8
    [
      'a side that ends earlier',
      [[33_661, 7]],
      [
        [33_668, 9],
        [33_680, 8],
        [33_720, 8],
      ],
      831_078_360,
    ],
  ])('is that of %s', (_, bid, ask, checksum) => {
    const book = bookOf({ bid, ask }, tenth, one);
    expect(verifyChecksum(book, checksum)).toBe(true);
    expect(verifyChecksum(book, checksum >>> 0)).toBe(true);
    expect(verifyChecksum(book, checksum ^ 1)).toBe(false);
  });

  it('writes numbers without exponents and trailing zeros', () => {
    // 100:0.00000012:100.5:20
    const book = bookOf({ bid: [[1000, 12]], ask: [[1005, 2_000_000_000]] }, tenth, {
      units: 1,
      decimals: 8,
    });
    expect(verifyChecksum(book, -140_826_741)).toBe(true);
  });
});
