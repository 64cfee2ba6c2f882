import { describe, expect, it } from 'vitest';
import { MalformedError } from '../fields';
import { gateSpot, gateUsdt } from '.';

const answer = (body: unknown) => () => Promise.resolve(body);

describe('instruments of Gate', () => {
  it('are the perpetuals, without those that end or cannot be read', async () => {
    const btc = {
      name: 'BTC_USDT',
      quanto_multiplier: '0.0001',
      order_price_round: '0.1',
      order_size_min: 1,
      in_delisting: false,
      funding_interval: 28_800,
    };
    const listed = await gateUsdt.instruments(
      answer([
        btc,
        { ...btc, name: 'OLD_USDT', in_delisting: true },
        { ...btc, name: 'ODD_USDT', quanto_multiplier: '0' },
        { ...btc, name: 'PEPE_USDT', quanto_multiplier: '10000000', funding_interval: 14_400 },
      ]),
    );
    const { defaultInstrument } = gateUsdt.defaults;
    expect(listed).toEqual([
      { ...defaultInstrument, fundingHours: 8 },
      {
        ...defaultInstrument,
        symbol: 'PEPE_USDT',
        base: 'PEPE',
        contractSize: 10_000_000,
        fundingHours: 4,
      },
    ]);
  });

  it('are the pairs that trade', async () => {
    const btc = {
      id: 'BTC_USDT',
      base: 'BTC',
      quote: 'USDT',
      precision: 1,
      amount_precision: 6,
      trade_status: 'tradable',
    };
    const pairs = await gateSpot.instruments(
      answer([btc, { ...btc, id: 'X_USDT', trade_status: 'untradable' }, { ...btc, precision: 'many' }]),
    );
    const { defaultInstrument } = gateSpot.defaults;
    expect(pairs).toEqual([{ ...defaultInstrument, priceStep: { units: 1, decimals: 1 } }]);
  });
});

const tier = (risk_limit: string, maintenance_rate: string, leverage_max: string) => ({
  risk_limit,
  maintenance_rate,
  leverage_max,
});

describe('margin of Gate', () => {
  it('grows with the value of the position', async () => {
    const tiers = [tier('3000000', '0.006', '80'), tier('1000000', '0.004', '100')];
    const table = await gateUsdt.marginTable?.(answer(tiers), gateUsdt.defaults.defaultInstrument);
    expect(table).toEqual({
      unit: 'quote',
      tiers: [
        { upTo: 1_000_000, maintenanceRate: 0.004, maxLeverage: 100 },
        { upTo: Infinity, maintenanceRate: 0.006, maxLeverage: 80 },
      ],
      source: 'venue',
    });
  });

  it.each([
    ['no tiers', []],
    ['an error', { label: 'X', message: '' }],
    ['a broken tier', [tier('1', '2', '100')]],
  ])('is refused for %s', async (_, body) => {
    await expect(gateUsdt.marginTable?.(answer(body), gateUsdt.defaults.defaultInstrument)).rejects.toThrow(
      MalformedError,
    );
  });
});
