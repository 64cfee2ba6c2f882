import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { dydx } from '.';
import { candleRow, delta, fundingRow, market, told, tradeRow, trades } from './fixtures';

const markets = (contents: unknown) => told('channel_data', 'v4_markets', 3, contents);

it.each([
  ['control:connected', { type: 'connected', connection_id: 'one', message_id: 0 }],
  [
    'control:unsubscribed',
    { type: 'unsubscribed', connection_id: 'one', message_id: 1, channel: 'v4_trades' },
  ],
  ['control:subscribe', { type: 'subscribe', channel: 'v4_markets' }],
  ['control:time', { iso: '2026-02-13T19:55:46.112Z', epoch: 1_771_012_546.112 }],
  ['error:Invalid subscribe message', { type: 'error', message: 'Invalid subscribe message', message_id: 2 }],
  ['error:errors', { errors: [{ msg: 'ticker must be a valid ticker' }] }],
  ['ignored:v4_block_height', told('channel_data', 'v4_block_height', 1, {})],
  ['ignored:v4_trades history', told('subscribed', 'v4_trades', 1, { trades: [] })],
  ['ignored:v4_trades without news', trades()],
  ['ignored:v4_markets without news', markets({ trading: { 'BTC-USD': { volume24H: '1' } } })],
  ['ignored:v4_markets without news', markets({ oraclePrices: { 'NEW-USD': { oraclePrice: '0' } } })],
  ['ignored:height', { height: '5', time: '2026-02-13T19:55:46.112Z' }],
  ['ignored:account', { fills: [tradeRow] }],
  ['ignored:candles without news', { candles: [] }],
  ['unknown:v4_surprise', told('channel_data', 'v4_surprise', 1, {})],
  ['unknown:surprise', { type: 'surprise' }],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', []],
  ['unknown:null', null],
  ['malformed:not JSON', '{"type":"channel_data"'],
  ['malformed:channel_data', { type: 'channel_data', message_id: 1, contents: {} }],
  ['malformed:v4_orderbook', { ...delta(1), message_id: 1.5 }],
  ['malformed:v4_orderbook', { ...delta(1), id: undefined }],
  ['malformed:v4_orderbook', delta(1, 'BTC-USD', { bids: 'x' })],
  ['malformed:v4_orderbook', delta(1, 'BTC-USD', { bids: [['1', '1']], asks: [['2', '-1']] })],
  ['malformed:v4_orderbook', told('channel_batch_data', 'v4_orderbook', 1, { bids: [] })],
  ['malformed:v4_trades', trades(tradeRow, { ...tradeRow, side: 'HOLD' })],
  ['malformed:v4_trades', trades({ ...tradeRow, createdAt: 'yesterday' })],
  ['malformed:v4_trades', trades({ ...tradeRow, createdAt: '2026-99-99T00:00:00Z' })],
  ['malformed:v4_trades', trades({ ...tradeRow, size: '0' })],
  ['malformed:v4_markets', markets({ trading: { 'BTC-USD': { ...market, openInterest: 'x' } } })],
  ['malformed:v4_candles', told('channel_data', 'v4_candles', 1, { ...candleRow, resolution: '7MINS' })],
  ['malformed:historicalFunding', { historicalFunding: [{ ...fundingRow, rate: '5' }] }],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(dydx);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
