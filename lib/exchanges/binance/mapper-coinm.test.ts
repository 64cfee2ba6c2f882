import { describe, expect, it } from 'vitest';
import { binanceCoinm } from '../binance-coinm';
import { traceMapper } from '../trace-mapper';
import { aggTrade, depth, forceOrder, kline, markPrice, order } from './fixtures';

describe('COIN-M', () => {
  const coinm = { venue: 'binance-coinm', symbol: 'BTCUSD_PERP' } as const;

  it('turns contracts of 100 dollars into coins at each price', () => {
    const { map } = traceMapper(binanceCoinm);
    expect(map({ ...depth, s: 'BTCUSD_PERP', ps: 'BTCUSD', b: [['50000.0', '35']], a: [] })).toMatchObject([
      { type: 'book', ...coinm, bids: [[50_000, 0.07]], prev: 146 },
    ]);
    expect(map({ ...aggTrade, s: 'BTCUSD_PERP', p: '50000.0', q: '5' })).toMatchObject([{ size: 0.01 }]);
    const closed = { ...order, s: 'BTCUSD_PERP', ps: 'BTCUSD', ap: '50000.0', z: '10' };
    expect(map({ ...forceOrder, o: closed })).toMatchObject([{ size: 0.02 }]);
  });

  it('counts other coins in contracts of 10 dollars', () => {
    const { map } = traceMapper(binanceCoinm);
    expect(map({ ...aggTrade, s: 'ETHUSD_PERP', p: '2000', q: '5' })).toMatchObject([{ size: 0.025 }]);
  });

  it('takes volume from the columns that count coins', () => {
    const bar = { ...kline, s: 'BTCUSD_PERP', k: { ...kline.k, v: '1893', q: '9.49', V: '1368', Q: '6.86' } };
    expect(traceMapper(binanceCoinm).map(bar)).toMatchObject([{ volume: 9.49, takerBuy: 6.86 }]);
    const row = [
      1_590_969_600_000,
      '9',
      '9',
      '9',
      '9',
      '1893',
      1_590_969_659_999,
      '9.49',
      41,
      '1368',
      '6.86',
      '0',
    ];
    expect(traceMapper(binanceCoinm).map([row])).toMatchObject([{ volume: 9.49, takerBuy: 6.86 }]);
  });

  it('waits for a price before it says what open interest is worth', () => {
    const { map, notes } = traceMapper(binanceCoinm);
    const body = { symbol: 'BTCUSD_PERP', pair: 'BTCUSD', openInterest: '1000', time: 1_723_161_257_000 };
    expect(map(body)).toEqual([]);
    expect(notes).toEqual(['ignored:openInterest before any price']);
    map({ ...markPrice, s: 'BTCUSD_PERP', p: '50000', i: undefined });
    expect(map(body)).toMatchObject([{ type: 'openInterest', ...coinm, size: 2 }]);
  });

  it('knows past open interest by pair, and only of the perpetual', () => {
    const row = {
      pair: 'BTCUSD',
      contractType: 'PERPETUAL',
      sumOpenInterest: '284391',
      sumOpenInterestValue: '2451.46',
      timestamp: 1_602_984_600_000,
    };
    const { map, notes } = traceMapper(binanceCoinm);
    expect(map([row])).toEqual([{ type: 'openInterest', ...coinm, time: 1_602_984_600_000, size: 2451.46 }]);
    expect(map([{ ...row, contractType: 'CURRENT_QUARTER' }])).toEqual([]);
    expect(notes).toEqual(['ignored:openInterestHist of a dated contract']);
  });
});
