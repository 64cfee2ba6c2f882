import { expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { hyperliquid } from '.';
import { bookData, candleRow, context, fundingRow, told, tradeRow, trades } from './fixtures';

it.each([
  ['control:subscriptionResponse', told('subscriptionResponse', { method: 'subscribe' })],
  ['control:pong', { channel: 'pong' }],
  ['control:subscribe', { method: 'subscribe', subscription: { type: 'trades', coin: 'BTC' } }],
  ['error:Already subscribed', told('error', 'Already subscribed')],
  ['ignored:bbo', told('bbo', {})],
  ['ignored:allDexsAssetCtxs', told('allDexsAssetCtxs', { ctxs: [] })],
  ['ignored:activeSpotAssetCtx', told('activeSpotAssetCtx', {})],
  ['ignored:trades without news', trades()],
  ['ignored:activeAssetCtx without news', told('activeAssetCtx', { coin: 'BTC', ctx: {} })],
  ['ignored:meta', { universe: [], marginTables: [] }],
  ['ignored:clearinghouseState', { assetPositions: [], time: 1 }],
  ['ignored:allMids', { BTC: '1', ETH: '2' }],
  ['ignored:predictedFundings', [['BTC', [['HlPerp', { fundingRate: '0.1' }]]]]],
  ['ignored:emptyList', []],
  ['ignored:perpDexs', [null, { name: 'xyz' }]],
  ['ignored:userOrders', [{ ...tradeRow, oid: 5, closedPnl: '0' }]],
  ['ignored:spotMetaAndAssetCtxs', [{ universe: [{ name: '@1' }], tokens: [] }, [context]]],
  ['unknown:surprise', told('surprise', {})],
  ['unknown:{x}', { x: 1 }],
  ['unknown:{}', {}],
  ['unknown:list', [1]],
  ['unknown:null', null],
  ['malformed:not JSON', '{"channel":"l2Bo'],
  ['malformed:l2Book', told('l2Book', null)],
  ['malformed:l2Book', told('l2Book', { ...bookData, time: undefined })],
  ['malformed:l2Book', told('l2Book', { ...bookData, levels: [[]] })],
  [
    'malformed:l2Book',
    told('l2Book', {
      ...bookData,
      levels: [
        [
          { px: '1', sz: '1' },
          { px: '0', sz: '1' },
        ],
        [],
      ],
    }),
  ],
  ['malformed:trades', trades(tradeRow, { ...tradeRow, side: 'C' })],
  ['malformed:trades', trades({ ...tradeRow, sz: '0' })],
  ['malformed:trades', trades({ ...tradeRow, tid: 'x' })],
  ['malformed:activeAssetCtx', told('activeAssetCtx', { coin: 'BTC', ctx: { ...context, markPx: 'x' } })],
  ['malformed:candle', told('candle', { ...candleRow, T: 1 })],
  ['malformed:fundingHistory', [{ ...fundingRow, fundingRate: '9' }]],
  ['malformed:metaAndAssetCtxs', [{ universe: [{ name: 5 }] }, [context]]],
])('becomes no event, but %s', (note, frame) => {
  const { map, notes } = traceMapper(hyperliquid);
  expect(map(frame)).toEqual([]);
  expect(notes).toEqual([note]);
});
