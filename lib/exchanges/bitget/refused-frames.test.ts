import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { answer, TS, v2, v3 } from './fixtures';
import { bitgetSpot, bitgetUsdt } from '.';

const [bookRow] = v3.book.data;
const [tradeRow] = v3.trades.data;
const [liquidated] = v3.liquidation.data;
const coin = (message: { readonly arg: object }) => ({
  ...message,
  arg: { ...message.arg, instType: 'coin-futures', symbol: 'BTCUSD_CM' },
});

it.each([
  ['control:pong', 'pong'],
  ['control:subscribe', { event: 'subscribe', arg: v3.book.arg, connId: 'x' }],
  ['control:subscribe', { op: 'subscribe', args: [v3.book.arg] }],
  ['error:code 30001', { event: 'error', arg: v3.book.arg, code: 30_001, msg: 'no such topic' }],
  ['error:code 40034', { code: '40034', msg: 'Parameter does not exist', requestTime: TS, data: null }],
  ['control:serverTime', answer({ serverTime: String(TS) })],
  ['ignored:swap/depth', { table: 'swap/depth', action: 'partial', data: [] }],
  ['ignored:books of another category', coin(v3.book)],
  ['ignored:kline of another category', coin(v3.kline)],
  ['ignored:books of another category', { ...v3.book, arg: { ...v3.book.arg, instType: 'susdt-futures' } }],
  ['ignored:liquidation history', { ...v3.liquidation, action: 'snapshot' }],
  ['ignored:candle of another interval', { ...v2.candle, arg: { ...v2.candle.arg, channel: 'candle1M' } }],
  ['ignored:instruments', answer([{ symbol: 'BTCUSDT', pricePrecision: '1' }])],
  ['ignored:positionTier', answer([{ tier: '1', mmr: '0.004' }])],
  ['ignored:emptyList', answer([])],
  ['ignored:fundingTime', answer([{ symbol: 'BTCUSDT', nextFundingTime: '1', ratePeriod: '8' }])],
  ['ignored:ticker of another category', answer([{ category: 'SPOT', symbol: 'BTCUSDT', lastPrice: '1' }])],
  ['unknown:newTopic', { ...v3.book, arg: { ...v3.book.arg, topic: 'newTopic' } }],
  ['unknown:answer', answer({ surprise: 1 })],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"action":"snap'],
  ['malformed:books', { ...v3.book, action: 'partial' }],
  ['malformed:books', { ...v3.book, arg: { topic: 'books', symbol: 'BTCUSDT' } }],
  ['malformed:books', { ...v3.book, data: [{ ...bookRow, seq: 'x' }] }],
  [
    'malformed:books',
    {
      ...v3.book,
      data: [
        {
          ...bookRow,
          b: [
            ['1', '2'],
            ['-1', '2'],
          ],
        },
      ],
    },
  ],
  ['malformed:books', { ...v3.book, data: { 0: bookRow } }],
  ['malformed:books', { ...v2.book, data: [{ ...v2.book.data[0], checksum: 'x' }] }],
  ['malformed:publicTrade', { ...v3.trades, data: [tradeRow, { ...tradeRow, S: 'hold' }] }],
  ['malformed:publicTrade', { ...v3.trades, data: [{ ...tradeRow, v: '0' }] }],
  ['malformed:trade', { ...v2.trades, data: [['1', '2']] }],
  ['malformed:ticker', { ...v3.ticker, data: [{ markPrice: 'NaN' }] }],
  ['malformed:kline', { ...v3.kline, ts: 'soon' }],
  ['malformed:liquidation', { ...v3.liquidation, data: [liquidated, { ...liquidated, amount: '-1' }] }],
  ['malformed:answer candles', answer([['1', 'x', '1', '1', '1', '1']])],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(bitgetUsdt);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});

it.each(['openInterest', 'currentFunding', 'fundingHistory'])('spot has no %s', (kind) => {
  const bodies: Readonly<Record<string, unknown>> = {
    openInterest: { list: [{ symbol: 'BTCUSDT', openInterest: '1' }], ts: '1' },
    currentFunding: [{ symbol: 'BTCUSDT', fundingRate: '0.1' }],
    fundingHistory: { resultList: [{ symbol: 'BTCUSDT', fundingRate: '0.1', fundingRateTimestamp: '1' }] },
  };
  const { map, notes } = traceMapper(bitgetSpot);
  expect(map(answer(bodies[kind]))).toEqual([]);
  expect(notes).toEqual([`ignored:${kind} of another category`]);
});
