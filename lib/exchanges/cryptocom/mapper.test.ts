import { describe, expect, it } from 'vitest';
import { traceMapper, TRACE_NOW } from '../trace-mapper';
import {
  answer,
  bar,
  barRow,
  book,
  bookRow,
  funding,
  mark,
  push,
  ticker,
  tickerRow,
  tradeRow,
  trades,
  TS,
  update,
} from './fixtures';
import { cryptocom } from '.';

const about = { venue: 'cryptocom', symbol: 'BTCUSD-PERP' };
const HOUR = 3_600_000;

describe('books of Crypto.com', () => {
  it('begin with a snapshot; updates name the one before', () => {
    const { map, notes } = traceMapper(cryptocom);
    expect(map(book)).toEqual([
      {
        type: 'book',
        ...about,
        time: TS,
        snapshot: true,
        bids: [[96_000, 1.2]],
        asks: [[96_000.5, 0.4]],
        last: 7_845_460_001,
      },
    ]);
    expect(map(update)).toEqual([
      {
        type: 'book',
        ...about,
        time: TS + 100,
        snapshot: false,
        bids: [],
        asks: [[96_000.5, 0]],
        last: 7_845_460_002,
        prev: 7_845_460_001,
      },
    ]);
    expect(notes).toEqual([]);
  });

  it('of the protocol before have numbers that do not join', () => {
    const { map } = traceMapper(cryptocom);
    const row = { update: { bids: [[8.6143, 4.694, 1]], asks: [] }, t: TS, s: 763 };
    const [event] = map(push('book.update', [row], { instrument_name: 'DOT_USDT' }));
    expect(event).toMatchObject({ symbol: 'DOT_USDT', bids: [[8.6143, 4.694]], last: 763 });
    expect(event).not.toHaveProperty('prev');
  });

  it('that were asked for are snapshots, of now where they tell no time', () => {
    const { map } = traceMapper(cryptocom);
    const { asks, bids } = bookRow;
    const body = answer('get-book', { instrument_name: 'BTCUSD-PERP', depth: 50, data: [{ asks, bids }] });
    expect(map(body)).toEqual([expect.objectContaining({ snapshot: true, time: TRACE_NOW })]);
    expect(map(body)[0]).not.toHaveProperty('last');
  });
});

describe('trades of Crypto.com', () => {
  it('come newest first and are told oldest first, by the taker’s side', () => {
    const { map } = traceMapper(cryptocom);
    const first = {
      type: 'trade',
      ...about,
      time: TS,
      id: '4611686018439397540',
      price: 96_000.5,
      size: 0.1,
      side: 'buy',
    };
    expect(map(trades)).toEqual([first, { ...first, time: TS + 1, id: '4611686018439397541', side: 'sell' }]);
    expect(map(answer('get-trades', { data: [tradeRow] }))).toEqual([first]);
  });

  it('of spot pairs are in base units too', () => {
    const { map } = traceMapper(cryptocom);
    expect(map(push('trade', [{ ...tradeRow, i: 'BTC_USDT', d: 2733, q: 0.04 }]))).toMatchObject([
      { symbol: 'BTC_USDT', id: '2733', size: 0.04 },
    ]);
  });
});

describe('what else Crypto.com tells of a contract', () => {
  it('is open interest, funding of this hour and mark', () => {
    const { map } = traceMapper(cryptocom);
    expect(map(ticker)).toEqual([{ type: 'openInterest', ...about, time: TS, size: 12_345.12 }]);
    expect(map(answer('get-tickers', { data: [tickerRow] }))).toHaveLength(1);
    expect(map(funding)).toEqual([
      {
        type: 'funding',
        ...about,
        time: TS,
        rate: 0.0000125,
        intervalHours: 1,
        nextTime: TS - (TS % HOUR) + HOUR,
        kind: 'predicted',
      },
    ]);
    expect(map(mark)).toEqual([{ type: 'mark', ...about, time: TS, mark: 96_001.25 }]);
  });

  it('is no open interest of spot pairs', () => {
    const { map, notes } = traceMapper(cryptocom);
    expect(map(push('ticker', [{ ...tickerRow, i: 'BTC_USDT', oi: '0' }]))).toEqual([]);
    expect(notes).toEqual(['ignored:ticker without news']);
  });

  it.each([
    ['1m', 60_000],
    ['M5', 5 * 60_000],
    ['4h', 4 * HOUR],
    ['H12', 12 * HOUR],
    ['1D', 24 * HOUR],
    ['1d', 24 * HOUR],
    ['D1', 24 * HOUR],
    ['7D', 168 * HOUR],
  ])('is bars of %s', (interval, intervalMs) => {
    const { map } = traceMapper(cryptocom);
    expect(map(push('candlestick', [barRow], { interval }))).toEqual([
      {
        type: 'candle',
        ...about,
        time: TS,
        intervalMs,
        open: 96_000,
        high: 96_010,
        low: 95_990,
        close: 96_001,
        volume: 12.5,
        closed: true,
      },
    ]);
  });

  it('is a bar that is still open', () => {
    const { map } = traceMapper(cryptocom);
    expect(map(push('candlestick', [{ ...barRow, t: TRACE_NOW - 1000 }], { interval: '1m' }))).toMatchObject([
      { closed: false },
    ]);
    expect(map(answer('get-candlestick', bar.result))).toHaveLength(1);
  });
});
