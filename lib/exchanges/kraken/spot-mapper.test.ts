import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { answer, ISO, spotBook, spotRow, spotTrade, spotTrades } from './fixtures';
import { krakenSpot } from '.';

const base = { venue: 'kraken-spot', symbol: 'BTC/USD' } as const;
const TIME = Date.parse('2026-02-02T02:40:00.123Z');

describe('Kraken spot v2', () => {
  it('reads a book with its checksum, and numbers the messages', () => {
    const { map } = traceMapper(krakenSpot);
    const event = {
      type: 'book',
      ...base,
      time: TIME,
      bids: [[96_000.1, 0.136]],
      asks: [[96_000.2, 0]],
      checksum: 2_439_117_997,
    };
    expect(map(spotBook('snapshot'))).toEqual([{ ...event, snapshot: true, last: 1 }]);
    expect(map(spotBook('update'))).toEqual([{ ...event, snapshot: false, prev: 1, last: 2 }]);
  });

  it('takes the local time where a snapshot carries none', () => {
    const { timestamp: _, ...timeless } = spotRow;
    expect(traceMapper(krakenSpot).map(spotBook('snapshot', timeless))).toMatchObject([{ time: TRACE_NOW }]);
  });

  it('follows each symbol on its own and leaves none a next message after one it could not read', () => {
    const { map, notes } = traceMapper(krakenSpot);
    const eth = spotBook('update', { ...spotRow, symbol: 'ETH/USD' });
    expect(map(spotBook('snapshot'))).toMatchObject([{ last: 1 }]);
    expect(map(eth)).toMatchObject([{ last: 2 }]);
    expect(map(spotBook('update'))).toMatchObject([{ prev: 1, last: 3 }]);
    expect(map(spotBook('update', { ...spotRow, bids: [{ price: -1, qty: 1 }] }))).toEqual([]);
    expect(notes).toEqual(['malformed:book']);
    expect(map(eth)[0]).not.toHaveProperty('prev');
    expect(map(spotBook('update'))[0]).not.toHaveProperty('prev');
    expect(map(spotBook('update'))).toMatchObject([{ prev: 5, last: 6 }]);
  });

  it('reads trades by the side of the taker', () => {
    const { map } = traceMapper(krakenSpot);
    const event = { type: 'trade', ...base, time: TIME, id: '77', price: 96_000.1, size: 0.02 };
    expect(map(spotTrades('update', spotTrade, { ...spotTrade, side: 'sell' }))).toEqual([
      { ...event, side: 'buy' },
      { ...event, side: 'sell' },
    ]);
  });

  it('reads bars', () => {
    const row = {
      symbol: 'BTC/USD',
      open: 1,
      high: 3,
      low: 1,
      close: 2,
      volume: 5,
      interval_begin: '2026-02-02T02:40:00.000000000Z',
      interval: 5,
      timestamp: ISO,
    };
    expect(traceMapper(krakenSpot).map({ channel: 'ohlc', type: 'update', data: [row] })).toEqual([
      {
        type: 'candle',
        ...base,
        time: Date.parse('2026-02-02T02:40:00Z'),
        intervalMs: 300_000,
        open: 1,
        high: 3,
        low: 1,
        close: 2,
        volume: 5,
        closed: true,
      },
    ]);
  });
});

const level = (price: string, volume: string, at: string) => [price, volume, at];

describe('the Kraken spot protocol before v2', () => {
  it('reads books under the symbols of v2, at the newest time in them', () => {
    const { map } = traceMapper(krakenSpot);
    const snapshot = {
      as: [level('10.5', '1', '1770000000.100200')],
      bs: [level('10.4', '2', '1770000000.2')],
    };
    expect(map([7, snapshot, 'book-25', 'XBT/USD'])).toEqual([
      {
        type: 'book',
        ...base,
        time: 1_770_000_000_200,
        snapshot: true,
        bids: [[10.4, 2]],
        asks: [[10.5, 1]],
        last: 1,
      },
    ]);
    const both = [
      { a: [level('10.6', '0', '1770000001')] },
      { b: [level('10.3', '3', '1770000002')], c: '5' },
    ];
    expect(map([7, ...both, 'book-25', 'XBT/USD'])).toMatchObject([
      { snapshot: false, time: 1_770_000_002_000, bids: [[10.3, 3]], asks: [[10.6, 0]], prev: 1 },
    ]);
  });

  it('reads trades and bars', () => {
    const { map } = traceMapper(krakenSpot);
    const rows = ['b', 's'].map((side) => ['10.5', '0.1', '1770000000.5', side, 'm', '']);
    expect(map([3, rows, 'trade', 'XBT/USD'])).toMatchObject(
      ['buy', 'sell'].map((side) => ({ ...base, time: 1_770_000_000_500, price: 10.5, size: 0.1, side })),
    );
    const bar = ['1770000013.1', '1770000060.000000', '1', '3', '1', '2', '2', '9', 4];
    expect(map([3, bar, 'ohlc-1', 'XBT/USD'])).toMatchObject([
      { type: 'candle', ...base, time: 1_770_000_000_000, intervalMs: 60_000, high: 3, close: 2, volume: 9 },
    ]);
  });
});

describe('Kraken spot bodies', () => {
  const { map } = traceMapper(krakenSpot);

  it('reads a book, under the symbol that its key stands for', () => {
    const book = { asks: [['10.5', '1', 1_770_000_000]], bids: [['10.4', '2', 1_770_000_000]] };
    expect(map(answer({ XXBTZUSD: book }))).toMatchObject([
      { type: 'book', ...base, snapshot: true, bids: [[10.4, 2]], asks: [[10.5, 1]] },
    ]);
    expect(map(answer({ XDGUSDT: book }))).toMatchObject([{ symbol: 'DOGE/USDT' }]);
  });

  it('reads bars and trades', () => {
    const bars = [1_770_000_000, 1_770_000_300].map((time) => [time, '1', '3', '1', '2', '2', '7', 4]);
    expect(map(answer({ XETHZEUR: bars, last: 1 }))).toMatchObject([
      { type: 'candle', symbol: 'ETH/EUR', time: 1_770_000_000_000, intervalMs: 300_000, volume: 7 },
      { time: 1_770_000_300_000 },
    ]);
    const trade = ['10.5', '0.1', 1_770_000_000.5678, 's', 'l', '', 99];
    expect(map(answer({ XBTUSDC: [trade], last: '1' }))).toEqual([
      {
        type: 'trade',
        ...base,
        symbol: 'BTC/USDC',
        time: 1_770_000_000_567,
        id: '99',
        price: 10.5,
        size: 0.1,
        side: 'sell',
      },
    ]);
  });
});

it.each([
  ['control:heartbeat', { channel: 'heartbeat' }],
  ['control:status', { channel: 'status', type: 'update', data: [{ system: 'online' }] }],
  ['control:pong', { method: 'pong', time_in: ISO }],
  ['control:subscribe', { method: 'subscribe', success: true, result: { channel: 'book' } }],
  ['control:systemStatus', { event: 'systemStatus', status: 'online' }],
  ['control:Time', answer({ unixtime: 1, rfc1123: 'x' })],
  ['error:subscribe', { method: 'subscribe', success: false, error: 'Currency pair not supported' }],
  ['error:subscriptionStatus', { event: 'subscriptionStatus', status: 'error', errorMessage: 'x' }],
  ['error:EAPI:Rate limit exceeded', { error: ['EAPI:Rate limit exceeded'] }],
  ['ignored:trade snapshot', spotTrades('snapshot', spotTrade)],
  ['ignored:ticker', { channel: 'ticker', type: 'update', data: [{}] }],
  ['ignored:spread', [3, ['1', '2'], 'spread', 'XBT/USD']],
  ['ignored:Ticker', answer({ XXBTZUSD: { c: ['1', '1'] } })],
  ['ignored:AssetPairs', answer({ XXBTZUSD: { pair_decimals: 1 } })],
  ['ignored:emptyList', answer({ XXBTZUSD: [], last: 1 })],
  ['unknown:novelty', { channel: 'novelty', data: [] }],
  ['unknown:novelty', [3, [], 'novelty', 'XBT/USD']],
  ['unknown:answer', answer({ x: 1 })],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1, 2]],
  ['malformed:not JSON', '{"channel":'],
  ['malformed:book', spotBook('update', { ...spotRow, timestamp: 'yesterday' })],
  ['malformed:book', spotBook('update', { ...spotRow, checksum: -1 })],
  ['malformed:book', spotBook('update', { ...spotRow, asks: undefined })],
  ['malformed:trade', spotTrades('update', { ...spotTrade, side: 'b' })],
  ['malformed:book-10', [3, { a: [['1']] }, 'book-10', 'XBT/USD']],
  ['malformed:trade', [3, [['1', '1', '1770000000', 'x', 'm', '']], 'trade', 'XBT/USD']],
  ['malformed:answer OHLC', answer({ XXBTZUSD: [['x', '1', '1', '1', '1', '1', '1', 1]], last: 1 })],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(krakenSpot);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
