import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binanceUsdm } from '../exchanges/binance-usdm';
import { deribit } from '../exchanges/deribit';
import { ensureDefined } from '../core/assert';
import {
  deribitLiquidationPrice,
  hyperliquidLiquidationPrice,
  liquidationPrice,
  tierDeductions,
  tieredLiquidationPrice,
  tierOf,
} from './liquidation-price';
import type { MarginTable } from './margin';

const refuse = () => Promise.reject(new Error('asked'));

/** The copies of what venues published that are shipped, by name. */
async function shippedTables(): Promise<readonly (readonly [string, MarginTable])[]> {
  const copies = [
    ...['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'BTCUSDC'].map((symbol) => [binanceUsdm, symbol] as const),
    [deribit, 'BTC-PERPETUAL'] as const,
  ];
  return Promise.all(
    copies.map(async ([exchange, symbol]) => {
      const instrument = { ...exchange.defaults.defaultInstrument, symbol };
      return [symbol, ensureDefined(await exchange.marginTable?.(refuse, instrument), symbol)] as const;
    }),
  );
}

const binanceBitcoin = async () => ensureDefined((await shippedTables())[0], 'the first table')[1];

/** Distances of a long's and a short's liquidation from the entry, in per cent. */
const distances = (price: (side: 'long' | 'short') => number) =>
  (['long', 'short'] as const).map((side) => Math.round((price(side) - 1) * 10_000) / 100);

describe('liquidationPrice', () => {
  it('of an inverse short is what Bybit gives', () => {
    const position = { side: 'short', entry: 50_000, margin: 0.1 } as const;
    expect(liquidationPrice('inverse', position, { rate: 0.005, deduction: 0 })).toBeCloseTo(55_277.8, 1);
  });

  it('is never reached by an inverse short with as much margin as value', () => {
    const position = { side: 'short', entry: 50_000, margin: 1 } as const;
    expect(liquidationPrice('inverse', position, { rate: 0.005, deduction: 0 })).toBe(Infinity);
  });

  it.each([
    [100, -0.5, 0.51],
    [50, -1.47, 1.53],
    [25, -3.37, 3.65],
    [10, -8.64, 10.56],
    [5, -16.25, 24.37],
    [3, -24.63, 49.25],
  ])('of an inverse position at %d× is %d and %d per cent away', (leverage, long, short) => {
    const found = distances((side) =>
      liquidationPrice('inverse', { side, entry: 1, margin: 1 / leverage }, { rate: 0.005, deduction: 0 }),
    );
    expect(found).toEqual([long, short]);
  });

  it.each([
    ['OKX with its fee', 0.0045, 100, -0.55, 0.55],
    ['OKX with its fee', 0.0045, 20, -4.57, 4.53],
    ['OKX with its fee', 0.0045, 5, -19.64, 19.46],
    ['Hyperliquid', 0.0125, 40, -1.27, 1.23],
    ['Hyperliquid', 0.0125, 25, -2.78, 2.72],
    ['Hyperliquid', 0.0125, 10, -8.86, 8.64],
    ['Hyperliquid', 0.0125, 3, -32.49, 31.69],
  ])('%s, rate %d, at %d× is %d and %d per cent away', (_, rate, leverage, long, short) => {
    const found = distances((side) =>
      liquidationPrice('linear', { side, entry: 1, margin: 1 / leverage }, { rate, deduction: 0 }),
    );
    expect(found).toEqual([long, short]);
  });

  it('of an inverse contract is that of a linear one in the other money', () => {
    const share = fc.double({ min: 0.002, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom('long', 'short'), share, share, (side, margin, part) => {
        const maintenance = { rate: margin * part, deduction: 0 };
        const mirrored = side === 'long' ? 'short' : 'long';
        const linear = liquidationPrice('linear', { side, entry: 2, margin }, maintenance);
        const inverse = liquidationPrice('inverse', { side: mirrored, entry: 0.5, margin }, maintenance);
        expect(linear * inverse).toBeCloseTo(1, 9);
      }),
    );
    expect.hasAssertions();
  });
});

describe('tieredLiquidationPrice', () => {
  it.each([
    [10_000, 125, -0.4, 0.4],
    [10_000, 100, -0.6, 0.6],
    [10_000, 75, -0.94, 0.93],
    [10_000, 20, -4.62, 4.58],
    [10_000, 10, -9.64, 9.56],
    [300_000, 100, -0.52, 0.51],
    [300_000, 50, -1.52, 1.51],
    [300_000, 25, -3.53, 3.5],
    [300_000, 10, -9.56, 9.47],
    [2_000_000, 75, -0.74, 0.73],
    [2_000_000, 50, -1.41, 1.39],
    [2_000_000, 20, -4.43, 4.37],
    [2_000_000, 5, -19.52, 19.27],
  ])('of %d USD on Binance at %d× is %d and %d per cent away', async (size, leverage, long, short) => {
    const table = await binanceBitcoin();
    const found = distances((side) =>
      tieredLiquidationPrice('linear', { side, entry: 1, margin: 1 / leverage }, table, size),
    );
    expect(found).toEqual([long, short]);
  });

  it('leaves exactly the maintenance margin of the tier that holds there', async () => {
    const table = await binanceBitcoin();
    const deductions = tierDeductions(table.tiers);
    const value = fc.double({ min: 1000, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, fc.constantFrom('long', 'short'), (size, side) => {
        const margin = Math.min(1, 3 * (table.tiers[tierOf(table.tiers, size)]?.maintenanceRate ?? 0));
        const price = tieredLiquidationPrice('linear', { side, entry: 1, margin }, table, size);
        if (price <= 0) return;
        const tier = tierOf(table.tiers, size * price);
        const wanted =
          size * price * (table.tiers[tier]?.maintenanceRate ?? 0) - (deductions[tier] ?? Number.NaN);
        const left = size * (margin + (side === 'long' ? 1 : -1) * (price - 1));
        expect(Math.abs(left - wanted) / size).toBeLessThan(1e-9);
      }),
    );
    expect.hasAssertions();
  });
});

describe('tierDeductions', () => {
  it('are those that Binance publishes', async () => {
    const deductions = tierDeductions((await binanceBitcoin()).tiers);
    expect(deductions.map((sum) => Math.round(sum))).toEqual([
      0, 50, 950, 11_450, 131_450, 481_450, 2_981_450, 14_481_450, 26_481_450, 41_481_450, 121_481_450,
      421_481_450,
    ]);
  });

  it('make the margin the same on both sides of every step, in every shipped table', async () => {
    for (const [, { tiers, source }] of await shippedTables()) {
      expect(source).toHaveProperty('asOf');
      const deductions = tierDeductions(tiers);
      for (const [index, { upTo, maintenanceRate }] of tiers.slice(0, -1).entries()) {
        const next = ensureDefined(tiers[index + 1], 'the next tier').maintenanceRate;
        const below = upTo * maintenanceRate - (deductions[index] ?? Number.NaN);
        expect(upTo * next - (deductions[index + 1] ?? Number.NaN)).toBeCloseTo(below, 6);
      }
    }
  });
});

describe('deribitLiquidationPrice', () => {
  it.each(['long', 'short'] as const)('leaves exactly the maintenance margin: %s', (side) => {
    const sign = side === 'long' ? 1 : -1;
    const usd = fc.double({ min: 1000, max: 5e7, noNaN: true });
    const share = fc.double({ min: 0.1, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(usd, share, (size, margin) => {
        const coins = size / 60_000;
        const price = deribitLiquidationPrice({ side, entry: 60_000 }, size, margin * coins);
        const x = size / price;
        const equity = margin * coins + sign * (coins - x);
        expect(Math.abs(equity - (0.01 * x + 0.000_05 * x ** 2)) / coins).toBeLessThan(1e-9);
        expect(sign * (60_000 - price)).toBeGreaterThan(0);
      }),
    );
    expect.hasAssertions();
  });

  it('of a small position is that of a rate of 1 %', () => {
    const position = { side: 'long', entry: 60_000, margin: 0.1 } as const;
    const flat = liquidationPrice('inverse', position, { rate: 0.01, deduction: 0 });
    expect(deribitLiquidationPrice(position, 600, 0.001) / flat).toBeCloseTo(1, 5);
  });

  it('comes earlier for a larger position with the same leverage', () => {
    const position = { side: 'long', entry: 60_000 } as const;
    expect(deribitLiquidationPrice(position, 6e7, 100)).toBeGreaterThan(
      deribitLiquidationPrice(position, 6e5, 1),
    );
  });

  it('is never reached by a short with as many coins as it owes', () => {
    expect(deribitLiquidationPrice({ side: 'short', entry: 60_000 }, 60_000, 1)).toBe(Infinity);
  });
});

describe('hyperliquidLiquidationPrice', () => {
  it.each([
    [0.0335, -95.059824, 50, 2866.26938],
    [0.0004, -9.538334, 20, 24_457.2667],
  ])('of %d coins with %d USD at most %d× is %d', (size, rawUsd, maxLeverage, price) => {
    expect(hyperliquidLiquidationPrice(size, rawUsd, maxLeverage)).toBeCloseTo(price, 4);
  });

  it('lies above the entry for a short', () => {
    // Sold at 100 with 20 of its own: 120 in money.
    expect(hyperliquidLiquidationPrice(-1, 120, 50)).toBeCloseTo(120 / 1.01, 9);
  });
});
