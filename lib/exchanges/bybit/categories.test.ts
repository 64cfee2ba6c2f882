import { describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange';
import { traceMapper } from '../trace-mapper';
import { answer, bar, book, liquidated, liquidations, ticker, TS, tradeRow, trades } from './fixtures';
import { bybitInverse, bybitLinear, bybitSpot } from '.';

const dollars = { venue: 'bybit-inverse', symbol: 'BTCUSD' } as const;

const inverseBook = {
  ...book,
  topic: 'orderbook.1000.BTCUSD',
  data: { ...book.data, s: 'BTCUSD', b: [['25000.00', '5000']], a: [['50000.00', '0']] },
};

const inverseTicker = (type: 'snapshot' | 'delta', data: object) => ({
  ...ticker(type, { ...data, symbol: 'BTCUSD' }),
  topic: 'tickers.BTCUSD',
});

describe('inverse contracts', () => {
  it('are counted in dollars, which are coins at the price beside them', () => {
    const { map } = traceMapper(bybitInverse);
    expect(map(inverseBook)).toMatchObject([
      { type: 'book', ...dollars, bids: [[25_000, 0.2]], asks: [[50_000, 0]] },
    ]);
    const row = { ...tradeRow, s: 'BTCUSD', p: '20000', v: '1000' };
    expect(map({ ...trades, data: [row] })).toMatchObject([{ ...dollars, size: 0.05, side: 'buy' }]);
    const closed = { ...liquidated, s: 'BTCUSD', p: '20000', v: '500' };
    expect(map({ ...liquidations, data: [closed] })).toMatchObject([
      { ...dollars, size: 0.025, position: 'long' },
    ]);
  });

  it('are told by their name, dated ones too', () => {
    const { map } = traceMapper(bybitInverse);
    const row = { ...tradeRow, s: 'BTCUSDH26', p: '20000', v: '1000' };
    expect(map({ ...trades, data: [row] })).toMatchObject([{ symbol: 'BTCUSDH26', size: 0.05 }]);
    expect(traceMapper(bybitLinear).map({ ...trades, data: [row] })).toMatchObject([{ size: 0.05 }]);
    const linear = { ...tradeRow, s: 'BTCPERP', p: '20000', v: '2' };
    expect(traceMapper(bybitLinear).map({ ...trades, data: [linear] })).toMatchObject([{ size: 2 }]);
  });

  it('have bars whose turnover is in coins', () => {
    const { map } = traceMapper(bybitInverse);
    expect(map({ ...bar, topic: 'kline.1.BTCUSD' })).toMatchObject([{ ...dollars, volume: 34_666.4 }]);
    const row = [String(TS), '17071', '17073', '17027', '17055.5', '268611', '15.74462667'];
    expect(map(answer({ category: 'inverse', symbol: 'BTCUSD', list: [row] }))).toMatchObject([
      { ...dollars, volume: 15.744_626_67 },
    ]);
  });

  it('have open interest in dollars, worth coins at the mark', () => {
    const { map, notes } = traceMapper(bybitInverse);
    expect(map(inverseTicker('delta', { singleOpenInterest: '100000' }))).toEqual([]);
    expect(notes).toEqual(['ignored:tickers without news']);
    expect(map(inverseTicker('snapshot', { markPrice: '20000', openInterest: '200000' }))).toMatchObject([
      { type: 'mark', mark: 20_000 },
      { type: 'openInterest', ...dollars, size: 5 },
    ]);
    expect(map(inverseTicker('delta', { singleOpenInterest: '120000' }))).toMatchObject([{ size: 6 }]);
  });
});

describe('spot pairs', () => {
  const pair = { venue: 'bybit-spot', symbol: 'BTCUSDT' } as const;

  it('are counted in coins, be the quote dollars or not', () => {
    const { map } = traceMapper(bybitSpot);
    expect(map(book)).toMatchObject([{ type: 'book', ...pair, bids: [[30_247.2, 30.028]] }]);
    expect(map({ ...trades, data: [{ ...tradeRow, s: 'BTCUSD' }] })).toMatchObject([
      { symbol: 'BTCUSD', size: 0.001 },
    ]);
    expect(map(bar)).toMatchObject([{ ...pair, volume: 2.081 }]);
  });

  it('have a ticker without anything we use', () => {
    const { map, notes } = traceMapper(bybitSpot);
    expect(map(ticker('snapshot', { lastPrice: '21109.77', usdIndexPrice: '21120.24' }))).toEqual([]);
    expect(notes).toEqual(['ignored:tickers without news']);
  });
});

it('takes bodies of one name for what their category says', () => {
  const row = [String(TS), '1', '3', '1', '2', '10', '20'];
  const body = (category: string) => answer({ category, symbol: 'BTCUSDT', list: [row] });
  const read = (exchange: Exchange, category: string) => traceMapper(exchange).map(body(category)).length;
  expect(read(bybitSpot, 'spot')).toBe(1);
  expect(read(bybitSpot, 'linear')).toBe(0);
  expect(read(bybitLinear, 'linear')).toBe(1);
  expect(read(bybitLinear, 'spot')).toBe(0);
});

it('takes the length of a bar from its name: an open one may end with the message', () => {
  const [row] = bar.data;
  const open = {
    ...bar,
    topic: 'kline.5.BTCUSDT',
    data: [{ ...row, interval: '5', end: 1_672_324_812_345 }],
  };
  expect(traceMapper(bybitLinear).map(open)).toMatchObject([{ intervalMs: 300_000, closed: false }]);
});
