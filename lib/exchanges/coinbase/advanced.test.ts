import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { advanced, advancedBook, advancedTrade, MS } from './fixtures';
import { coinbase } from '.';

const base = { venue: 'coinbase', symbol: 'BTC-USD' } as const;

describe('Advanced Trade', () => {
  it('reads books, whose asks it calls offers', () => {
    const { map } = traceMapper(coinbase);
    const event = { type: 'book', ...base, time: MS, bids: [[60_000.1, 1.5]], asks: [[60_000.2, 0]] };
    expect(map(advanced('l2_data', 0, [advancedBook('snapshot')]))).toEqual([
      { ...event, snapshot: true, last: 1 },
    ]);
    expect(map(advanced('l2_data', 1, [advancedBook('update')]))).toEqual([
      { ...event, snapshot: false, last: 2, prev: 1 },
    ]);
  });

  it('breaks the chain of every book where a frame of the connection is missing', () => {
    const { map } = traceMapper(coinbase);
    map(advanced('l2_data', 0, [advancedBook('snapshot'), advancedBook('snapshot', 'ETH-USD')]));
    map(advanced('heartbeats', 1, []));
    expect(map(advanced('l2_data', 2, [advancedBook('update')]))).toMatchObject([{ prev: 1 }]);
    for (const product of ['BTC-USD', 'ETH-USD'])
      expect(map(advanced('l2_data', 5, [advancedBook('update', product)]))[0]).not.toHaveProperty('prev');
    map(advanced('l2_data', 6, [advancedBook('snapshot')]));
    expect(map(advanced('l2_data', 7, [advancedBook('update')]))).toMatchObject([{ last: 5, prev: 4 }]);
  });

  it('reads trades by the side that rested, oldest first', () => {
    const trades = [{ ...advancedTrade, trade_id: '901', side: 'BUY' }, advancedTrade];
    expect(
      traceMapper(coinbase).map(advanced('market_trades', 0, [{ type: 'update', trades }])),
    ).toMatchObject([
      { type: 'trade', ...base, id: '900', price: 60_000.2, size: 0.125, side: 'buy', time: MS },
      { id: '901', side: 'sell' },
    ]);
  });

  it('reads bars of five minutes', () => {
    const start = Math.floor(TRACE_NOW / 300_000) * 300;
    const row = { open: '9', high: '11', low: '8', close: '10', volume: '1.5', product_id: 'BTC-USD' };
    const candles = [
      { ...row, start: String(start - 300) },
      { ...row, start: String(start) },
    ];
    expect(traceMapper(coinbase).map(advanced('candles', 0, [{ type: 'snapshot', candles }]))).toMatchObject([
      { type: 'candle', ...base, time: (start - 300) * 1000, intervalMs: 300_000, volume: 1.5, closed: true },
      { time: start * 1000, closed: false },
    ]);
  });

  it('reads bodies', () => {
    const { map } = traceMapper(coinbase);
    const candle = { open: '9', high: '11', low: '8', close: '10', volume: '1.5' };
    const candles = [
      { ...candle, start: '1700003600' },
      { ...candle, start: '1700000000' },
    ];
    expect(map({ candles })).toMatchObject([
      { type: 'candle', ...base, time: 1_700_000_000_000, intervalMs: 3_600_000, low: 8 },
      { time: 1_700_003_600_000 },
    ]);
    expect(map({ trades: [advancedTrade], best_bid: '1', best_ask: '2' })).toMatchObject([
      { type: 'trade', side: 'buy', symbol: 'BTC-USD' },
    ]);
  });

  it('leaves futures out', () => {
    const { map, notes } = traceMapper(coinbase);
    const symbol = 'BTC-PERP-INTX';
    expect(map(advanced('l2_data', 0, [advancedBook('snapshot', symbol)]))).toEqual([]);
    const trades = [{ ...advancedTrade, product_id: symbol }];
    expect(map(advanced('market_trades', 1, [{ type: 'update', trades }]))).toEqual([]);
    expect(notes).toEqual([
      'ignored:l2_data of another category',
      'ignored:market_trades of another category',
    ]);
  });
});
