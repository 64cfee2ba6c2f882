import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { bybitLinear } from '.';
import { TS, answer, bar, book, fullTicker, liquidated, liquidations, tradeRow, trades } from './fixtures';

it.each([
  ['control:subscribe', { success: true, ret_msg: '', conn_id: 'x', op: 'subscribe' }],
  ['control:ping', { success: true, ret_msg: 'pong', conn_id: 'x', req_id: '', op: 'ping' }],
  ['control:pong', { op: 'pong', args: ['1'] }],
  ['error:subscribe', { success: false, ret_msg: 'error:handler not found', op: 'subscribe' }],
  ['error:retCode 10006', { retCode: 10_006, retMsg: 'Too many visits!', result: {} }],
  ['ignored:orderbook.1', { ...book, topic: 'orderbook.1.BTCUSDT' }],
  ['ignored:adlAlert', { topic: 'adlAlert.USDT', data: [] }],
  [
    'ignored:publicTrade of another category',
    { ...trades, topic: 'publicTrade.BTC', data: [{ ...tradeRow, s: 'BTC-27MAR26-70000-P-USDT' }] },
  ],
  ['ignored:tickers of another category', { topic: 'tickers.BTC-28JUN24-60000-P', data: {}, ts: TS }],
  [
    'ignored:kline of another category',
    answer({ category: 'spot', symbol: 'BTCUSDT', list: [['1', '1', '1', '1', '1', '1', '1']] }),
  ],
  [
    'ignored:openInterest in dollars',
    answer({ category: 'inverse', symbol: 'BTCUSD', list: [{ openInterest: '9', timestamp: '1' }] }),
  ],
  ['ignored:emptyList', answer({ category: 'linear', list: [] })],
  ['ignored:instrumentsInfo', answer({ category: 'linear', list: [{ symbol: 'BTCUSDT', priceFilter: {} }] })],
  ['control:serverTime', answer({ timeSecond: '1', timeNano: '1' })],
  ['unknown:newTopic', { topic: 'newTopic.BTCUSDT', data: {} }],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['unknown:answer', answer({ surprise: 1 })],
  ['malformed:not JSON', '{"topic":"orderbook.1000.BTC'],
  ['malformed:orderbook.1000', { ...book, type: 'partial' }],
  [
    'malformed:orderbook.1000',
    {
      ...book,
      data: {
        ...book.data,
        b: [
          ['1', '2'],
          ['-1', '2'],
        ],
      },
    },
  ],
  ['malformed:orderbook.1000', { ...book, data: { ...book.data, u: null } }],
  ['malformed:orderbook.1000', { ...book, ts: '1e300' }],
  ['malformed:publicTrade', { ...trades, data: [tradeRow, { ...tradeRow, S: 'Hold' }] }],
  ['malformed:publicTrade', { ...trades, data: { 0: tradeRow } }],
  ['malformed:allLiquidation', { ...liquidations, data: [{ ...liquidated, v: '0' }] }],
  ['malformed:kline', { ...bar, data: [{ ...bar.data[0], high: 'x' }] }],
  ['malformed:tickers', { ...fullTicker, data: null }],
  [
    'malformed:answer kline',
    answer({ category: 'linear', symbol: 'BTCUSDT', list: [['1', 'x', '1', '1', '1', '1', '1']] }),
  ],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(bybitLinear);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
