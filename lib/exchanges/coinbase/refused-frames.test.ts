import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { advanced, advancedBook, advancedTrade, heartbeat, match, snapshot, update } from './fixtures';
import { coinbase } from '.';

const trades = (row: object) => advanced('market_trades', 0, [{ type: 'update', trades: [row] }]);

it.each([
  ['control:subscriptions', { type: 'subscriptions', channels: [] }],
  ['control:subscriptions', advanced('subscriptions', 0, [{ subscriptions: {} }])],
  ['control:heartbeat', heartbeat(9)],
  ['control:subscribe', { type: 'subscribe', product_ids: ['BTC-USD'], channels: ['level2'] }],
  ['control:heartbeats', advanced('heartbeats', 0, [{ heartbeat_counter: 1 }])],
  ['control:serverTime', { iso: '2024-03-05T10:20:30Z', epoch: 1 }],
  ['error:Failed to subscribe', { type: 'error', message: 'Failed to subscribe', reason: 'x' }],
  ['error:NotFound', { message: 'NotFound' }],
  ['error:without a message', { type: 'error' }],
  ['ignored:ticker', { type: 'ticker', product_id: 'BTC-USD', price: '1' }],
  ['ignored:ticker', advanced('ticker', 0, [])],
  ['ignored:open', { type: 'open', product_id: 'BTC-USD', sequence: 1 }],
  ['ignored:level3', ['open', 'BTC-USD', '1', 'id', 'buy', '1', '1', 't']],
  ['ignored:status', { type: 'status', products: [], currencies: [] }],
  ['ignored:products', [{ id: 'BTC-USD', quote_increment: '0.01' }]],
  ['ignored:products', { products: [] }],
  ['ignored:orders', { bids: [['1', '2', 'an-id']], asks: [], sequence: 1 }],
  ['ignored:pricebook', { pricebook: { product_id: 'BTC-USD', bids: [], asks: [] } }],
  ['ignored:account', { fills: [], cursor: '' }],
  ['ignored:emptyList', []],
  ['unknown:newKind', { type: 'newKind' }],
  ['unknown:newChannel', advanced('newChannel', 0, [])],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:list', [[1, 2]]],
  ['unknown:null', null],
  ['unknown:number', 7],
  ['malformed:not JSON', '{"type":"l2up'],
  ['malformed:snapshot', { ...snapshot, asks: undefined }],
  ['malformed:snapshot', { ...snapshot, bids: [['60000', '-1']] }],
  ['malformed:l2update', { ...update(), product_id: '' }],
  ['malformed:l2update', { ...update(), time: 'yesterday' }],
  ['malformed:l2update', update([['bought', '1', '1']])],
  ['malformed:match', { ...match, side: 'hold' }],
  ['malformed:match', { ...match, size: '0' }],
  ['malformed:match', { ...match, trade_id: null }],
  ['malformed:match', { ...match, time: 1_709_634_030 }],
  ['malformed:heartbeat', { ...heartbeat(1), last_trade_id: 'x' }],
  ['malformed:l2_data', { ...advanced('l2_data', 0, [advancedBook('snapshot')]), sequence_num: -1 }],
  ['malformed:l2_data', advanced('l2_data', 0, [{ ...advancedBook('snapshot'), type: 'partial' }])],
  ['malformed:market_trades', trades({ ...advancedTrade, side: 'UNKNOWN_ORDER_SIDE' })],
  ['malformed:candles body', [['x', 1, 1, 1, 1, 1]]],
  ['malformed:advanced candles', { candles: [{ start: '1', open: 'x' }] }],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(coinbase);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
