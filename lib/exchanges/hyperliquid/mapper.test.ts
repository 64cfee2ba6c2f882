import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { hyperliquid } from '.';
import {
  book,
  bookData,
  candleRow,
  context,
  fundingRow,
  MAKER,
  TAKER,
  told,
  tradeRow,
  trades,
  TS,
} from './fixtures';

const base = { venue: 'hyperliquid', symbol: 'BTC' } as const;

const bookEvent = {
  type: 'book',
  ...base,
  time: TS,
  snapshot: true,
  bids: [
    [98_450, 2.5],
    [98_449, 0.1],
  ],
  asks: [[98_451, 1.5]],
  last: TS,
};

describe('Hyperliquid streams', () => {
  it('reads every book as a whole one, numbered by its time, fast or not', () => {
    expect(traceMapper(hyperliquid).map(book)).toEqual([bookEvent]);
    expect(traceMapper(hyperliquid).map(told('l2Book', { ...bookData, fast: true }))).toEqual([bookEvent]);
    expect(traceMapper(hyperliquid).map(bookData)).toEqual([bookEvent]);
    const empty = told('l2Book', { ...bookData, levels: [[], []] });
    expect(traceMapper(hyperliquid).map(empty)).toMatchObject([{ snapshot: true, bids: [], asks: [] }]);
  });

  it('reads trades by the side of the taker', () => {
    const accounts = [TAKER, MAKER];
    const row = { type: 'trade', ...base, time: TS - 2, price: 98_451, size: 0.25, accounts };
    expect(traceMapper(hyperliquid).map(trades(tradeRow, { ...tradeRow, side: 'A', tid: 7 }))).toEqual([
      { ...row, id: '1016375172059570', side: 'buy' },
      { ...row, id: '7', side: 'sell' },
    ]);
  });

  it('tells a trade once, which a new subscription brings again', () => {
    const { map, notes } = traceMapper(hyperliquid);
    expect(map(trades(tradeRow))).toHaveLength(1);
    expect(map(trades(tradeRow, { ...tradeRow, tid: 8 }))).toMatchObject([{ id: '8' }]);
    expect(map([tradeRow])).toEqual([]);
    expect(notes).toEqual(['ignored:trades repeated', 'ignored:trades repeated']);
    // An id is only unique together with instrument and time.
    expect(map(trades({ ...tradeRow, coin: 'ETH' }, { ...tradeRow, time: TS }))).toHaveLength(2);
  });

  it('remembers nothing of a broken frame, and of long ago nothing either', () => {
    const { map } = traceMapper(hyperliquid);
    map(trades(tradeRow, { ...tradeRow, side: 'C' }));
    expect(map(trades(tradeRow))).toHaveLength(1);
    for (let tid = 1; tid <= 4000; tid += 1) map(trades({ ...tradeRow, tid }));
    expect(map(trades({ ...tradeRow, tid: 4000 }))).toHaveLength(0);
    expect(map(trades(tradeRow))).toHaveLength(1);
  });

  it('reads mark, the funding of an hour and open interest in coins', () => {
    const time = TRACE_NOW;
    expect(traceMapper(hyperliquid).map(told('activeAssetCtx', { coin: 'BTC', ctx: context }))).toEqual([
      { type: 'mark', ...base, time, mark: 98_445, index: 98_440 },
      { type: 'funding', ...base, time, rate: 0.000_012_5, intervalHours: 1, kind: 'predicted' },
      { type: 'openInterest', ...base, time, size: 23_106.25 },
    ]);
  });

  it('reads a bar, alone or in a list', () => {
    const event = {
      type: 'candle',
      ...base,
      time: candleRow.t,
      intervalMs: 60_000,
      open: 34.6,
      high: 36.2,
      low: 34.2,
      close: 34.8,
      volume: 349.839_999_99,
      closed: true,
    };
    expect(traceMapper(hyperliquid).map(told('candle', candleRow))).toEqual([event]);
    expect(traceMapper(hyperliquid).map(told('candle', [candleRow]))).toEqual([event]);
    const running = { ...candleRow, t: TRACE_NOW - 10_000, T: TRACE_NOW + 49_999 };
    expect(traceMapper(hyperliquid).map([candleRow, running])).toMatchObject([event, { closed: false }]);
  });
});

describe('Hyperliquid bodies', () => {
  it('reads what each hour of funding cost', () => {
    expect(traceMapper(hyperliquid).map([fundingRow])).toEqual([
      { type: 'funding', ...base, time: TS, rate: -0.000_008_1, intervalHours: 1, kind: 'settled' },
    ]);
  });

  it('reads the contexts of all assets by the names of the list beside them', () => {
    const universe = [
      { name: 'BTC', szDecimals: 5 },
      { name: 'kPEPE', szDecimals: 0 },
    ];
    const bare = { funding: '0.0', openInterest: '5.0', markPx: null };
    expect(traceMapper(hyperliquid).map([{ universe }, [context, bare]])).toMatchObject([
      { type: 'mark', symbol: 'BTC' },
      { type: 'funding', symbol: 'BTC' },
      { type: 'openInterest', symbol: 'BTC' },
      { type: 'funding', symbol: 'kPEPE', rate: 0 },
      { type: 'openInterest', symbol: 'kPEPE', size: 5 },
    ]);
  });
});
