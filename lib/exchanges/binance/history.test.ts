import { describe, expect, it } from 'vitest';
import { binanceCoinm } from '../binance-coinm';
import { defaultInstrument as coinm } from '../binance-coinm/instruments';
import { binanceSpot } from '../binance-spot';
import { defaultInstrument as spot } from '../binance-spot/instruments';
import { binanceUsdm } from '../binance-usdm';
import { defaultInstrument as usdm } from '../binance-usdm/instruments';
import type { RestRequest } from '../exchange';
import { MalformedError } from '../fields';

const FROM = 1_700_000_000_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Answers every request with the body of the first path that its address ends with, and remembers what was asked. */
function venue(bodies: Readonly<Record<string, unknown>>) {
  const asked: RestRequest[] = [];
  const rest = (request: RestRequest) => {
    asked.push(request);
    const { pathname } = new URL(request.url);
    const path = Object.keys(bodies).find((end) => pathname.endsWith(end));
    return path === undefined ? Promise.reject(new Error(pathname)) : Promise.resolve(bodies[path]);
  };
  return {
    rest,
    asked,
    query: (index = 0) => Object.fromEntries(new URL(asked[index]?.url ?? '').searchParams),
  };
}

describe('history of Binance', () => {
  it('asks for as many bars as one answer holds and no more', async () => {
    const bar = [FROM, '50', '52', '49', '51', '10', FROM + MINUTE - 1, '500', 7, '4', '200', '0'];
    const { rest, asked, query } = venue({ '/fapi/v1/klines': [bar] });
    const range = { from: FROM, to: FROM + 90 * DAY, intervalMs: MINUTE };
    const candles = await binanceUsdm.history.candles?.page(rest, usdm, range);
    expect(candles).toMatchObject({
      rows: [{ type: 'candle', time: FROM, volume: 10, takerBuy: 4, closed: true }],
      until: FROM + 1500 * MINUTE,
    });
    expect(query()).toEqual({
      symbol: 'BTCUSDT',
      interval: '1m',
      startTime: String(FROM),
      endTime: String(FROM + 1500 * MINUTE - 1),
      limit: '1500',
    });
    expect(asked[0]?.weight).toBe(10);
  });

  it('ends with the range, whose last bar is still open', async () => {
    const bar = [FROM, '50', '52', '49', '51', '10', FROM + MINUTE - 1, '500', 7, '4', '200', '0'];
    const { rest, asked, query } = venue({ '/api/v3/klines': [bar] });
    const range = { from: FROM, to: FROM + 20_000, intervalMs: MINUTE };
    const candles = await binanceSpot.history.candles?.page(rest, spot, range);
    expect(candles?.rows).toMatchObject([{ venue: 'binance-spot', closed: false }]);
    expect(candles?.until).toBe(range.to);
    expect(query()).toMatchObject({ endTime: String(FROM + 19_999), limit: '1' });
    expect(asked[0]?.weight).toBe(2);
  });

  it.each([
    [99, 1],
    [100, 2],
    [499, 2],
    [500, 5],
    [1000, 5],
    [1001, 10],
  ])('asks futures for no more than %i bars where no more fit, which costs %i', async (bars, weight) => {
    const { rest, asked, query } = venue({ '/fapi/v1/klines': [] });
    const range = { from: FROM, to: FROM + bars * MINUTE, intervalMs: MINUTE };
    await binanceUsdm.history.candles?.page(rest, usdm, range);
    expect(query()).toMatchObject({ limit: String(bars) });
    expect(asked[0]?.weight).toBe(weight);
  });

  it('keeps within the 200 days that COIN-M looks over', async () => {
    const { rest, query } = venue({ '/dapi/v1/klines': [] });
    const range = { from: FROM, to: FROM + 900 * DAY, intervalMs: DAY };
    await binanceCoinm.history.candles?.page(rest, coinm, range);
    expect(query()).toMatchObject({ interval: '1d', endTime: String(FROM + 200 * DAY - 1) });
  });

  it('refuses an interval that the venue does not have', async () => {
    const { rest } = venue({});
    const range = { from: FROM, to: FROM + DAY, intervalMs: 1234 };
    await expect(binanceUsdm.history.candles?.page(rest, usdm, range)).rejects.toThrow(RangeError);
  });

  it('reads settled funding', async () => {
    const rows = [{ symbol: 'BTCUSDT', fundingTime: FROM, fundingRate: '0.0001', markPrice: '1' }];
    const { rest, query } = venue({ '/fapi/v1/fundingRate': rows });
    const range = { from: FROM, to: FROM + DAY, intervalMs: MINUTE };
    const events = await binanceUsdm.history.funding?.page(rest, usdm, range);
    expect(events?.rows).toMatchObject([
      { type: 'funding', kind: 'settled', rate: 0.0001, intervalHours: 8 },
    ]);
    expect(query()).toMatchObject({ symbol: 'BTCUSDT', endTime: String(FROM + DAY - 1), limit: '1000' });
  });

  it('names open interest of COIN-M by pair and type, and none of a dated contract', async () => {
    const row = { sumOpenInterest: '284391', sumOpenInterestValue: '2451.5', timestamp: FROM };
    const { rest, query } = venue({ '/futures/data/openInterestHist': [row] });
    const range = { from: FROM, to: FROM + DAY, intervalMs: 5 * MINUTE };
    const { history } = binanceCoinm;
    expect((await history.openInterest?.page(rest, coinm, range))?.rows).toMatchObject([{ size: 2451.5 }]);
    expect(query()).toMatchObject({ pair: 'BTCUSD', contractType: 'PERPETUAL', period: '5m', limit: '500' });
    const dated = { ...coinm, symbol: 'BTCUSD_260327', perpetual: false };
    await expect(history.openInterest?.page(rest, dated, range)).rejects.toThrow(RangeError);
  });

  it('rejects a body that is not what was asked for', async () => {
    const { rest } = venue({ '/fapi/v1/klines': { code: -1 } });
    const range = { from: FROM, to: FROM + DAY, intervalMs: MINUTE };
    await expect(binanceUsdm.history.candles?.page(rest, usdm, range)).rejects.toThrow(MalformedError);
  });
});

describe('what Binance is asked for again and again', () => {
  it('reads open interest in coins on USD-M', async () => {
    const { rest } = venue({ '/openInterest': { symbol: 'BTCUSDT', openInterest: '10659.5', time: FROM } });
    expect(await binanceUsdm.polls[0]?.run(rest, usdm)).toEqual([
      { type: 'openInterest', venue: 'binance-usdm', symbol: 'BTCUSDT', time: FROM, size: 10_659.5 },
    ]);
  });

  it('turns contracts of COIN-M into coins at the mark price', async () => {
    const { rest } = venue({
      '/premiumIndex': [{ symbol: 'BTCUSD_PERP', markPrice: '50000' }],
      '/openInterest': { symbol: 'BTCUSD_PERP', openInterest: '1000', time: FROM },
    });
    expect(await binanceCoinm.polls[0]?.run(rest, coinm)).toMatchObject([{ size: 2 }]);
  });
});

describe('seeds of Binance', () => {
  it.each([
    [binanceUsdm, usdm, '/fapi/v1/depth', '1000', 20],
    [binanceCoinm, coinm, '/dapi/v1/depth', '1000', 20],
    [binanceSpot, spot, '/api/v3/depth', '5000', 250],
  ] as const)('fetches the deepest snapshot', async (exchange, defaultInstrument, path, limit, weight) => {
    const { rest, asked, query } = venue({
      [path]: { lastUpdateId: 500, E: FROM, bids: [['50000', '2']], asks: [['50001', '3']] },
    });
    const seed = await exchange.book.fetchSeed?.(rest, defaultInstrument);
    const size = exchange.contract === 'inverse' ? 0.004 : 2;
    const { symbol } = defaultInstrument;
    expect(seed).toMatchObject({ type: 'book', symbol, snapshot: true, last: 500, bids: [[50_000, size]] });
    expect(query()).toEqual({ symbol, limit });
    expect(asked[0]?.weight).toBe(weight);
  });
});

describe('instruments of Binance', () => {
  const filters = [
    { filterType: 'PRICE_FILTER', tickSize: '0.10' },
    { filterType: 'LOT_SIZE', stepSize: '0.001' },
  ];
  const perpetual = {
    symbol: 'BTCUSDT',
    status: 'TRADING',
    contractType: 'PERPETUAL',
    baseAsset: 'BTC',
    quoteAsset: 'USDT',
    filters,
  };

  it('lists what trades, with steps and funding intervals, and passes over what it cannot read', async () => {
    const symbols = [
      perpetual,
      { ...perpetual, symbol: 'BTCUSDT_260327', contractType: 'CURRENT_QUARTER' },
      { ...perpetual, symbol: 'OLDUSDT', status: 'SETTLING' },
      { ...perpetual, symbol: 'ODDUSDT', filters: [] },
    ];
    const { rest } = venue({
      '/fundingInfo': [{ symbol: 'BTCUSDT', fundingIntervalHours: 4 }],
      '/exchangeInfo': { symbols },
    });
    expect(await binanceUsdm.instruments(rest)).toEqual([
      { ...usdm, fundingHours: 4 },
      { ...usdm, symbol: 'BTCUSDT_260327', perpetual: false },
    ]);
  });

  it('reads the contract size of COIN-M', async () => {
    const symbol = {
      ...perpetual,
      status: undefined,
      symbol: 'ETHUSD_PERP',
      baseAsset: 'ETH',
      quoteAsset: 'USD',
      contractStatus: 'TRADING',
      contractSize: 10,
    };
    const { rest } = venue({ '/fundingInfo': [], '/exchangeInfo': { symbols: [symbol] } });
    expect(await binanceCoinm.instruments(rest)).toMatchObject([
      { symbol: 'ETHUSD_PERP', contract: 'inverse', contractSize: 10, perpetual: true },
    ]);
  });

  it('lists pairs of the spot market', async () => {
    const { rest } = venue({ '/exchangeInfo': { symbols: [{ ...perpetual, contractType: undefined }] } });
    expect(await binanceSpot.instruments(rest)).toMatchObject([{ contract: 'spot', perpetual: true }]);
  });
});
