import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { answer, interest, premium } from './fixtures';
import { defaults } from './symbols';
import { bingx } from '.';

const { defaultInstrument } = defaults;
const { history } = bingx;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = 1_771_999_980_000;

/** Answers requests by the end of their path. */
function venue(bodies: Readonly<Record<string, unknown>>) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve(bodies[asked.at(-1)?.pathname.split('/').at(-1) ?? '']);
  };
  return { rest, asked, query: () => Object.fromEntries(asked[0]?.searchParams ?? []) };
}

describe('history of BingX', () => {
  it('asks for as many bars as fit one answer', async () => {
    const row = { open: '1', high: '3', low: '1', close: '2', volume: '9', time: FROM };
    const { rest, query } = venue({ klines: answer([row]) });
    const range = { from: FROM, to: FROM + 90 * DAY, intervalMs: 5 * MINUTE };
    const page = await history.candles?.page(rest, defaultInstrument, range);
    expect(page?.rows).toMatchObject([{ time: FROM, intervalMs: 300_000, volume: 9, closed: true }]);
    expect(page?.until).toBe(FROM + 1440 * 5 * MINUTE);
    expect(query()).toEqual({
      symbol: 'BTC-USDT',
      interval: '5m',
      startTime: String(FROM),
      endTime: String(FROM + 1440 * 5 * MINUTE - 1),
      limit: '1440',
    });
  });

  it('refuses bars that the venue does not have', async () => {
    const range = { from: FROM, to: FROM + DAY, intervalMs: 1234 };
    const page = history.candles?.page(venue({}).rest, defaultInstrument, range);
    await expect(page).rejects.toThrow(RangeError);
  });

  it('reads what was charged for funding', async () => {
    const row = { symbol: 'BTC-USDT', fundingRate: '0.0001', fundingTime: FROM };
    const { rest, query } = venue({ fundingRate: answer([row]) });
    const range = { from: FROM, to: FROM + DAY, intervalMs: MINUTE };
    const page = await history.funding?.page(rest, defaultInstrument, range);
    expect(page?.rows).toMatchObject([{ time: FROM, rate: 0.0001, kind: 'settled' }]);
    expect(page?.until).toBe(range.to);
    expect(query()).toMatchObject({ symbol: 'BTC-USDT', limit: '1000' });
  });

  it('knows nothing of open interest and liquidations, and rejects a refusal', async () => {
    expect(Object.keys(history)).toEqual(['candles', 'funding']);
    const { rest } = venue({ klines: { code: 100_410, msg: 'rate limited' } });
    const range = { from: FROM, to: FROM + DAY, intervalMs: MINUTE };
    await expect(history.candles?.page(rest, defaultInstrument, range)).rejects.toThrow(MalformedError);
  });
});

it('asks BingX for mark, funding and open interest, which it converts at the mark', async () => {
  const { rest, asked } = venue({ premiumIndex: answer(premium), openInterest: answer(interest) });
  expect(await bingx.polls[0]?.run(rest, defaultInstrument)).toMatchObject([
    { type: 'mark', mark: 61_000 },
    { type: 'funding', rate: 0.000251 },
    { type: 'openInterest', size: 100 },
  ]);
  expect(asked.map(({ search }) => search)).toEqual(['?symbol=BTC-USDT', '?symbol=BTC-USDT']);
});

describe('instruments of BingX', () => {
  const listing = {
    contractId: '100',
    symbol: 'BTC-USDT',
    size: '0.0001',
    quantityPrecision: 4,
    pricePrecision: 1,
    asset: 'BTC',
    currency: 'USDT',
    status: 1,
  };

  it('are those that trade, and what cannot be read is passed over', async () => {
    const { rest } = venue({
      contracts: answer([
        listing,
        { ...listing, symbol: 'SFP-USDT', asset: 'SFP', pricePrecision: 4, quantityPrecision: 0 },
        { ...listing, symbol: 'OLD-USDT', status: 25 },
        { ...listing, symbol: 'ODD-USDT', pricePrecision: 'x' },
      ]),
    });
    expect(await bingx.instruments(rest)).toEqual([
      defaultInstrument,
      {
        ...defaultInstrument,
        symbol: 'SFP-USDT',
        base: 'SFP',
        priceStep: { units: 1, decimals: 4 },
        sizeStep: { units: 1, decimals: 0 },
      },
    ]);
  });

  it.each([
    ['BTC', 0.005, 100],
    ['DOGE', 0.01, 50],
  ])('have one step of margin: %s', async (base, maintenanceRate, maxLeverage) => {
    const table = await bingx.marginTable?.(venue({}).rest, { ...defaultInstrument, base });
    expect(table?.tiers).toEqual([{ upTo: Infinity, maintenanceRate, maxLeverage }]);
  });
});
