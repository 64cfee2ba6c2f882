import { describe, expect, it } from 'vitest';
import type { MarginTable } from '../../market/margin';
import { aster } from '../aster';
import { binanceCoinm } from '../binance-coinm';
import { binanceSpot } from '../binance-spot';
import { binanceUsdm } from '../binance-usdm';
import type { Exchange } from '../exchange';

const refuse = () => Promise.reject(new Error('asked'));

const tableOf = (exchange: Exchange, symbol: string, base: string): Promise<MarginTable> | undefined =>
  exchange.marginTable?.(refuse, { ...exchange.defaults.defaultInstrument, symbol, base });

/** The sum that each step subtracts, so that the margin does not jump where one step ends: `cum` in the brackets. */
function deductions({ tiers }: MarginTable): number[] {
  let before = { rate: 0, upTo: 0, sum: 0 };
  return tiers.map(({ upTo, maintenanceRate: rate }) => {
    const sum = before.upTo === 0 ? 0 : before.sum + before.upTo * (rate - before.rate);
    before = { rate, upTo, sum };
    return Math.round(sum * 100) / 100;
  });
}

describe('margin tables of Binance and Aster', () => {
  it('are the copied brackets, whose deductions are the published ones', async () => {
    const table = await tableOf(binanceUsdm, 'BTCUSDT', 'BTC');
    expect(table).toMatchObject({ unit: 'quote', source: { asOf: '2024-10-24' } });
    expect(table?.tiers[0]).toEqual({ upTo: 50_000, maintenanceRate: 0.004, maxLeverage: 125 });
    expect(table && deductions(table)).toEqual([
      0, 50, 950, 11_450, 131_450, 481_450, 2_981_450, 14_481_450, 26_481_450, 41_481_450, 121_481_450,
      421_481_450,
    ]);
  });

  it.each(['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'BTCUSDC'])('grow from step to step: %s', async (symbol) => {
    const tiers = (await tableOf(binanceUsdm, symbol, symbol.slice(0, 3)))?.tiers ?? [];
    expect(tiers.length).toBeGreaterThan(4);
    const limits = tiers.map(({ upTo }) => upTo);
    const rates = tiers.map(({ maintenanceRate }) => maintenanceRate);
    for (const values of [limits, rates])
      expect(values).toEqual([...new Set(values)].toSorted((a, b) => a - b));
    expect(limits.at(-1)).toBe(Infinity);
    expect(tiers.filter(({ maintenanceRate, maxLeverage }) => maintenanceRate > 1 / maxLeverage)).toEqual([]);
  });

  it.each([
    [binanceUsdm, 'DOGEUSDT', 'DOGE', 0.01, 50],
    [binanceCoinm, 'BTCUSD_PERP', 'BTC', 0.005, 100],
    [aster, 'ETHUSDT', 'ETH', 0.005, 100],
    [aster, 'ASTERUSDT', 'ASTER', 0.01, 50],
  ])(
    'are flat where nothing is published: %#, %s',
    async (exchange, symbol, base, maintenanceRate, maxLeverage) => {
      expect(await tableOf(exchange, symbol, base)).toEqual({
        unit: 'quote',
        tiers: [{ upTo: Infinity, maintenanceRate, maxLeverage }],
        source: 'assumed',
      });
    },
  );

  it('are none for spot', () => {
    expect('marginTable' in binanceSpot).toBe(false);
  });
});
