import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { futuresBook, futuresLevel, futuresTicker, futuresTrade, TS } from './fixtures';
import { krakenFutures } from '.';

const base = { venue: 'kraken-futures', symbol: 'PF_XBTUSD', time: TS } as const;

describe('Kraken Futures streams', () => {
  it('reads a book and the new size of one level', () => {
    const { map } = traceMapper(krakenFutures);
    expect(map(futuresBook)).toEqual([
      {
        type: 'book',
        ...base,
        snapshot: true,
        bids: [[96_000, 0.25]],
        asks: [[96_001, 1.5]],
        last: 100,
      },
    ]);
    expect(map(futuresLevel)).toEqual([
      { type: 'book', ...base, snapshot: false, bids: [], asks: [[96_001, 0]], last: 101 },
    ]);
    expect(map({ ...futuresLevel, side: 'buy', qty: 2, price: 95_000 })).toMatchObject([
      { bids: [[95_000, 2]], asks: [] },
    ]);
  });

  it.each(['PI_XBTUSD', 'FI_XBTUSD_261225'])('counts %s in dollars', (symbol) => {
    const { map } = traceMapper(krakenFutures);
    expect(map({ ...futuresLevel, product_id: symbol, qty: 48_000, price: 96_000 })).toMatchObject([
      { symbol, asks: [[96_000, 0.5]] },
    ]);
    expect(map({ ...futuresTrade, product_id: symbol, qty: 9600 })).toMatchObject([{ symbol, size: 0.1 }]);
    const ticker = { ...futuresTicker, product_id: symbol, openInterest: 960_105, markPrice: 96_010.5 };
    expect(map(ticker)).toContainEqual({ type: 'openInterest', ...base, symbol, size: 10 });
  });

  it('reads a trade by the side of the taker', () => {
    const { map } = traceMapper(krakenFutures);
    const trade = { type: 'trade', ...base, id: 'a-b', price: 96_000, size: 0.5 } as const;
    expect(map(futuresTrade)).toEqual([{ ...trade, side: 'sell' }]);
    expect(map({ ...futuresTrade, side: 'buy' })).toEqual([{ ...trade, side: 'buy' }]);
  });

  it.each([
    ['sell', 'long'],
    ['buy', 'short'],
  ])('reads a liquidating %s as a trade and the end of a %s', (side, position) => {
    const events = traceMapper(krakenFutures).map({ ...futuresTrade, side, type: 'liquidation' });
    expect(events).toEqual([
      { type: 'trade', ...base, id: 'a-b', price: 96_000, size: 0.5, side },
      { type: 'liquidation', ...base, price: 96_000, size: 0.5, position, priceKind: 'fill' },
    ]);
  });

  it('reads mark, hourly funding as a fraction, and open interest', () => {
    const { map } = traceMapper(krakenFutures);
    expect(map(futuresTicker)).toEqual([
      { type: 'mark', ...base, mark: 96_010.5, index: 96_000.25 },
      {
        type: 'funding',
        ...base,
        rate: -0.000_012,
        intervalHours: 1,
        nextTime: TS + 3_600_000,
        kind: 'predicted',
      },
      { type: 'openInterest', ...base, size: 2_400.5 },
    ]);
    const { relative_funding_rate: _, ...dated } = futuresTicker;
    expect(map({ ...dated, product_id: 'FI_XBTUSD_261225' }).map(({ type }) => type)).toEqual([
      'mark',
      'openInterest',
    ]);
  });
});

const series = (data: unknown) => ({
  result: { timestamp: [1_770_000_000], more: false, data },
  errors: [],
});

describe('Kraken Futures bodies', () => {
  const bar = { time: TRACE_NOW - 30_000, open: '1', high: '3', low: '1', close: '2', volume: '10' };
  const earlier = { ...bar, time: TRACE_NOW - 90_000 };

  it('reads bars with times in milliseconds or in seconds', () => {
    const { map } = traceMapper(krakenFutures);
    const bars = [
      { time: TRACE_NOW - 90_000, intervalMs: 60_000, volume: 10, closed: true },
      { closed: false },
    ];
    expect(map({ candles: [earlier, bar], more_candles: false })).toMatchObject(bars);
    const seconds = [earlier, bar].map((row) => ({ ...row, time: row.time / 1000 }));
    expect(map({ candles: seconds, more_candles: false })).toMatchObject(bars);
  });

  it('reads open interest at the beginning of each interval and no other series', () => {
    const { map, notes } = traceMapper(krakenFutures);
    expect(map(series([['2346.7', '2362.4', '2346.5', '2360.6']]))).toEqual([
      { type: 'openInterest', ...base, time: 1_770_000_000_000, size: 2346.7 },
    ]);
    expect(map(series(['12.5']))).toEqual([]);
    expect(notes).toEqual(['ignored:analytics']);
  });

  it('reads settled funding as a fraction per hour', () => {
    const rates = [
      { timestamp: '2026-02-02T02:00:00Z', fundingRate: '-1.2E-7', relativeFundingRate: '-0.0000125' },
    ];
    expect(traceMapper(krakenFutures).map({ result: 'success', rates })).toEqual([
      {
        type: 'funding',
        ...base,
        time: Date.parse('2026-02-02T02:00:00Z'),
        rate: -0.000_012_5,
        intervalHours: 1,
        kind: 'settled',
      },
    ]);
  });
});

it.each([
  ['control:info', { event: 'info', version: 1 }],
  ['control:subscribed book', { event: 'subscribed', feed: 'book', product_ids: ['PF_XBTUSD'] }],
  ['control:heartbeat', { feed: 'heartbeat', time: TS }],
  ['control:time', { result: 'success', serverTime: '2026-01-01T00:00:00Z' }],
  ['error:alert', { event: 'alert', message: 'Bad request' }],
  ['error:error', { event: 'error', message: 'Invalid feed' }],
  ['error:subscribed_failed book', { event: 'subscribed_failed', feed: 'book' }],
  ['error:error', { result: 'error', error: 'apiLimitExceeded' }],
  ['error:error', { result: null, errors: [{ type: 'Invalid arguments' }] }],
  ['ignored:trade_snapshot', { feed: 'trade_snapshot', product_id: 'PF_XBTUSD', trades: [] }],
  ['ignored:trade block', { ...futuresTrade, type: 'block' }],
  ['ignored:trade assignment', { ...futuresTrade, type: 'assignment' }],
  ['ignored:trade without type', { ...futuresTrade, type: undefined }],
  ['ignored:ticker without news', { ...futuresTicker, markPrice: undefined }],
  ['ignored:orderBook', { result: 'success', orderBook: { bids: [], asks: [] } }],
  ['ignored:instruments', { result: 'success', instruments: [] }],
  ['ignored:executions', { elements: [], len: 0 }],
  ['unknown:novelty', { feed: 'novelty' }],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"feed":"book'],
  ['malformed:book', { ...futuresLevel, side: 'hold' }],
  ['malformed:book', { ...futuresLevel, qty: -1 }],
  ['malformed:book', { ...futuresLevel, seq: 1.5 }],
  ['malformed:book_snapshot', { ...futuresBook, bids: { price: 1 } }],
  ['malformed:trade', { ...futuresTrade, qty: 0 }],
  ['malformed:ticker', { ...futuresTicker, relative_funding_rate: 'x' }],
  ['malformed:ticker', { ...futuresTicker, product_id: undefined }],
  ['malformed:candles', { candles: [{ time: 1 }] }],
  ['malformed:analytics', { result: { timestamp: [1, 2], data: [['1', '1', '1', '1']] } }],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(krakenFutures);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
