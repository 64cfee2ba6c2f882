import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { answer, bar, book, interest, mark, premium, tradeRow, trades } from './fixtures';
import { bingx } from '.';

it.each([
  ['control:ping', 'Ping'],
  ['control:ping', { ping: '2177c68e4d0e45679965f482929b59c2', time: '2022-06-07T16:27:36.323+0800' }],
  ['control:acknowledgement', { id: 'u1', code: 0, msg: '', dataType: '', data: null }],
  ['control:acknowledgement', { id: 'u1', code: 0, msg: '' }],
  ['control:sub', { id: 'u1', reqType: 'sub', dataType: 'BTC-USDT@trade' }],
  ['error:code 100400', { id: 'u1', code: 100_400, msg: 'arguments invalid', dataType: '', data: null }],
  ['error:code 100410', { code: 100_410, msg: 'rate limited', data: {} }],
  ['ignored:bookTicker', { code: 0, dataType: 'BTC-USDT@bookTicker', data: {} }],
  ['ignored:trade of another category', { ...trades, dataType: 'BTC-USD@trade' }],
  ['ignored:kline 1M', { ...bar, dataType: 'BTC-USDT@kline_1M' }],
  ['ignored:openInterest without a price', answer(interest)],
  ['ignored:openInterest of another category', answer({ ...interest, symbol: 'BTC-USD' })],
  ['ignored:premiumIndex of another category', answer({ ...premium, symbol: 'BTC-USD' })],
  ['ignored:contracts', answer([{ contractId: '100', symbol: 'BTC-USDT' }])],
  ['ignored:markPriceKlines', answer([{ open: '1', close: '1', openTime: 1, closeTime: 2 }])],
  ['ignored:emptyList', answer([])],
  ['control:serverTime', answer({ serverTime: 1 })],
  ['unknown:newKind', { code: 0, dataType: 'BTC-USDT@newKind', data: {} }],
  ['unknown:answer', answer({ surprise: 1 })],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', 'Pin'],
  ['malformed:depth100', { ...book, data: { ...book.data, bids: [['-1', '2']] } }],
  ['malformed:depth100', { ...book, data: { ...book.data, bids: [[-1, {}]] } }],
  ['malformed:depth100', { ...book, ts: 'x' }],
  ['malformed:depth100', { ...book, data: [] }],
  ['malformed:incrDepth', { ...book, dataType: 'BTC-USDT@incrDepth', data: { ...book.data, action: 'x' } }],
  ['malformed:trade', { ...trades, data: [tradeRow, { ...tradeRow, m: 'true' }] }],
  ['malformed:trade', { ...trades, data: [{ ...tradeRow, q: '0' }] }],
  ['malformed:kline', { ...bar, data: [{ ...bar.data[0], h: 'x' }] }],
  ['malformed:markPrice', { ...mark, data: { ...mark.data, p: '1e400' } }],
  ['malformed:answer premiumIndex', answer({ ...premium, lastFundingRate: '12' })],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(bingx);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
