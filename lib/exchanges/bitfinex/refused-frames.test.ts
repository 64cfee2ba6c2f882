import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { position, SNAPSHOT, status, subscribed, TS } from './fixtures';
import { bitfinex } from '.';

const book = { channel: 'book', symbol: 'tBTCUSD' };
const trades = { channel: 'trades', symbol: 'tBTCUSD' };
const liquidations = { channel: 'status', key: 'liq:global' };
const derivative = { channel: 'status', key: 'deriv:tBTCF0:USTF0' };

it.each([
  ['control:info', { event: 'info', version: 2, platform: { status: 1 } }],
  ['control:conf', { event: 'conf', status: 'OK', flags: 229_376 }],
  ['control:subscribed', subscribed.book],
  ['control:pong', { event: 'pong', cid: 1, ts: TS }],
  ['control:hb', [77, 'hb', 5, TS]],
  ['error:code 10305', { event: 'error', msg: 'limit', code: 10_305 }],
  ['error:code 11010', ['error', 11_010, 'ratelimit: error']],
  ['ignored:ticker', [{ channel: 'ticker', symbol: 'tBTCUSD' }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]],
  ['ignored:fte', [{ channel: 'trades', symbol: 'fUSD' }, 'fte', [1, TS, 1, 1, 2]]],
  ['ignored:book R0', [{ ...book, prec: 'R0' }, [96_118_584_550, 31_535, 0.01]]],
  ['ignored:book of the lending market', [{ channel: 'book', symbol: 'fUSD' }, [0.1, 30, 1, 5]]],
  ['ignored:message of a channel without name', [77, [100, 1, 1], 5]],
  ['ignored:status without news', [liquidations, []]],
  ['ignored:candles 1M', [{ channel: 'candles', key: 'trade:1M:tBTCUSD' }, [TS, 1, 1, 1, 1, 1]]],
  ['ignored:conf', [['BTCUSD', 'ETHUSD']]],
  ['ignored:tickers', [['tBTCUSD', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]],
  ['ignored:book', SNAPSHOT],
  ['ignored:trades', [[9, TS, 1, 100]]],
  ['ignored:emptyList', []],
  ['unknown:novelty', [{ channel: 'novelty', key: 'x' }, [1]]],
  ['unknown:trades zz', [trades, 'zz', [1]]],
  ['unknown:{x}', { x: 1 }],
  ['unknown:body', [[1, 2]]],
  ['unknown:null', null],
  ['malformed:not JSON', '[1,[[96'],
  ['malformed:book', [book, [100, 1]]],
  ['malformed:book', [book, [100, 1, 0]]],
  ['malformed:book', [book, [100, 0.5, 1]]],
  ['malformed:book', [book, 'snapshot'.length]],
  ['malformed:book', [book, [[100, 1, 1], 'x']]],
  ['malformed:book', [book, [100, 1, 1], 1.5]],
  ['malformed:book cs', [book, 'cs', 'x']],
  ['malformed:book zz', [book, 'zz', 1]],
  ['malformed:trades te', [trades, 'te', [9, TS, 0, 100]]],
  ['malformed:trades te', [trades, 'te', [9, 'now', 1, 100]]],
  ['malformed:status', [liquidations, [position(0, 0, null)]]],
  ['malformed:status', [derivative, status({ 14: -1 })]],
  ['malformed:candles', [{ channel: 'candles', key: 'trade:1m:tBTCUSD' }, [TS, 1, 1, 'x', 1, 1]]],
  ['malformed:body candles', [[TS, 1, 1, 1, 1, -1]]],
  // A row of a status without a name.
  [
    'malformed:body status',
    [
      [
        '',
        TS,
        null,
        96_000,
        96_005.5,
        null,
        null,
        null,
        TS,
        0.0001,
        300,
        null,
        -0.0002,
        null,
        null,
        96_002.25,
        null,
        null,
        5120.5,
        null,
        null,
        null,
        null,
        null,
      ],
    ],
  ],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(bitfinex);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
