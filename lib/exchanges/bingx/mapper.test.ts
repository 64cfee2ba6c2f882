import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { TS, answer, bar, barRow, book, interest, mark, premium, tradeRow, trades } from './fixtures';
import { bingx } from '.';

const base = { venue: 'bingx', symbol: 'BTC-USDT' } as const;
const read = (frame: unknown) => traceMapper(bingx).map(frame);

const increment = (action: string) => ({
  ...book,
  dataType: 'BTC-USDT@incrDepth',
  data: { ...book.data, action, lastUpdateId: 77 },
});

describe('BingX streams', () => {
  it('reads a book as the whole of it, ordered by time', () => {
    const event = {
      type: 'book',
      ...base,
      time: TS,
      snapshot: true,
      bids: [
        [61_000.4, 0.1908],
        [60_998, 2.5],
      ],
      asks: [[61_000.5, 0.7]],
      last: TS,
    };
    expect(read(book)).toEqual([event]);
    expect(read({ ...book, dataType: 'BTC-USDT@depth20' })).toEqual([event]);
  });

  it('reads an incremental book: all of it, then what changed', () => {
    expect(read(increment('all'))).toMatchObject([{ snapshot: true, last: 77 }]);
    expect(read(increment('update'))).toMatchObject([{ snapshot: false, last: 77, time: TS }]);
    const { bids: _, ...oneSided } = increment('update').data;
    expect(read({ ...increment('update'), data: oneSided })).toMatchObject([{ bids: [], asks: [{}] }]);
  });

  it('reads trades by the side of the taker, one or many', () => {
    const event = { type: 'trade', ...base, time: TS - 3, price: 61_000, size: 0.0421 };
    const data = [tradeRow, { ...tradeRow, m: true }];
    expect(read({ ...trades, data })).toEqual([
      { ...event, side: 'buy' },
      { ...event, side: 'sell' },
    ]);
    expect(read({ ...trades, data: tradeRow })).toEqual([{ ...event, side: 'buy' }]);
  });

  it('reads bars and marks', () => {
    const event = {
      type: 'candle',
      ...base,
      time: 1_771_999_980_000,
      intervalMs: 60_000,
      open: 61_000,
      high: 61_020,
      low: 60_990,
      close: 61_010,
      volume: 5.32,
      closed: true,
    };
    const running = { ...barRow, T: TRACE_NOW - 30_000 };
    expect(read({ ...bar, data: [barRow, running] })).toEqual([
      event,
      { ...event, time: TRACE_NOW - 30_000, closed: false },
    ]);
    expect(read(mark)).toEqual([{ type: 'mark', ...base, time: TS, mark: 61_000 }]);
  });
});

describe('BingX bodies', () => {
  it('reads a book, in coins where a contract is worth many', () => {
    const data = { T: TS, bids: [['0.00001', '5']], asks: [], bidsCoin: [['0.00001', '5000']], asksCoin: [] };
    expect(read(answer(data))).toMatchObject([{ ...base, time: TS, bids: [[0.00001, 5000]], asks: [] }]);
    expect(read(answer({ T: TS, ...book.data }))).toMatchObject([{ bids: [[61_000.4, 0.1908], {}] }]);
  });

  it('reads mark and funding', () => {
    expect(read(answer(premium))).toEqual([
      { type: 'mark', ...base, time: TRACE_NOW, mark: 61_000, index: 61_005.5 },
      {
        type: 'funding',
        ...base,
        time: TRACE_NOW,
        rate: 0.000251,
        intervalHours: 8,
        nextTime: 1_772_006_400_000,
        kind: 'predicted',
      },
    ]);
    expect(read(answer([premium, { ...premium, symbol: 'ETH-USDT' }]))).toHaveLength(4);
  });

  it('makes coins of the dollars of open interest once it knows a price', () => {
    const { map, notes } = traceMapper(bingx);
    expect(map(answer(interest))).toEqual([]);
    expect(notes).toEqual(['ignored:openInterest without a price']);
    map(mark);
    expect(map(answer(interest))).toEqual([{ type: 'openInterest', ...base, time: TS, size: 100 }]);
    expect(map(answer({ ...interest, symbol: 'ETH-USDT' }))).toEqual([]);
  });

  it('reads what was charged, bars and trades, oldest first', () => {
    const charged = [1_772_006_400_000, 1_771_992_000_000].map((fundingTime) => ({
      symbol: 'ETH-USDT',
      fundingRate: '0.0001',
      fundingTime,
    }));
    expect(read(answer(charged))).toMatchObject([
      { type: 'funding', symbol: 'ETH-USDT', time: 1_771_992_000_000, intervalHours: 4, kind: 'settled' },
      { time: 1_772_006_400_000 },
    ]);
    const bars = [TRACE_NOW - 200_000, TRACE_NOW - 500_000].map((time) => ({
      open: '1',
      high: '3',
      low: '1',
      close: '2',
      volume: '9',
      time,
    }));
    expect(read(answer(bars))).toMatchObject([
      { ...base, time: TRACE_NOW - 500_000, intervalMs: 300_000, closed: true },
      { time: TRACE_NOW - 200_000, closed: false },
    ]);
    const done = { time: TS, isBuyerMaker: true, price: '9', qty: '2', quoteQty: '18' };
    expect(read(answer([{ ...done, time: TS + 5 }, done]))).toEqual([
      { type: 'trade', ...base, time: TS, price: 9, size: 2, side: 'sell' },
      { type: 'trade', ...base, time: TS + 5, price: 9, size: 2, side: 'sell' },
    ]);
  });
});
