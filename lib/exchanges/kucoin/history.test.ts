import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';
import { NS, TS, answer, inverse, listing } from './fixtures';
import { FUTURES, SPOT } from './markets';
import { kucoinFutures, kucoinSpot } from '.';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = 1_771_999_980_000;
const range = { from: FROM, to: FROM + 90 * DAY, intervalMs: 5 * MINUTE };
const xbt = FUTURES.defaultInstrument;
const btc = SPOT.defaultInstrument;

/** Answers every request with this. */
function venue(data: unknown) {
  const asked: RestRequest[] = [];
  const rest = (request: RestRequest) => {
    asked.push(request);
    return Promise.resolve(answer(data));
  };
  const url = () => new URL(asked[0]?.url ?? 'about:blank');
  return {
    rest,
    asked,
    path: () => url().host + url().pathname,
    query: () => Object.fromEntries(url().searchParams),
  };
}

const refused = () => Promise.resolve({ code: '429000', msg: 'Too Many Requests' });

const step = (level: number, maxRiskLimit: number, maintainMargin: number, maxLeverage: number) => ({
  symbol: 'XBTUSDTM',
  level,
  maxRiskLimit,
  minRiskLimit: 0,
  maxLeverage,
  initialMargin: 1 / maxLeverage,
  maintainMargin,
});

describe('history of KuCoin', () => {
  it('asks for as many bars of futures as fit one answer', async () => {
    const { rest, query, path } = venue([[FROM, 1, 4, 0.5, 2, 7000]]);
    const page = await kucoinFutures.history.candles?.page(rest, xbt, range);
    expect(page?.rows).toMatchObject([{ time: FROM, intervalMs: 300_000, high: 4, volume: 7 }]);
    expect(page?.until).toBe(FROM + 500 * 5 * MINUTE);
    expect(path()).toBe('api-futures.kucoin.com/api/v1/kline/query');
    expect(query()).toEqual({
      symbol: 'XBTUSDTM',
      granularity: '5',
      from: String(FROM),
      to: String(FROM + 500 * 5 * MINUTE - 1),
    });
  });

  it('asks for bars of the spot market in seconds', async () => {
    const late = String(FROM / 1000 + 1500 * 300);
    const { rest, query } = venue([
      [late, '1', '2', '4', '0.5', '7', '14'],
      [String(FROM / 1000), '1', '2', '4', '0.5', '7', '14'],
    ]);
    const page = await kucoinSpot.history.candles?.page(rest, btc, range);
    expect(page?.rows).toMatchObject([{ time: FROM, high: 4, close: 2, volume: 7, closed: true }]);
    expect(page?.until).toBe(FROM + 1500 * 5 * MINUTE);
    expect(query()).toEqual({
      symbol: 'BTC-USDT',
      type: '5min',
      startAt: String(FROM / 1000),
      endAt: late,
    });
  });

  it('finds past open interest in the unified interface', async () => {
    const { rest, query, path } = venue([{ openInterest: '2000', ts: FROM }]);
    const page = await kucoinFutures.history.openInterest?.page(rest, xbt, range);
    expect(page?.rows).toMatchObject([{ time: FROM, size: 2 }]);
    expect(page?.until).toBe(FROM + 200 * 5 * MINUTE);
    expect(path()).toBe('api.kucoin.com/api/ua/v1/market/open-interest');
    expect(query()).toMatchObject({
      symbol: 'XBTUSDTM',
      interval: '5min',
      startAt: String(FROM),
      pageSize: '200',
    });
  });

  it('reads what was charged for funding', async () => {
    const { rest, query } = venue([{ symbol: 'XBTUSDTM', fundingRate: 0.0001, timepoint: FROM }]);
    const page = await kucoinFutures.history.funding?.page(rest, xbt, range);
    expect(page?.rows).toMatchObject([{ time: FROM, kind: 'settled', intervalHours: 8 }]);
    expect(page?.until).toBe(FROM + 100 * HOUR);
    expect(query()).toMatchObject({ symbol: 'XBTUSDTM', from: String(FROM) });
  });

  it('refuses what the venue does not serve', async () => {
    const { rest } = venue([]);
    const odd = { ...range, intervalMs: 1234 };
    const { candles, openInterest } = kucoinFutures.history;
    await expect(candles?.page(rest, xbt, odd)).rejects.toThrow(RangeError);
    await expect(candles?.page(rest, xbt, { ...range, intervalMs: 3 * MINUTE })).rejects.toThrow(RangeError);
    await expect(kucoinSpot.history.candles?.page(rest, btc, odd)).rejects.toThrow(RangeError);
    await expect(openInterest?.page(rest, xbt, { ...range, intervalMs: MINUTE })).rejects.toThrow(RangeError);
    await expect(openInterest?.page(rest, { ...xbt, contract: 'inverse' }, range)).rejects.toThrow(
      RangeError,
    );
    await expect(candles?.page(refused, xbt, range)).rejects.toThrow(MalformedError);
  });
});

it('asks KuCoin for one listing again and again', async () => {
  const { rest, path } = venue(listing);
  const events = await kucoinFutures.polls[0]?.run(rest, xbt);
  expect(events?.map(({ type }) => type)).toEqual(['mark', 'openInterest', 'funding']);
  expect(path()).toBe('api-futures.kucoin.com/api/v1/contracts/XBTUSDTM');
});

describe('seeds of KuCoin', () => {
  it.each([
    [kucoinFutures, 'api-futures.kucoin.com/api/v1/level2/snapshot', 3, 1],
    [kucoinSpot, 'api.kucoin.com/api/v1/market/orderbook/level2_100', 4, 1000],
  ])('are fetched', async (exchange, url, weight, size) => {
    const { rest, asked, path } = venue({ sequence: '9', bids: [[61_000, 1000]], asks: [], ts: NS });
    const seed = await exchange.book.fetchSeed?.(rest, exchange.defaults.defaultInstrument);
    expect(seed).toMatchObject({ type: 'book', snapshot: true, last: 9, time: TS, bids: [[61_000, size]] });
    expect(path()).toBe(url);
    expect(asked[0]?.weight).toBe(weight);
  });
});

describe('instruments of KuCoin', () => {
  it('are linear and inverse contracts with Bitcoin by its usual name', async () => {
    const { rest } = venue([
      listing,
      inverse,
      { ...inverse, symbol: 'XBTMM26', expireDate: TS, fundingRateGranularity: null },
      { ...listing, symbol: 'OLDUSDTM', status: 'Settled' },
      { ...listing, symbol: 'ODDUSDTM', tickSize: 0 },
    ]);
    const dollar = { ...xbt, contract: 'inverse', contractSize: 1, quote: 'USD' };
    const { fundingHours: _, ...dated } = { ...dollar, symbol: 'XBTMM26', perpetual: false };
    expect(await kucoinFutures.instruments(rest)).toEqual([
      { ...xbt, fundingHours: 4 },
      { ...dollar, symbol: 'XBTUSDM', fundingHours: 4 },
      dated,
    ]);
  });

  it('are pairs of the spot market', async () => {
    const pair = {
      symbol: 'BTC-USDT',
      baseCurrency: 'BTC',
      quoteCurrency: 'USDT',
      baseIncrement: '0.00000001',
      priceIncrement: '0.1',
      enableTrading: true,
    };
    const { rest } = venue([pair, { ...pair, enableTrading: false }, { ...pair, priceIncrement: '' }]);
    expect(await kucoinSpot.instruments(rest)).toEqual([btc]);
  });

  it('have their risk limits for a margin table', async () => {
    const { rest, path } = venue([step(2, 500_000, 0.005, 100), step(1, 100_000, 0.004, 125)]);
    expect(await kucoinFutures.marginTable?.(rest, xbt)).toEqual({
      unit: 'quote',
      tiers: [
        { upTo: 100_000, maintenanceRate: 0.004, maxLeverage: 125 },
        { upTo: Infinity, maintenanceRate: 0.005, maxLeverage: 100 },
      ],
      source: 'venue',
    });
    expect(path()).toBe('api-futures.kucoin.com/api/v1/contracts/risk-limit/XBTUSDTM');
    expect((await kucoinFutures.marginTable?.(rest, { ...xbt, contract: 'inverse' }))?.unit).toBe('base');
    await expect(kucoinFutures.marginTable?.(venue([]).rest, xbt)).rejects.toThrow(MalformedError);
    expect('marginTable' in kucoinSpot).toBe(false);
  });
});
