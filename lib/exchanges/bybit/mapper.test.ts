import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { bybitLinear } from '.';
import {
  TS,
  answer,
  bar,
  book,
  fullTicker,
  liquidated,
  liquidations,
  ticker,
  tradeRow,
  trades,
} from './fixtures';

const base = { venue: 'bybit-linear', symbol: 'BTCUSDT' } as const;
const open = (size: number) => ({ type: 'openInterest', ...base, time: TS, size });

describe('Bybit streams', () => {
  it('reads a book, snapshot and delta', () => {
    const event = {
      type: 'book',
      ...base,
      time: TS,
      snapshot: true,
      bids: [[30_247.2, 30.028]],
      asks: [[30_248.7, 0]],
      last: 177,
    };
    const { map } = traceMapper(bybitLinear);
    expect(map(book)).toEqual([event]);
    expect(map({ ...book, type: 'delta' })).toEqual([{ ...event, snapshot: false }]);
  });

  it('takes the count starting over for a snapshot', () => {
    const restarted = { ...book, type: 'delta', data: { ...book.data, u: 1 } };
    expect(traceMapper(bybitLinear).map(restarted)).toMatchObject([{ snapshot: true, last: 1 }]);
  });

  it('reads trades by the side of the taker and leaves out block trades', () => {
    const { map, notes } = traceMapper(bybitLinear);
    expect(
      map({ ...trades, data: [tradeRow, { ...tradeRow, BT: true }, { ...tradeRow, S: 'Sell', i: 'b' }] }),
    ).toEqual([
      { type: 'trade', ...base, time: TS - 2, id: '9fce7dac', price: 16_578.5, size: 0.001, side: 'buy' },
      { type: 'trade', ...base, time: TS - 2, id: 'b', price: 16_578.5, size: 0.001, side: 'sell' },
    ]);
    expect(notes).toEqual(['ignored:publicTrade block']);
  });

  it('reads liquidations by the side of the position: a buy was a long', () => {
    expect(
      traceMapper(bybitLinear).map({ ...liquidations, data: [liquidated, { ...liquidated, S: 'Sell' }] }),
    ).toEqual(
      ['long', 'short'].map((position) => ({
        type: 'liquidation',
        ...base,
        time: TS - 300,
        price: 16_000,
        size: 0.5,
        position,
        priceKind: 'bankruptcy',
      })),
    );
  });

  it('reads the liquidation feed that was there before', () => {
    const data = { updatedTime: TS, symbol: 'BTCUSDT', side: 'Sell', size: '0.003', price: '45212.5' };
    expect(
      traceMapper(bybitLinear).map({ topic: 'liquidation.BTCUSDT', type: 'snapshot', ts: TS, data }),
    ).toMatchObject([{ type: 'liquidation', position: 'short', size: 0.003, price: 45_212.5 }]);
  });

  it('reads a bar', () => {
    expect(traceMapper(bybitLinear).map(bar)).toEqual([
      {
        type: 'candle',
        ...base,
        time: 1_672_324_800_000,
        intervalMs: 60_000,
        open: 16_649.5,
        high: 16_680,
        low: 16_608,
        close: 16_677,
        volume: 2.081,
        closed: false,
      },
    ]);
  });
});

describe('the Bybit ticker', () => {
  it('brings mark, funding and open interest of one side', () => {
    expect(traceMapper(bybitLinear).map(fullTicker)).toEqual([
      { type: 'mark', ...base, time: TS, mark: 61_875.25, index: 61_900.5 },
      {
        type: 'funding',
        ...base,
        time: TS,
        rate: 0.0001,
        intervalHours: 4,
        nextTime: 1_715_760_000_000,
        kind: 'predicted',
      },
      open(58_000.5),
    ]);
  });

  it('keeps what a delta leaves out and says only what it brings', () => {
    const { map, notes } = traceMapper(bybitLinear);
    map(fullTicker);
    expect(map(ticker('delta', { indexPrice: '61901' }))).toEqual([
      { type: 'mark', ...base, time: TS, mark: 61_875.25, index: 61_901 },
    ]);
    expect(map(ticker('delta', { fundingRate: '0.0002' }))).toMatchObject([
      { type: 'funding', rate: 0.0002, intervalHours: 4, nextTime: 1_715_760_000_000 },
    ]);
    expect(map(ticker('delta', { bid1Price: '61870' }))).toEqual([]);
    expect(notes).toEqual(['ignored:tickers without news']);
  });

  it('tells once a minute that a rate which no frame brings still holds', () => {
    const { map } = traceMapper(bybitLinear);
    const at = (seconds: number) =>
      map({ ...ticker('delta', { markPrice: '61876' }), ts: TS + seconds * 1_000 }).map(({ type }) => type);
    map(fullTicker);
    expect([59, 60, 119, 120].map(at)).toEqual([
      ['mark'],
      ['mark', 'funding'],
      ['mark'],
      ['mark', 'funding'],
    ]);
    expect(map({ ...ticker('delta', { markPrice: '61876' }), ts: TS + 180_000 })).toContainEqual({
      type: 'funding',
      ...base,
      time: TS + 180_000,
      rate: 0.0001,
      intervalHours: 4,
      nextTime: 1_715_760_000_000,
      kind: 'predicted',
    });
  });

  it('halves the sum of both sides only while the venue does not tell one side', () => {
    const { map } = traceMapper(bybitLinear);
    expect(map(ticker('snapshot', { openInterest: '58000' }))).toEqual([open(29_000)]);
    expect(map(ticker('delta', { singleOpenInterest: '29001', openInterest: '58002' }))).toEqual([
      open(29_001),
    ]);
    expect(map(ticker('delta', { openInterest: '58004' }))).toEqual([]);
  });

  it('forgets with a snapshot, and remembers nothing of a broken delta', () => {
    const { map, notes } = traceMapper(bybitLinear);
    map(fullTicker);
    expect(map(ticker('delta', { indexPrice: '61999', fundingRate: 'x' }))).toEqual([]);
    expect(notes).toEqual(['malformed:tickers']);
    expect(map(ticker('delta', { markPrice: '61876' }))).toMatchObject([{ mark: 61_876, index: 61_900.5 }]);
    map(ticker('snapshot', { lastPrice: '1' }));
    expect(map(ticker('delta', { indexPrice: '61901' }))).toEqual([]);
  });

  it('gives a dated contract no funding', () => {
    const dated = ticker('snapshot', {
      symbol: 'BTC-27MAR26',
      markPrice: '1',
      fundingRate: '',
      nextFundingTime: '',
    });
    expect(traceMapper(bybitLinear).map({ ...dated, topic: 'tickers.BTC-27MAR26' })).toMatchObject([
      { type: 'mark', symbol: 'BTC-27MAR26' },
    ]);
  });
});

describe('Bybit bodies', () => {
  it('reads a book', () => {
    const result = {
      s: 'BTCUSDT',
      b: [['69033.7', '0.147']],
      a: [['69034', '1']],
      ts: TS,
      u: 9,
      seq: 1,
      cts: TS,
    };
    expect(traceMapper(bybitLinear).map(answer(result))).toMatchObject([
      { type: 'book', ...base, snapshot: true, time: TS, last: 9, bids: [[69_033.7, 0.147]] },
    ]);
  });

  it('turns the newest-first rows of the venue around', () => {
    const { map } = traceMapper(bybitLinear);
    const bars = [TRACE_NOW - 30_000, TRACE_NOW - 90_000].map((start) => [
      String(start),
      '1',
      '3',
      '1',
      '2',
      '10',
      '20',
    ]);
    expect(map(answer({ category: 'linear', symbol: 'ETHUSDT', list: bars }))).toMatchObject([
      { type: 'candle', symbol: 'ETHUSDT', time: TRACE_NOW - 90_000, intervalMs: 60_000, closed: true },
      { time: TRACE_NOW - 30_000, closed: false },
    ]);
    const interest = [
      { openInterest: '80', singleOpenInterest: '40', timestamp: '1600000300000' },
      { openInterest: '60', timestamp: '1600000000000' },
    ];
    expect(map(answer({ category: 'linear', symbol: 'BTCUSDT', list: interest }))).toMatchObject([
      { type: 'openInterest', time: 1_600_000_000_000, size: 30 },
      { time: 1_600_000_300_000, size: 40 },
    ]);
    const rates = [1_600_028_800_000, 1_600_000_000_000].map((time) => ({
      symbol: 'BTCUSDT',
      fundingRate: '0.0001',
      fundingRateTimestamp: String(time),
    }));
    expect(map(answer({ category: 'linear', list: rates }))).toMatchObject([
      { type: 'funding', time: 1_600_000_000_000, intervalHours: 8, kind: 'settled' },
      { time: 1_600_028_800_000 },
    ]);
  });

  it('reads tickers and recent trades', () => {
    const { map } = traceMapper(bybitLinear);
    const row = {
      symbol: 'BTCUSDT',
      lastPrice: '1',
      markPrice: '2',
      openInterest: '10',
      singleOpenInterest: '5',
    };
    expect(map(answer({ category: 'linear', list: [row] }))).toMatchObject([
      { type: 'mark', time: TS, mark: 2 },
      { type: 'openInterest', size: 5 },
    ]);
    const trade = {
      execId: 'x',
      symbol: 'BTCUSDT',
      price: '9',
      size: '2',
      side: 'Sell',
      time: '1600000000000',
    };
    const rows = [
      { ...trade, isBlockTrade: false },
      { ...trade, isBlockTrade: true },
    ];
    expect(map(answer({ category: 'linear', list: rows }))).toEqual([
      { type: 'trade', ...base, time: 1_600_000_000_000, id: 'x', price: 9, size: 2, side: 'sell' },
    ]);
  });
});
