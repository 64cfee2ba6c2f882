import { expect, it } from 'vitest';
import type { Exchange } from '../exchange';
import { traceMapper } from '../trace-mapper';
import {
  answer,
  funding,
  futuresBook,
  futuresTrade,
  listing,
  mark,
  spotBar,
  spotBook,
  spotTrade,
} from './fixtures';
import { kucoinFutures, kucoinSpot } from '.';

const changed = <Message extends { readonly data: unknown }>(message: Message, data: object) => ({
  ...message,
  data: { ...(message.data as object), ...data },
});
const retopic = (message: object, topic: string) => ({ ...message, topic });

it.each<[Exchange, string, unknown]>([
  [kucoinFutures, 'control:welcome', { id: 'x', type: 'welcome' }],
  [kucoinFutures, 'control:ack', { id: '1', type: 'ack' }],
  [kucoinFutures, 'control:pong', { id: 'ping', type: 'pong', timestamp: 1 }],
  [kucoinFutures, 'control:subscribe', { id: '1', type: 'subscribe', topic: '/contractMarket/level2:X' }],
  [kucoinFutures, 'error:code 404', { id: '1', type: 'error', code: 404, data: 'topic /x is not found' }],
  [kucoinFutures, 'error:code 429000', { code: '429000', msg: 'Too Many Requests' }],
  [kucoinFutures, 'control:bullet', answer({ token: 'x', instanceServers: [] })],
  [kucoinFutures, 'control:serverTime', answer(1_772_000_000_250)],
  [kucoinFutures, 'ignored:tickerV2', retopic(mark, '/contractMarket/tickerV2:XBTUSDTM')],
  [kucoinFutures, 'ignored:level2 of another category', spotBook],
  [kucoinSpot, 'ignored:level2 of another category', futuresBook],
  [kucoinSpot, 'ignored:ticker', retopic(mark, '/market/ticker:all')],
  [
    kucoinFutures,
    'ignored:execution of an unknown contract size',
    retopic(futuresTrade, '/contractMarket/execution:NEWUSDTM'),
  ],
  [
    kucoinFutures,
    'ignored:execution of another category',
    retopic(futuresTrade, '/contractMarket/execution:X'),
  ],
  [kucoinFutures, 'ignored:limitCandle', retopic(spotBar, '/contractMarket/limitCandle:XBTUSDTM_1min')],
  [kucoinSpot, 'ignored:candles 1month', retopic(spotBar, '/market/candles:BTC-USDT_1month')],
  [
    kucoinFutures,
    'ignored:openInterest without a price',
    answer([{ symbol: 'XBTUSDM', openInterest: '1', ts: 1 }]),
  ],
  [kucoinFutures, 'ignored:obu.SPOT of another category', { T: 'obu.SPOT', t: 'delta', d: {} }],
  [kucoinFutures, 'ignored:trade.FUTURES', { T: 'trade.FUTURES', d: {} }],
  [kucoinSpot, 'ignored:contracts of another category', answer([listing])],
  [kucoinSpot, 'ignored:symbols', answer([{ baseIncrement: '1', priceIncrement: '1' }])],
  [kucoinFutures, 'ignored:riskLimit', answer([{ maxRiskLimit: 1, maintainMargin: 1 }])],
  [kucoinFutures, 'ignored:emptyList', answer([])],
  [kucoinFutures, 'unknown:newKind', retopic(mark, '/contractMarket/newKind:XBTUSDTM')],
  [kucoinFutures, 'unknown:instrument new', { ...mark, subject: 'new' }],
  [kucoinFutures, 'unknown:answer', answer({ surprise: 1 })],
  [kucoinFutures, 'unknown:{x}', { x: 1 }],
  [kucoinFutures, 'unknown:list', [1]],
  [kucoinFutures, 'unknown:null', null],
  [kucoinFutures, 'malformed:not JSON', '{"topic":"/contractMarket/le'],
  [kucoinFutures, 'malformed:level2', changed(futuresBook, { change: '-1,buy,1' })],
  [kucoinFutures, 'malformed:level2', changed(futuresBook, { change: '61000,hold,1' })],
  [kucoinFutures, 'malformed:level2', changed(futuresBook, { change: '61000,buy' })],
  [kucoinFutures, 'malformed:level2', changed(futuresBook, { change: '1e400,buy,1' })],
  [kucoinFutures, 'malformed:level2', changed(futuresBook, { change: -1 })],
  [kucoinFutures, 'malformed:level2', changed(futuresBook, { sequence: null })],
  [kucoinFutures, 'malformed:execution', changed(futuresTrade, { side: 'hold' })],
  [kucoinFutures, 'malformed:execution', changed(futuresTrade, { size: 0 })],
  [kucoinFutures, 'malformed:execution', changed(futuresTrade, { ts: 1e300 })],
  [kucoinFutures, 'malformed:instrument', changed(mark, { markPrice: 0 })],
  [kucoinFutures, 'malformed:instrument', changed(funding(60_000), { fundingRate: 12 })],
  [kucoinSpot, 'malformed:candles', changed(spotBar, { candles: ['x'] })],
  [kucoinFutures, 'malformed:answer contracts', answer([{ ...listing, multiplier: 0 }])],
  [kucoinFutures, 'malformed:obu.FUTURES', { T: 'obu.FUTURES', t: 'x', d: { s: 'XBTUSDTM' } }],
  [kucoinSpot, 'malformed:level2', changed(spotBook, { sequenceEnd: 1 })],
  [kucoinSpot, 'malformed:level2', changed(spotBook, { changes: { bids: [['-1', '2', '3']], asks: [] } })],
  [kucoinSpot, 'malformed:level2', changed(spotBook, { changes: { bids: [[-1, {}], 'x'], asks: [] } })],
  [kucoinSpot, 'malformed:level2', changed(spotBook, { changes: [] })],
  [kucoinSpot, 'malformed:match', changed(spotTrade, { price: 'x' })],
])('a frame becomes no event (%#)', (exchange, note, frame) => {
  const { map, notes } = traceMapper(exchange);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
