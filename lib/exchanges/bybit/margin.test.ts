import { expect, it } from 'vitest';
import { MalformedError } from '../fields';
import { bybitInverse, bybitLinear, bybitSpot } from '.';

const tier = (limit: string, maintenance: string, initial: string, leverage: string) => ({
  id: 1,
  riskLimitValue: limit,
  maintenanceMargin: maintenance,
  initialMargin: initial,
  maxLeverage: leverage,
});

const answering = (list: readonly object[]) => {
  const asked: string[] = [];
  const rest = ({ url }: { readonly url: string }) => {
    asked.push(url);
    return Promise.resolve({ retCode: 0, retMsg: 'OK', result: { list } });
  };
  return { rest, asked };
};

it('reads tiers in quote units on linear, the smallest first and the last without end', async () => {
  const { rest, asked } = answering([
    tier('4000000', '0.01', '0.0133', '75.00'),
    tier('2000000', '0.005', '0.01', '100.00'),
  ]);
  expect(await bybitLinear.marginTable?.(rest, bybitLinear.defaults.defaultInstrument)).toEqual({
    unit: 'quote',
    source: 'venue',
    tiers: [
      { upTo: 2_000_000, maintenanceRate: 0.005, maxLeverage: 100 },
      { upTo: Infinity, maintenanceRate: 0.01, maxLeverage: 75 },
    ],
  });
  expect(asked).toEqual(['https://api.bybit.com/v5/market/risk-limit?category=linear&symbol=BTCUSDT']);
});

it('reads coins on inverse, and rates that are written in per cent', async () => {
  const { rest } = answering([tier('150', '0.5', '1', '100.00'), tier('300', '1', '1.5', '66.67')]);
  expect(await bybitInverse.marginTable?.(rest, bybitInverse.defaults.defaultInstrument)).toMatchObject({
    unit: 'base',
    tiers: [
      { upTo: 150, maintenanceRate: 0.005 },
      { upTo: Infinity, maintenanceRate: 0.01 },
    ],
  });
});

it('rejects an answer without tiers, and has none on spot', async () => {
  const { rest } = answering([]);
  await expect(bybitLinear.marginTable?.(rest, bybitLinear.defaults.defaultInstrument)).rejects.toThrow(
    MalformedError,
  );
  expect('marginTable' in bybitSpot).toBe(false);
});
