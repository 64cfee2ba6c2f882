import { expect, it } from 'vitest';
import { binanceUsdm } from '../binance-usdm';
import { traceMapper } from '../trace-mapper';
import { aggTrade, depth, forceOrder, kline, markPrice, onStream, order } from './fixtures';

it.each([
  ['control:subscription', { result: null, id: 1 }],
  ['control:serverShutdown', { e: 'serverShutdown', E: 1 }],
  ['control:fundingInfo', [{ symbol: 'BTCUSDT', fundingIntervalHours: 4 }]],
  ['error:code -1121', { code: -1121, msg: 'Invalid symbol.' }],
  ['error:code 2', { error: { code: 2, msg: 'Invalid request' }, id: 1 }],
  ['ignored:bookTicker', onStream('btcusdt@bookTicker', { e: 'bookTicker', u: 1, s: 'BTCUSDT' })],
  ['ignored:bookTicker', onStream('btcusdt@bookTicker', { u: 1, s: 'X', b: '1', B: '1', a: '2', A: '1' })],
  ['ignored:24hrTicker', onStream('!ticker@arr', [{ e: '24hrTicker', s: 'BTCUSDT' }])],
  ['ignored:partialDepth', onStream('btcusdt@depth20@100ms', depth)],
  ['ignored:partialDepth', onStream('btcusdt@depth5', { lastUpdateId: 1, bids: [], asks: [] })],
  ['ignored:exchangeInfo', { timezone: 'UTC', serverTime: 1, rateLimits: [], symbols: [] }],
  ['ignored:emptyList', []],
  ['unknown:newKind', { e: 'newKind', s: 'BTCUSDT' }],
  ['unknown:stream newKind', onStream('btcusdt@newKind', { x: 1 })],
  ['unknown:{x,y}', { y: 1, x: 2 }],
  ['unknown:null', null],
  ['unknown:number', 7],
  ['malformed:not JSON', '{"stream":"btcusdt@depth","data":{"e":"depthU'],
  ['malformed:not JSON', ''],
  ['malformed:depthUpdate', { ...depth, b: [['61800.2', '-1']] }],
  ['malformed:depthUpdate', { ...depth, a: [['1e400', '1']] }],
  ['malformed:depthUpdate', { ...depth, a: 'none' }],
  ['malformed:depthUpdate', { ...depth, u: 309 }],
  ['malformed:depthUpdate', { ...depth, pu: undefined }],
  ['malformed:depthUpdate', { ...depth, s: 5 }],
  ['malformed:aggTrade', { ...aggTrade, p: null }],
  ['malformed:aggTrade', { ...aggTrade, q: '0' }],
  ['malformed:aggTrade', { ...aggTrade, m: 'true' }],
  ['malformed:forceOrder', { ...forceOrder, o: null }],
  ['malformed:forceOrder', { ...forceOrder, o: { ...order, S: 'HOLD' } }],
  ['malformed:markPriceUpdate', { ...markPrice, r: '12' }],
  ['malformed:kline', { ...kline, k: [] }],
  ['malformed:depth', { lastUpdateId: 1, bids: [['1', '1']] }],
  ['malformed:fundingRate', [{ symbol: 'BTCUSDT', fundingRate: 'x', fundingTime: 1 }]],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(binanceUsdm);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
