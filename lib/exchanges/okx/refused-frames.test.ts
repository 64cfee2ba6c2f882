import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import {
  answer,
  bar,
  book,
  bookRow,
  detail,
  fundingRow,
  interest,
  liquidated,
  liquidations,
} from './fixtures';
import { push, tradeRow, trades } from './fixtures';
import { okxSpot, okxSwap } from '.';

it.each([
  ['control:pong', 'pong'],
  [
    'control:subscribe',
    { event: 'subscribe', arg: { channel: 'books', instId: 'BTC-USDT-SWAP' }, connId: 'x' },
  ],
  [
    'control:notice',
    { event: 'notice', code: '64008', msg: 'The connection will soon be closed', connId: 'x' },
  ],
  ['control:channel-conn-count', { event: 'channel-conn-count', channel: 'books', connCount: '1' }],
  ['error:code 60012', { event: 'error', code: '60012', msg: 'Illegal request', connId: 'x' }],
  ['error:code 50011', { code: '50011', msg: 'Too Many Requests', data: [] }],
  ['control:time', answer([{ ts: '1771012546112' }])],
  ['ignored:tickers', push('tickers', [{ instId: 'BTC-USDT-SWAP', last: '1' }])],
  ['ignored:bbo-tbt', push('bbo-tbt', [bookRow])],
  ['ignored:mark-price-candle', push('mark-price-candle1m', [bar])],
  ['ignored:candle-of-months', push('candle3M', [bar])],
  ['ignored:instruments', answer([{ instId: 'BTC-USDT-SWAP', tickSz: '0.1', ctVal: '0.01' }])],
  ['ignored:position-tiers', answer([{ tier: '1', mmr: '0.004' }])],
  ['ignored:tickers', answer([{ instId: 'BTC-USDT-SWAP', last: '1', askPx: '2' }])],
  ['ignored:statistics', answer([['1771012546112', '1', '2']])],
  ['ignored:books of an unnamed instrument', answer([{ asks: [], bids: [], ts: '1771012546112' }])],
  ['ignored:emptyList', answer([])],
  ['ignored:trades without news', push('trades', [])],
  ['ignored:trades of another category', push('trades', [{ ...tradeRow, instId: 'BTC-USDT' }])],
  ['ignored:trades of another category', push('trades', [{ ...tradeRow, instId: 'BTC-USD-220304-32000-P' }])],
  ['ignored:open-interest of another category', answer([{ ...interest, instId: 'BTC-USD-220520-18000-C' }])],
  ['ignored:trades of unknown contract size', push('trades', [{ ...tradeRow, instId: 'NEW-USDT-SWAP' }])],
  ['ignored:v3 spot/depth5', { table: 'spot/depth5', data: [] }],
  ['unknown:new-channel', push('new-channel', [{ instId: 'BTC-USDT-SWAP' }])],
  ['unknown:answer {surprise}', answer([{ surprise: 1 }])],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"arg":{"channel":"books"'],
  ['malformed:arg', { arg: {}, data: [] }],
  ['malformed:{arg,data}', { arg: 'books', data: [] }],
  ['malformed:books', { ...book, action: 'partial' }],
  [
    'malformed:books',
    {
      ...book,
      data: [
        {
          ...bookRow,
          bids: [
            ['61800.2', '1'],
            ['-1', '2'],
          ],
        },
      ],
    },
  ],
  ['malformed:books', { ...book, data: [{ ...bookRow, seqId: 'x' }] }],
  ['malformed:books', { ...book, data: [{ ...bookRow, ts: '1e300' }] }],
  ['malformed:books', { ...book, data: [bookRow, { ...bookRow, checksum: 'x' }] }],
  ['malformed:books', { arg: { channel: 'books' }, action: 'update', data: [bookRow] }],
  ['malformed:trades', { ...trades, data: [tradeRow, { ...tradeRow, side: 'hold' }] }],
  ['malformed:trades', { ...trades, data: { 0: tradeRow } }],
  ['malformed:trades', push('trades', [{ ...tradeRow, sz: '0' }])],
  [
    'malformed:liquidation-orders',
    liquidations(liquidated('BTC-USDT-SWAP', { ...detail, posSide: 'short' })),
  ],
  ['malformed:liquidation-orders', liquidations({ instId: 'BTC-USDT-SWAP' })],
  ['malformed:open-interest', push('open-interest', [{ ...interest, oiCcy: '' }])],
  ['malformed:funding-rate', push('funding-rate', [{ ...fundingRow, fundingRate: '7' }])],
  ['malformed:candle', push('candle1m', [[...bar.slice(0, 4), 'x', ...bar.slice(5)]])],
  ['malformed:answer candle', answer([bar, 'x'])],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(okxSwap);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});

it('leaves the swaps out of the spot market', () => {
  const { map, notes } = traceMapper(okxSpot);
  expect(map(trades)).toEqual([]);
  expect(notes).toEqual(['ignored:trades of another category']);
});
