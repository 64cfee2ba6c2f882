import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import {
  answer,
  dealRow,
  depthData,
  fundingData,
  fundingHistory,
  klineBody,
  klineData,
  MS,
  push,
  tickerData,
} from './fixtures';
import { mexcFutures } from '.';

it.each([
  ['control:pong', { channel: 'pong', data: MS }],
  ['control:rs.sub.depth', { channel: 'rs.sub.depth', data: 'success', ts: MS }],
  ['control:sub.depth', { method: 'sub.depth', param: { symbol: 'BTC_USDT' } }],
  ['control:ping', answer(MS)],
  ['error:rs.error', { channel: 'rs.error', data: 'no such method', ts: MS }],
  ['error:rs.sub.depth', { channel: 'rs.sub.depth', data: 'contract not exists', ts: MS }],
  ['error:code 510', { success: false, code: 510, message: 'too frequent' }],
  ['ignored:push.fair.price', push('fair.price', { symbol: 'BTC_USDT', price: 1 })],
  ['ignored:push.depth.full', push('depth.full', depthData)],
  ['ignored:push.deal without news', push('deal', [])],
  ['ignored:push.deal of an unknown contract size', push('deal', [dealRow], 'NEW_USDT')],
  ['ignored:push.depth of an unknown contract size', push('depth', depthData, 'NEW_USDT')],
  ['ignored:push.kline of an unknown contract size', push('kline', klineData, 'NEW_USDT')],
  ['ignored:detail', answer([{ symbol: 'BTC_USDT', contractSize: 0.0001 }])],
  ['ignored:depth_commits', answer([depthData])],
  ['ignored:emptyList', answer([])],
  ['ignored:answer funding_rate/history without news', answer(fundingHistory([]))],
  ['unknown:push.surprise', push('surprise', {})],
  ['unknown:answer', answer({ surprise: 1 })],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"channel":"push.dep'],
  ['malformed:push.depth', push('depth', { ...depthData, end: 100 })],
  [
    'malformed:push.depth',
    push('depth', {
      ...depthData,
      bids: [
        [1, 1, 1],
        [-1, 2, 1],
      ],
    }),
  ],
  ['malformed:push.depth', push('depth', { asks: [], bids: [] })],
  ['malformed:push.depth', { ...push('depth', depthData), ts: 'now' }],
  ['malformed:push.depth', { ...push('depth', depthData), symbol: 5 }],
  ['malformed:push.deal', push('deal', [dealRow, { ...dealRow, T: 3 }])],
  ['malformed:push.deal', push('deal', { ...dealRow, v: 0 })],
  ['malformed:push.ticker', push('ticker', { ...tickerData, fairPrice: null })],
  ['malformed:push.funding.rate', push('funding.rate', { ...fundingData, nextSettleTime: 1.5 })],
  ['malformed:push.kline', push('kline', { ...klineData, interval: 'Min7' })],
  ['malformed:answer kline', answer({ ...klineBody, close: [1] })],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(mexcFutures);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
