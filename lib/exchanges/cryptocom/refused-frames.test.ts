import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { answer, barRow, book, bookRow, push, tickerRow, tradeRow, TS, updateRow } from './fixtures';
import { cryptocom } from '.';

const VALUES = [{ v: '1', t: TS }];

it.each([
  ['control:heartbeat', { id: 17, method: 'public/heartbeat', code: 0 }],
  ['control:subscribe', { id: 1, code: 0, method: 'subscribe' }],
  ['control:subscribe', { id: 1, code: 0, method: 'subscribe', result: {} }],
  ['control:subscribe', { id: 1, method: 'subscribe', params: { channels: [] } }],
  ['error:code 40003', { id: 1, code: 40_003, method: 'subscribe', message: 'Invalid request' }],
  ['ignored:index', push('index', VALUES)],
  ['ignored:settlement', push('settlement', VALUES)],
  ['ignored:estimatedfunding', push('estimatedfunding', VALUES)],
  ['ignored:get-valuations', answer('get-valuations', { data: VALUES, instrument_name: 'BTCUSD-PERP' })],
  ['ignored:get-instruments', answer('get-instruments', { data: [] })],
  ['ignored:candlestick of another interval', push('candlestick', [barRow], { interval: '1M' })],
  ['ignored:trade without news', push('trade', [])],
  ['unknown:newChannel', push('newChannel', VALUES)],
  ['unknown:get-novelty', answer('get-novelty', { data: [] })],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"id":-1,"method":"subs'],
  [
    'malformed:book',
    push('book', [
      {
        ...bookRow,
        bids: [
          ['1', '2'],
          ['-1', '2'],
        ],
      },
    ]),
  ],
  ['malformed:book', push('book', [{ ...bookRow, u: 'x' }])],
  ['malformed:book', { ...book, result: { ...book.result, instrument_name: 7 } }],
  ['malformed:book.update', push('book.update', [{ ...updateRow, update: [] }])],
  ['malformed:trade', push('trade', [tradeRow, { ...tradeRow, s: 'HOLD' }])],
  ['malformed:trade', push('trade', [{ ...tradeRow, q: '0' }])],
  ['malformed:ticker', push('ticker', [{ ...tickerRow, oi: '-1' }])],
  ['malformed:funding', push('funding', [{ v: '7', t: TS }])],
  ['malformed:mark', push('mark', [{ v: '0', t: TS }])],
  ['malformed:candlestick', push('candlestick', [{ ...barRow, h: 'x' }], { interval: '1m' })],
  ['malformed:candlestick', push('candlestick', [barRow])],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(cryptocom);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
