import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import {
  bar,
  bookResult,
  liquidated,
  push,
  SECONDS,
  spotBar,
  spotBookResult,
  spotTradeResult,
  statsRow,
  tickerRow,
  tradeRow,
} from './fixtures';
import { gateSpot, gateUsdt } from '.';

const refusal = { time: SECONDS, channel: 'futures.trades', event: 'subscribe', result: null };

it.each([
  ['control:futures.trades', { ...refusal, error: null, result: { status: 'success' } }],
  ['control:futures.pong', { time: SECONDS, channel: 'futures.pong', event: '', result: null }],
  ['control:futures.trades', { time: 1, channel: 'futures.trades', event: 'subscribe', payload: ['X'] }],
  ['error:futures.trades code 2', { ...refusal, error: { code: 2, message: 'unknown contract' } }],
  ['error:code CONTRACT_NOT_FOUND', { label: 'CONTRACT_NOT_FOUND', message: 'x' }],
  ['ignored:futures.book_ticker', push('futures.book_ticker', {})],
  ['ignored:spot.trades of another market', push('spot.trades', spotTradeResult)],
  [
    'ignored:futures.candlesticks of mark or index',
    push('futures.candlesticks', [{ ...bar, n: '1m_mark_BTC_USDT' }]),
  ],
  [
    'ignored:futures.trades of another category',
    push('futures.trades', [{ ...tradeRow, contract: 'ETH_USD' }]),
  ],
  [
    'ignored:futures.trades of an unknown contract size',
    push('futures.trades', [{ ...tradeRow, contract: 'NEW_USDT' }]),
  ],
  [
    'ignored:futures.order_book_update of an unknown contract size',
    push('futures.order_book_update', { ...bookResult, s: 'toString_USDT' }),
  ],
  ['ignored:futures.trades without news', push('futures.trades', [])],
  ['ignored:contract_stats of another category', [{ ...statsRow, open_interest_usd: 700_000 }]],
  ['ignored:contracts', [{ name: 'BTC_USDT', quanto_multiplier: '0.0001' }]],
  ['ignored:spotTrades of another market', [spotTradeResult]],
  ['ignored:emptyList', []],
  ['unknown:futures.surprise', push('futures.surprise', {})],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['ignored:depth.update of another market', { method: 'depth.update', params: [] }],
  ['malformed:not JSON', '{"time":1,"channel":"fut'],
  ['malformed:futures.order_book_update', push('futures.order_book_update', { ...bookResult, u: 1 })],
  [
    'malformed:futures.order_book_update',
    push('futures.order_book_update', { ...bookResult, b: [{ p: '-1', s: 1 }] }),
  ],
  [
    'malformed:futures.order_book_update',
    push('futures.order_book_update', { ...bookResult, a: [['1', '2']] }),
  ],
  ['malformed:futures.order_book_update', push('futures.order_book_update', { ...bookResult, s: 5 })],
  ['malformed:futures.order_book', push('futures.order_book', [])],
  ['malformed:futures.trades', push('futures.trades', [tradeRow, { ...tradeRow, size: 0 }])],
  ['malformed:futures.trades', push('futures.trades', [{ ...tradeRow, create_time_ms: 'soon' }])],
  [
    'malformed:futures.public_liquidates',
    push('futures.public_liquidates', { ...liquidated, size: '1e400' }),
  ],
  ['malformed:futures.tickers', push('futures.tickers', [{ ...tickerRow, total_size: '-1' }])],
  ['malformed:futures.candlesticks', push('futures.candlesticks', [{ ...bar, n: '2y_BTC_USDT' }])],
  ['malformed:futures.candlesticks', push('futures.candlesticks', [{ ...bar, h: 'x' }])],
  ['malformed:contract_stats', [{ ...statsRow, open_interest: null }]],
])('of Gate futures becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(gateUsdt);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});

const { a: _, ...barBefore } = spotBar;

it.each([
  ['control:spot.pong', { time: SECONDS, channel: 'spot.pong', event: '', result: null }],
  ['ignored:spot.tickers', push('spot.tickers', {})],
  ['ignored:spot.candlesticks without base volume', push('spot.candlesticks', barBefore)],
  ['ignored:futures.trades of another market', push('futures.trades', [tradeRow])],
  ['ignored:ticker.update', { method: 'ticker.update', params: ['BTC_USDT', {}], id: null }],
  ['ignored:spotTickers', [{ currency_pair: 'BTC_USDT', last: '1' }]],
  ['ignored:currency_pairs', [{ id: 'BTC_USDT', base: 'BTC', quote: 'USDT' }]],
  ['ignored:trades of another market', [tradeRow]],
  ['unknown:surprise.update', { method: 'surprise.update', params: [] }],
  ['malformed:spot.trades', push('spot.trades', { ...spotTradeResult, side: 'hold' })],
  ['malformed:spot.trades', push('spot.trades', { ...spotTradeResult, amount: '0' })],
  ['malformed:spot.order_book_update', push('spot.order_book_update', { ...spotBookResult, U: 15 })],
  ['malformed:depth.update', { method: 'depth.update', params: ['yes', {}, 'BTC_USDT'], id: null }],
  ['malformed:order_book', { id: 1, asks: [['1', 'x']], bids: [] }],
])('of Gate spot becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(gateSpot);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
