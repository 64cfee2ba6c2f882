import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { deribit } from '.';
import { answer, bar, bookOf, ticker, told, tradeRow, trades } from './fixtures';

it.each([
  ['control:heartbeat', { jsonrpc: '2.0', method: 'heartbeat', params: { type: 'test_request' } }],
  ['control:public/subscribe', { jsonrpc: '2.0', id: 1, method: 'public/subscribe', params: {} }],
  ['control:done', answer(['book.BTC-PERPETUAL.100ms'])],
  ['control:done', answer('ok')],
  ['control:version', answer({ version: '1.2.26' })],
  ['error:code 11050', { jsonrpc: '2.0', id: 2, error: { message: 'bad_request', code: 11_050 } }],
  ['ignored:quote', told('quote.BTC-PERPETUAL', {})],
  ['ignored:book grouped', told('book.BTC-PERPETUAL.none.20.100ms', {})],
  ['ignored:deribit_price_index', told('deribit_price_index.btc_usd', {})],
  ['ignored:ticker of another category', ticker({ instrument_name: 'BTC-FS-30SEP22_PERP' })],
  [
    'ignored:book of another category',
    bookOf({ instrument_name: 'BTC-FS-30SEP22_PERP', bids: [['new', -5, 1]] }),
  ],
  [
    'ignored:trades of another category',
    trades({ ...tradeRow, instrument_name: 'BTC-CS-9JAN26-90000_91000' }),
  ],
  ['ignored:ticker without news', ticker({ mark_price: null, open_interest: 5, current_funding: null })],
  ['ignored:emptyList', answer([])],
  ['ignored:instruments', answer([{ instrument_name: 'BTC-PERPETUAL', tick_size: 0.5 }])],
  [
    'ignored:answer chart without news',
    answer({ ticks: [], open: [], high: [], low: [], close: [], volume: [] }),
  ],
  ['unknown:surprise', told('surprise.BTC-PERPETUAL', {})],
  ['unknown:surprise', { jsonrpc: '2.0', method: 'surprise', params: {} }],
  ['unknown:answer', answer({ surprise: 1 })],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"jsonrpc":"2.0"'],
  ['malformed:subscription', { method: 'subscription', params: { data: {} } }],
  ['malformed:book', bookOf({ type: 'partial' })],
  ['malformed:book', bookOf({ change_id: null })],
  [
    'malformed:book',
    bookOf({
      bids: [
        ['new', 40_000, 10],
        ['grow', 40_001, 10],
      ],
    }),
  ],
  [
    'malformed:book',
    bookOf({
      bids: [
        ['new', 40_000, 10],
        ['new', -1, 10],
      ],
    }),
  ],
  ['malformed:book', bookOf({ asks: undefined })],
  ['malformed:trades', trades(tradeRow, { ...tradeRow, direction: 'hold' })],
  ['malformed:trades', trades({ ...tradeRow, liquidation: 'X' })],
  ['malformed:trades', trades({ ...tradeRow, amount: 0 })],
  ['malformed:ticker', ticker({ mark_price: 'x' })],
  ['malformed:chart.trades', { ...bar, params: { ...bar.params, channel: 'chart.trades.BTC-PERPETUAL' } }],
  ['malformed:answer chart', answer({ ticks: [1], open: [], high: [], low: [], close: [], volume: [] })],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(deribit);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
