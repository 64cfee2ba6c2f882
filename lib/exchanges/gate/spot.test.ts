import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { MS, push, SECONDS, spotBar, spotBookResult, spotTradeResult } from './fixtures';
import { gateSpot } from '.';

const base = { venue: 'gate-spot', symbol: 'BTC_USDT' } as const;
const read = (frame: unknown) => traceMapper(gateSpot).map(frame);

const row = (start: number) => [String(start), '200', '2', '3', '1', '1.5', '100', 'true'];

describe('Gate spot', () => {
  it('tells books as changes, as a whole, and as their best levels', () => {
    const event = {
      type: 'book',
      ...base,
      time: MS - 20,
      snapshot: false,
      bids: [[96_400.1, 0.25]],
      asks: [[96_400.2, 0]],
      first: 11,
      last: 14,
    };
    expect(read(push('spot.order_book_update', spotBookResult))).toEqual([event]);
    expect(read(push('spot.order_book_update', { ...spotBookResult, full: true }))).toMatchObject([
      { snapshot: true },
    ]);
    const best = { t: MS, lastUpdateId: 20, s: 'BTC_USDT', bids: [['1', '2']], asks: [] };
    expect(read(push('spot.order_book', best))).toMatchObject([
      { snapshot: true, last: 20, bids: [[1, 2]], time: MS },
    ]);
  });

  it('tells trades by the side of the taker', () => {
    const event = { type: 'trade', ...base, time: MS, id: '9', price: 96_400.1, size: 0.05, side: 'sell' };
    expect(read(push('spot.trades', spotTradeResult))).toEqual([event]);
    expect(read(push('spot.trades', [spotTradeResult, spotTradeResult]))).toEqual([event, event]);
    expect(read(push('spot.trades', { ...spotTradeResult, side: 'buy' }))).toEqual([
      { ...event, side: 'buy' },
    ]);
  });

  it('tells bars with their volume in base units', () => {
    expect(read(push('spot.candlesticks', spotBar))).toEqual([
      {
        type: 'candle',
        ...base,
        time: (SECONDS - 20) * 1000,
        intervalMs: 60_000,
        open: 96_400,
        high: 96_410,
        low: 96_390,
        close: 96_401,
        volume: 0.1,
        closed: false,
      },
    ]);
  });

  it('answers with books, bars and trades', () => {
    const book = { id: 7, current: MS, update: MS - 1, asks: [['2', '3']], bids: [['1', '2']] };
    expect(read(book)).toMatchObject([
      { type: 'book', ...base, snapshot: true, last: 7, time: MS, asks: [[2, 3]] },
    ]);
    expect(read({ id: 7, asks: [], bids: [] })).toMatchObject([{ time: TRACE_NOW }]);
    expect(read([row(SECONDS), row(SECONDS + 300)])).toMatchObject([
      { type: 'candle', ...base, intervalMs: 300_000, open: 1.5, high: 3, low: 1, close: 2, volume: 100 },
      { time: (SECONDS + 300) * 1000 },
    ]);
    expect(read([spotTradeResult, { ...spotTradeResult, id: 8 }])).toMatchObject([{ id: '8' }, { id: '9' }]);
  });

  it('still reads the protocol before', () => {
    const rows = [
      { id: 2, time: SECONDS + 0.6243241, price: '5', amount: '0.5', type: 'sell' },
      { id: 1, time: SECONDS, price: '5', amount: '0.5', type: 'buy' },
    ];
    expect(read({ method: 'trades.update', params: ['BTC_USDT', rows], id: null })).toMatchObject([
      { type: 'trade', id: '1', side: 'buy' },
      { ...base, id: '2', side: 'sell', size: 0.5, time: SECONDS * 1000 + 624 },
    ]);
    const depth = { asks: [['2', '0']], id: 5 };
    expect(read({ method: 'depth.update', params: [true, depth, 'BTC_USDT'], id: null })).toEqual([
      { type: 'book', ...base, time: TRACE_NOW, snapshot: true, bids: [], asks: [[2, 0]], last: 5 },
    ]);
  });
});
