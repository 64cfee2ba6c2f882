import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import {
  answer,
  dealRow,
  depthData,
  fundingData,
  fundingHistory,
  klineBody,
  klineData,
  MS,
  push,
  SECONDS,
  tickerData,
} from './fixtures';
import { mexcFutures } from '.';

const base = { venue: 'mexc-futures', symbol: 'BTC_USDT' } as const;
const read = (frame: unknown) => traceMapper(mexcFutures).map(frame);

describe('MEXC streams', () => {
  it('tell books in contracts, with the numbers of their updates or one', () => {
    const event = {
      type: 'book',
      ...base,
      time: MS,
      snapshot: false,
      bids: [[96_400.1, 0.25]],
      asks: [[96_400.2, 0]],
      first: 101,
      last: 104,
    };
    expect(read(push('depth', depthData))).toEqual([event]);
    const { begin: _, end: __, ...single } = depthData;
    expect(read(push('depth', single))).toEqual([{ ...event, first: 104 }]);
  });

  it('tell trades by the side of the taker, as a list or alone', () => {
    const event = {
      type: 'trade',
      ...base,
      time: MS - 5,
      id: '77',
      price: 96_400.2,
      size: 0.0108,
      side: 'sell',
    };
    expect(read(push('deal', [dealRow, { ...dealRow, T: 1, i: 78 }]))).toEqual([
      event,
      { ...event, id: '78', side: 'buy' },
    ]);
    const { i: _, ...earlier } = dealRow;
    const { id: __, ...unnumbered } = event;
    expect(read(push('deal', earlier))).toEqual([unnumbered]);
  });

  it('tell mark and open interest in the ticker, funding by itself', () => {
    expect(read(push('ticker', tickerData))).toEqual([
      { type: 'mark', ...base, time: MS - 1, mark: 96_401.5, index: 96_399 },
      { type: 'openInterest', ...base, time: MS - 1, size: 82_000 },
    ]);
    const unknown = { ...tickerData, symbol: 'NEW_USDT' };
    expect(read(push('ticker', unknown, 'NEW_USDT'))).toMatchObject([{ type: 'mark', symbol: 'NEW_USDT' }]);
    expect(read(push('funding.rate', fundingData))).toEqual([
      {
        type: 'funding',
        ...base,
        time: MS,
        rate: 0.0001,
        intervalHours: 8,
        nextTime: SECONDS * 1000 + 3_600_000,
        kind: 'predicted',
      },
    ]);
  });

  it('tell bars', () => {
    const event = {
      type: 'candle',
      ...base,
      time: (SECONDS - 20) * 1000,
      intervalMs: 60_000,
      open: 96_400,
      high: 96_410,
      low: 96_390,
      close: 96_401,
      volume: 0.5,
      closed: false,
    };
    expect(read(push('kline', klineData))).toEqual([event]);
    expect(read(push('kline', { ...klineData, t: SECONDS - 60 }))).toMatchObject([{ closed: true }]);
  });
});

const sizeOf = (symbol: string) => {
  const [event] = read(push('deal', [{ ...dealRow, p: 50_000, v: 10 }], symbol));
  return event?.type === 'trade' ? event.size : undefined;
};

describe('MEXC contracts', () => {
  it('are counted in the unit of their name', () => {
    expect(sizeOf('BTC_USDC')).toBeCloseTo(0.001, 12);
    expect(sizeOf('ETH_USDT')).toBeCloseTo(0.1, 12);
    expect(sizeOf('DOGE_USDT')).toBe(1000);
    expect(sizeOf('XRP_USDT')).toBe(10);
    expect(sizeOf('NEWCOIN_USDT')).toBeUndefined();
    expect(sizeOf('BTC_USD')).toBe(1000 / 50_000);
    expect(sizeOf('ETH_USD')).toBe(100 / 50_000);
  });

  it('are counted as they were listed', () => {
    const listed = { ...mexcFutures.defaults.defaultInstrument, contractSize: 2, fundingHours: 4 };
    const { map } = traceMapper(mexcFutures, [listed]);
    expect(map(push('deal', [dealRow]))).toMatchObject([{ size: 216 }]);
    expect(map(push('funding.rate', fundingData))).toMatchObject([{ intervalHours: 4 }]);
  });

  it('tell their volume in coins where they are settled in them', () => {
    const inverse = { ...klineData, symbol: 'BTC_USD', q: 2539, a: 8.07 };
    expect(read(push('kline', inverse, 'BTC_USD'))).toMatchObject([{ symbol: 'BTC_USD', volume: 8.07 }]);
    const ticker = { ...tickerData, symbol: 'BTC_USD', fairPrice: 50_000, holdVol: 1000 };
    expect(read(push('ticker', ticker, 'BTC_USD'))[1]).toMatchObject({ type: 'openInterest', size: 2 });
  });
});

describe('MEXC bodies', () => {
  it('are books and trades of the only instrument, else of Bitcoin', () => {
    const book = { asks: [[2, 50, 1]], bids: [], version: 9, timestamp: MS };
    expect(read(answer(book))).toEqual([
      { type: 'book', ...base, time: MS, snapshot: true, bids: [], asks: [[2, 0.005]], last: 9 },
    ]);
    const { timestamp: _, ...timeless } = book;
    expect(read(answer(timeless))).toMatchObject([{ time: TRACE_NOW }]);
    const doge = { ...mexcFutures.defaults.defaultInstrument, symbol: 'DOGE_USDT', contractSize: 100 };
    expect(traceMapper(mexcFutures, [doge]).map(answer([dealRow, { ...dealRow, i: '76' }]))).toMatchObject([
      { symbol: 'DOGE_USDT', id: '76', size: 10_800 },
      { id: '77' },
    ]);
  });

  it('are bars, tickers and funding', () => {
    expect(read(answer(klineBody))).toMatchObject([
      { type: 'candle', time: (SECONDS - 300) * 1000, intervalMs: 300_000, volume: 1, open: 1, close: 2 },
      { time: SECONDS * 1000, volume: 2 },
    ]);
    expect(read(answer([tickerData, { ...tickerData, symbol: 'ETH_USDT' }]))).toMatchObject([
      { type: 'mark', symbol: 'BTC_USDT' },
      { type: 'openInterest' },
      { type: 'mark', symbol: 'ETH_USDT' },
      { type: 'openInterest' },
    ]);
    const { rate: fundingRate, ...rest } = fundingData;
    const now = { ...rest, fundingRate, collectCycle: 4, timestamp: MS };
    expect(read(answer(now))).toMatchObject([{ type: 'funding', rate: 0.0001, intervalHours: 4, time: MS }]);
    expect(read(answer(fundingHistory([4, 0])))).toMatchObject([
      { type: 'funding', time: SECONDS * 1000, intervalHours: 4, kind: 'settled' },
      { time: SECONDS * 1000 + 4 * 3_600_000 },
    ]);
  });

  it('are recognised in a recorder’s wrapping', () => {
    const data = { asks: [], bids: [[1, 10_000, 1]], timestamp: MS, version: 5, cts: null };
    expect(read({ channel: 'push.depth.snapshot', symbol: 'BTC_USDT', data })).toMatchObject([
      { type: 'book', snapshot: true, last: 5, bids: [[1, 1]], time: MS },
    ]);
  });
});
