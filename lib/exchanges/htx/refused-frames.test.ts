import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { answer, answerV5, bar, book, funding, liquidated, liquidations, tradeRow, trades } from './fixtures';
import { htxLinear } from '.';

it.each([
  ['control:ping', { ping: 1_492_420_473_027 }],
  ['control:ping', { op: 'ping', ts: '1492420473027' }],
  ['control:subbed', { id: '1', subbed: 'market.BTC-USDT.trade.detail', ts: 1, status: 'ok' }],
  ['control:unsubbed', { id: '1', unsubbed: 'market.BTC-USDT.trade.detail', ts: 1, status: 'ok' }],
  ['control:sub', { op: 'sub', cid: '1', topic: 'public.BTC-USDT.funding_rate', ts: 1, 'err-code': 0 }],
  ['control:sub', { sub: 'market.BTC-USDT.trade.detail', id: '1' }],
  ['error:sub 2011', { op: 'sub', cid: '1', topic: 'public.X.y', 'err-code': 2011, 'err-msg': 'no' }],
  ['error:answer bad-request', { status: 'error', 'err-code': 'bad-request', 'err-msg': 'no', id: '1' }],
  ['error:answer 1066', { code: 1066, message: 'The contract_code field is required.', ts: 1 }],
  ['error:answer 1030', { status: 'error', err_code: 1030, err_msg: 'Abnormal service.', ts: 1 }],
  ['ignored:bbo', { ch: 'market.BTC-USDT.bbo', ts: 1, tick: {} }],
  ['ignored:basis', { ch: 'market.BTC-USDT.basis.1min.open', ts: 1, tick: {} }],
  ['ignored:contract_info', { op: 'notify', topic: 'public.*.contract_info', ts: 1, data: [] }],
  ['ignored:trade.detail of another category', { ...trades, ch: 'market.btcusdt.trade.detail' }],
  [
    'ignored:trade.detail of another category',
    { ...trades, ch: 'market.BTC-USDT-260327-C-9000.trade.detail' },
  ],
  [
    'ignored:depth.size_150.high_freq of an unknown contract size',
    { ...book, ch: 'market.NEW-USDT.depth.size_150.high_freq' },
  ],
  [
    'ignored:trade.detail of an unknown contract size',
    {
      ...trades,
      ch: 'market.NEW-USDT.trade.detail',
      tick: { ...trades.tick, data: [{ ...tradeRow, quantity: undefined }] },
    },
  ],
  [
    'ignored:liquidations of an unknown contract size',
    { ...liquidations, data: [{ ...liquidated, contract_code: 'NEW-USDT', amount: undefined }] },
  ],
  ['ignored:kline 1mon', { ...bar, ch: 'market.BTC-USDT.kline.1mon' }],
  ['ignored:contractInfo', answer([{ symbol: 'BTC', contract_size: 0.001, price_tick: 0.1 }])],
  ['ignored:riskLimit', answerV5([{ tier: 1, maintenance_margin_rate: '0.005' }])],
  ['ignored:emptyList', answerV5([])],
  ['unknown:newKind', { ch: 'market.BTC-USDT.newKind', ts: 1, tick: {} }],
  ['unknown:new_kind', { op: 'notify', topic: 'public.BTC-USDT.new_kind', ts: 1, data: [] }],
  ['unknown:answer', answer([{ surprise: 1 }])],
  ['unknown:{x}', { x: 1 }],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"ch":"market.BTC-USDT.dep'],
  ['malformed:depth.size_150.high_freq', { ...book, tick: { ...book.tick, bids: [[-1, 5]] } }],
  ['malformed:depth.size_150.high_freq', { ...book, tick: { ...book.tick, bids: [[{}, 5]] } }],
  ['malformed:depth.size_150.high_freq', { ...book, tick: { ...book.tick, event: 'partial' } }],
  ['malformed:depth.size_150.high_freq', { ...book, tick: { ...book.tick, version: 'x' } }],
  ['malformed:depth.size_150.high_freq', { ...book, tick: null }],
  ['malformed:depth.size_150.high_freq', { ...book, ts: 1e300 }],
  ['malformed:trade.detail', { ...trades, tick: { data: [tradeRow, { ...tradeRow, direction: 'hold' }] } }],
  ['malformed:trade.detail', { ...trades, tick: { data: [{ ...tradeRow, quantity: 0 }] } }],
  ['malformed:kline', { ...bar, tick: { ...bar.tick, high: 'x' } }],
  ['malformed:liquidation_orders', { ...liquidations, data: [{ ...liquidated, price: 0 }] }],
  ['malformed:funding_rate', { ...funding, data: [{ ...funding.data[0], funding_rate: '12' }] }],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(htxLinear);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
