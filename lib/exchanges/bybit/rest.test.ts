import { describe, expect, it } from 'vitest';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';

import { linear } from './markets';
import { bybitInverse, bybitLinear, bybitSpot } from '.';

const FROM = 1_700_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Answers the requests one after the other with these results. */
function venue(...results: readonly object[]) {
  const asked: URL[] = [];
  const rest = ({ url }: RestRequest) => {
    asked.push(new URL(url));
    return Promise.resolve({ retCode: 0, retMsg: 'OK', result: results[asked.length - 1], time: FROM });
  };
  return { rest, asked, query: () => Object.fromEntries(asked[0]?.searchParams ?? []) };
}

const range = { from: FROM, to: FROM + 9000 * HOUR, intervalMs: 5 * MINUTE };
const limited = () => Promise.resolve({ retCode: 10_006, retMsg: 'Too many visits!', result: {} });

const { history } = bybitLinear;

describe('history of Bybit', () => {
  it('asks for the oldest page, which the venue would otherwise leave out', async () => {
    const { rest, query } = venue({ list: [[String(FROM), '1', '3', '1', '2', '10', '20']] });
    const candles = await history.candles?.page(rest, linear.defaultInstrument, range);
    expect(candles?.rows).toMatchObject([{ time: FROM, intervalMs: 5 * MINUTE, volume: 10, closed: true }]);
    expect(query()).toEqual({
      category: 'linear',
      symbol: 'BTCUSDT',
      interval: '5',
      start: String(FROM),
      limit: '1000',
      end: String(FROM + 5000 * MINUTE - 1),
    });
  });

  it('reads open interest and funding, oldest first', async () => {
    const interest = venue({
      list: [1, 0].map((row) => ({ singleOpenInterest: String(10 + row), timestamp: String(FROM + row) })),
    });
    expect(
      (await history.openInterest?.page(interest.rest, linear.defaultInstrument, range))?.rows,
    ).toMatchObject([
      { time: FROM, size: 10 },
      { time: FROM + 1, size: 11 },
    ]);
    expect(interest.query()).toMatchObject({
      intervalTime: '5min',
      endTime: String(FROM + 1000 * MINUTE - 1),
    });
    const funding = venue({ list: [{ fundingRate: '0.0001', fundingRateTimestamp: String(FROM) }] });
    const instrument = { ...linear.defaultInstrument, fundingHours: 4 };
    expect((await history.funding?.page(funding.rest, instrument, range))?.rows).toMatchObject([
      { time: FROM, intervalHours: 4, kind: 'settled' },
    ]);
    expect(funding.query()).toMatchObject({
      startTime: String(FROM),
      endTime: String(FROM + 200 * HOUR - 1),
    });
  });

  it('turns dollars of open interest into coins at the price of their time', async () => {
    const instrument = bybitInverse.defaults.defaultInstrument;
    const { rest, asked } = venue(
      {
        list: [1, 0].map((row) => ({
          singleOpenInterest: '100000',
          timestamp: String(FROM + row * 5 * MINUTE),
        })),
      },
      { list: [[String(FROM), '25000', '25000', '25000', '25000', '10', '20']] },
    );
    expect((await bybitInverse.history.openInterest?.page(rest, instrument, range))?.rows).toEqual([
      { type: 'openInterest', venue: 'bybit-inverse', symbol: 'BTCUSD', time: FROM, size: 4 },
    ]);
    expect(asked.map(({ pathname, searchParams }) => [pathname, searchParams.get('category')])).toEqual([
      ['/v5/market/open-interest', 'inverse'],
      ['/v5/market/kline', 'inverse'],
    ]);
    expect(asked[1]?.searchParams.get('end')).toBe(String(FROM + 1000 * MINUTE - 1));
  });

  it('has nothing but bars on spot', () => {
    expect(Object.keys(bybitSpot.history)).toEqual(['candles']);
  });

  it('rejects intervals that the venue does not have and answers that are errors', async () => {
    const { rest } = venue({ list: [] });
    const odd = { ...range, intervalMs: 1234 };
    await expect(history.candles?.page(rest, linear.defaultInstrument, odd)).rejects.toThrow(RangeError);
    await expect(history.candles?.page(limited, linear.defaultInstrument, range)).rejects.toThrow(
      MalformedError,
    );
  });
});

describe('instruments of Bybit', () => {
  const listing = {
    symbol: 'BTCUSDT',
    contractType: 'LinearPerpetual',
    status: 'Trading',
    baseCoin: 'BTC',
    quoteCoin: 'USDT',
    fundingInterval: 480,
    priceFilter: { tickSize: '0.10' },
    lotSizeFilter: { qtyStep: '0.001' },
  };

  it('turns all pages, and passes over what does not trade or cannot be read', async () => {
    const { rest, asked } = venue(
      {
        list: [listing, { ...listing, status: 'Closed' }, { ...listing, priceFilter: {} }],
        nextPageCursor: 'two',
      },
      { list: [{ ...listing, symbol: 'BTC-27MAR26', contractType: 'LinearFutures', fundingInterval: 0 }] },
    );
    const dated = { ...linear.defaultInstrument, symbol: 'BTC-27MAR26', perpetual: false };
    expect(await bybitLinear.instruments(rest)).toEqual([
      { ...linear.defaultInstrument, fundingHours: 8 },
      dated,
    ]);
    expect(asked.map((url) => url.searchParams.get('cursor'))).toEqual([null, 'two']);
  });

  it('reads inverse contracts and spot pairs', async () => {
    const coinMargined = venue({
      list: [
        {
          ...listing,
          symbol: 'BTCUSD',
          quoteCoin: 'USD',
          contractType: 'InversePerpetual',
          lotSizeFilter: { qtyStep: '1' },
        },
      ],
    });
    expect(await bybitInverse.instruments(coinMargined.rest)).toEqual([
      { ...bybitInverse.defaults.defaultInstrument, fundingHours: 8 },
    ]);
    const pairs = venue({
      list: [
        {
          symbol: 'BTCUSDT',
          status: 'Trading',
          baseCoin: 'BTC',
          quoteCoin: 'USDT',
          priceFilter: { tickSize: '0.01' },
          lotSizeFilter: { basePrecision: '0.000001', quotePrecision: '0.0000001' },
        },
      ],
    });
    expect(await bybitSpot.instruments(pairs.rest)).toEqual([bybitSpot.defaults.defaultInstrument]);
    expect(pairs.query()).toMatchObject({ category: 'spot' });
  });
});
