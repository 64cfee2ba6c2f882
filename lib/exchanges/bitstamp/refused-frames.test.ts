import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { bar, diff, liveTrade, ohlc, orderBook } from './fixtures';
import { bitstamp } from '.';

const on = (channel: string, event = 'data') => ({ event, channel, data: {} });

it.each([
  ['control:bts:subscription_succeeded', on('live_trades_btcusd', 'bts:subscription_succeeded')],
  ['control:bts:unsubscription_succeeded', on('live_trades_btcusd', 'bts:unsubscription_succeeded')],
  ['control:bts:heartbeat', { event: 'bts:heartbeat', channel: '', data: { status: 'success' } }],
  ['control:bts:request_reconnect', { event: 'bts:request_reconnect', channel: '', data: '' }],
  [
    'error:Bad subscription string.',
    { event: 'bts:error', channel: '', data: { code: null, message: 'Bad subscription string.' } },
  ],
  ['error:without a message', { event: 'bts:error' }],
  ['error:Invalid parameters', { code: '1', reason: 'Invalid parameters' }],
  ['error:Not found', { status: 'error', reason: 'Not found' }],
  ['error:without a message', { error: {} }],
  ['ignored:live_orders', on('live_orders_btcusd', 'order_created')],
  ['ignored:detail_order_book', on('detail_order_book_btcusd')],
  ['ignored:funding_rate', on('funding_rate_btcusd-perp', 'funding_rate')],
  ['ignored:live_trades of another category', on('live_trades_btcusd-perp', 'trade')],
  ['ignored:diff_order_book of another category', on('diff_order_book_btcusd-perp')],
  ['ignored:pairs', [{ base_decimals: 8, counter_decimals: 2, url_symbol: 'btcusd' }]],
  ['ignored:ticker', { last: '1', vwap: '1' }],
  ['ignored:emptyList', []],
  ['ignored:ohlc without news', ohlc([])],
  ['unknown:new_channel', on('new_channel')],
  ['unknown:strange', { event: 'strange', data: {} }],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"event":"da'],
  ['malformed:diff_order_book', diff(0, { bids: [['1', '-1']], asks: [] })],
  ['malformed:diff_order_book', diff(0, { bids: [], asks: {} })],
  ['malformed:diff_order_book', diff(0, { bids: [], asks: [], microtimestamp: '' })],
  ['malformed:live_trades', { ...liveTrade, data: { ...liveTrade.data, type: 2 } }],
  ['malformed:live_trades', { ...liveTrade, data: { ...liveTrade.data, amount_str: '0' } }],
  ['malformed:live_trades', { ...liveTrade, data: null }],
  ['malformed:order book', { ...orderBook, microtimestamp: '1e300' }],
  ['malformed:ohlc', ohlc([{ ...bar(1_700_000_000), high: 'x' }])],
  ['malformed:transactions', [{ tid: '1', amount: '1', date: 'x' }]],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(bitstamp);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
