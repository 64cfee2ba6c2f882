import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../market/instrument';
import { traceMapper } from '../trace-mapper';
import {
  TS,
  answer,
  answerV5,
  bar,
  book,
  funding,
  liquidated,
  liquidations,
  openInterestRow,
  tradeRow,
  trades,
} from './fixtures';
import { defaults } from './symbols';
import { htxLinear } from '.';

const base = { venue: 'htx-linear', symbol: 'BTC-USDT' } as const;
const read = (frame: unknown, instruments: readonly Instrument[] = []) =>
  traceMapper(htxLinear, instruments).map(frame);

const stepped = (step: string, price: number) => ({
  ...book,
  ch: `market.BTC-USDT.depth.${step}`,
  tick: { bids: [[price, 5]], asks: [], ts: TS, version: 1_772_000_000 },
});

const sizeAt = (symbol: string, price: number) =>
  read({
    ...book,
    ch: `market.${symbol}.depth.size_150.high_freq`,
    tick: { ...book.tick, bids: [[price, 10]], asks: [] },
  }).map((event) => event.type === 'book' && event.bids[0]?.[1]);

describe('HTX streams', () => {
  it('reads a book, snapshot and update, in coins', () => {
    const event = {
      type: 'book',
      ...base,
      time: TS,
      snapshot: true,
      bids: [
        [61_000.4, 0.085],
        [60_998, 0],
      ],
      asks: [[61_000.5, 1.2]],
      last: 77,
    };
    expect(read(book)).toEqual([event]);
    expect(read({ ...book, tick: { ...book.tick, event: 'update' } })).toEqual([
      { ...event, snapshot: false },
    ]);
  });

  it('takes a side without levels for an empty one', () => {
    expect(read({ ...book, tick: { ...book.tick, bids: null, asks: undefined } })).toMatchObject([
      { bids: [], asks: [] },
    ]);
  });

  it('reads stepped books only where nothing is put together', () => {
    const { map, notes } = traceMapper(htxLinear);
    expect(map(stepped('step0', 0.00002))).toMatchObject([{ snapshot: true, last: 1_772_000_000 }]);
    expect(map(stepped('step6', 0.00002))).toHaveLength(1);
    expect(map(stepped('step7', 3))).toHaveLength(1);
    expect(map(stepped('step7', 0.00002))).toEqual([]);
    expect(map(stepped('step12', 61_000))).toEqual([]);
    expect(notes).toEqual(['ignored:depth.step7', 'ignored:depth.step12']);
  });

  it('reads trades by the side of the taker, in coins', () => {
    const buy = { ...tradeRow, direction: 'buy', quantity: undefined };
    const data = [tradeRow, buy, { ...tradeRow, id: 2 ** 60 }];
    const trade = { type: 'trade', ...base, time: TS - 3, price: 61_000, size: 0.04 };
    expect(read({ ...trades, tick: { ...trades.tick, data } })).toEqual([
      { ...trade, id: '224199951640000', side: 'sell' },
      { ...trade, id: '224199951640000', side: 'buy' },
      { ...trade, side: 'sell' },
    ]);
  });

  it('reads a bar, in coins', () => {
    expect(read(bar)).toEqual([
      {
        type: 'candle',
        ...base,
        time: 1_771_999_980_000,
        intervalMs: 60_000,
        open: 61_000,
        high: 61_020,
        low: 60_990,
        close: 61_010,
        volume: 5.32,
        closed: false,
      },
    ]);
  });

  it('reads liquidations by the side of the order: a sell closed a long', () => {
    const short = { ...liquidated, direction: 'buy', amount: undefined };
    const event = { type: 'liquidation', ...base, time: TS - 20, price: 60_900, size: 0.432 };
    expect(read({ ...liquidations, data: [liquidated, short] })).toEqual([
      { ...event, position: 'long', priceKind: 'order' },
      { ...event, position: 'short', priceKind: 'order' },
    ]);
  });

  it('reads liquidations in the words of v5 too', () => {
    const row = {
      id: '1',
      contract_code: 'BTC-USDT',
      liquidation_time: String(TS),
      side: 'sell',
      position_side: 'long',
      volume: '432',
      amount: '0.432',
      bankrupt_price: '60800',
    };
    const event = { type: 'liquidation', position: 'long', price: 60_800, priceKind: 'bankruptcy' };
    expect(read({ ...liquidations, data: [row] })).toMatchObject([event]);
    expect(read(answerV5([row]))).toMatchObject([{ ...event, time: TS, size: 0.432 }]);
  });

  it('reads the funding that comes next, and the mark', () => {
    expect(read(funding)).toEqual([
      {
        type: 'funding',
        ...base,
        time: TS,
        rate: 0.0001,
        intervalHours: 8,
        nextTime: 1_772_006_400_000,
        kind: 'predicted',
      },
    ]);
    expect(read({ ...bar, ch: 'market.BTC-USDT.mark_price.1min' })).toEqual([
      { type: 'mark', ...base, time: TS, mark: 61_010 },
    ]);
  });
});

describe('contracts of HTX', () => {
  it.each([
    ['BTC-USDT', 60_000, 0.01],
    ['BTC-USDT-260327', 60_000, 0.01],
    ['BTC-USDT-CQ', 60_000, 0.01],
    ['ETH-USDT', 3000, 0.1],
    ['SHIB-USDT', 0.5, 10_000],
    ['BTC-USD', 50_000, 0.02],
    ['BTC_CQ', 50_000, 0.02],
    ['BTC260327', 50_000, 0.02],
    ['ETH-USD', 2000, 0.05],
  ])('%s at %d', (symbol, price, size) => {
    expect(sizeAt(symbol, price)).toEqual([size]);
  });

  it('are as the venue lists them, where it was asked', () => {
    const instrument = { ...defaults.defaultInstrument, symbol: 'NEW-USDT', contractSize: 5 };
    const renamed = { ...trades, ch: 'market.NEW-USDT.trade.detail' };
    const rows = { ...trades.tick, data: [{ ...tradeRow, quantity: undefined }] };
    expect(read({ ...renamed, tick: rows }, [instrument])).toMatchObject([{ size: 200 }]);
    expect(read(renamed)).toMatchObject([{ size: 0.04 }]);
  });
});

describe('HTX bodies', () => {
  it('reads a book and bars, oldest first', () => {
    expect(read({ ...book, ch: 'market.BTC-USDT.depth.step0', status: 'ok' })).toMatchObject([
      { type: 'book', snapshot: true },
    ]);
    const older = { ...bar.tick, id: bar.tick.id - 60 };
    expect(read({ ch: bar.ch, ts: TS, status: 'ok', data: [bar.tick, older] })).toMatchObject([
      { time: 1_771_999_920_000, closed: true },
      { time: 1_771_999_980_000, closed: false },
    ]);
  });

  it('reads trades, in groups and when they were asked for', () => {
    const { ch, ts, tick } = trades;
    expect(read({ ch, ts, status: 'ok', data: [tick, tick] })).toHaveLength(2);
    expect(read({ rep: ch, ts, status: 'ok', data: tick.data })).toMatchObject([
      { size: 0.04, side: 'sell' },
    ]);
  });

  it('reads open interest in coins, of one contract and of all', () => {
    const event = { type: 'openInterest', ...base, time: TS, size: 120.5 };
    expect(read(answer([openInterestRow]))).toEqual([event]);
    expect(read(answerV5(openInterestRow))).toEqual([event]);
    const coinMargined = { ...openInterestRow, contract_code: 'BTC-USD', amount: 17.5 };
    expect(read(answer([coinMargined]))).toMatchObject([{ symbol: 'BTC-USD', size: 17.5 }]);
  });

  it('reads the history of open interest in contracts or coins', () => {
    const tick = [
      { volume: 3000, amount_type: 1, value: 1, ts: TS },
      { volume: '2.5', amount_type: 2, value: 1, ts: TS - 60 },
    ];
    expect(read(answer({ symbol: 'BTC', contract_code: 'BTC-USDT', tick }))).toMatchObject([
      { type: 'openInterest', time: TS - 60, size: 2.5 },
      { time: TS, size: 3 },
    ]);
  });

  it('reads funding, what comes next and what was charged', () => {
    const next = {
      contract_code: 'BTC-USDT',
      funding_rate: '0.0003',
      funding_time: '1772006400000',
      next_funding_time: '1772020800000',
    };
    expect(read(answerV5(next))).toMatchObject([
      { kind: 'predicted', rate: 0.0003, nextTime: 1_772_006_400_000, intervalHours: 4 },
    ]);
    const charged = ['1772006400000', '1771977600000'].map((funding_time, index) => ({
      id: String(index),
      contract_code: 'BTC-USDT',
      funding_rate: '0.0001',
      funding_time,
    }));
    expect(read(answerV5(charged))).toMatchObject([
      { kind: 'settled', time: 1_771_977_600_000, intervalHours: 8 },
      { kind: 'settled', time: 1_772_006_400_000 },
    ]);
  });
});
