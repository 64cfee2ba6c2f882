/** Hand-written messages in the shapes that OKX documents. For tests. */

export const TS = 1_771_012_546_112;
export const SWAP = 'BTC-USDT-SWAP';

/** What a channel of one instrument pushes. */
export const push = (channel: string, data: unknown, instId = SWAP) => ({ arg: { channel, instId }, data });

export const answer = (data: unknown) => ({ code: '0', msg: '', data });

export const bookRow = {
  asks: [['61800.3', '415', '0', '13']],
  bids: [
    ['61800.2', '256', '0', '12'],
    ['61799', '0', '0', '0'],
  ],
  ts: String(TS),
  checksum: 0,
  prevSeqId: 123_455,
  seqId: 123_456,
};
export const book = { ...push('books', [bookRow]), action: 'update' };
export const tradeRow = {
  instId: SWAP,
  tradeId: '130639474',
  px: '61800.2',
  sz: '12.5',
  side: 'buy',
  ts: String(TS),
  count: '3',
};
export const trades = push('trades', [tradeRow]);
export const detail = {
  side: 'sell',
  posSide: 'long',
  bkPx: '61000',
  sz: '13',
  bkLoss: '0',
  ccy: '',
  ts: String(TS - 500),
};
export const liquidated = (instId: string, ...details: readonly object[]) => ({
  instType: 'SWAP',
  instId,
  instFamily: instId.replace('-SWAP', ''),
  uly: instId.replace('-SWAP', ''),
  details,
});
export const liquidations = (...data: readonly object[]) => ({
  arg: { channel: 'liquidation-orders', instType: 'SWAP' },
  data,
});
export const liquidationAck = {
  event: 'subscribe',
  arg: { channel: 'liquidation-orders', instType: 'SWAP' },
  connId: 'a4d3ae55',
};
export const interest = {
  instId: SWAP,
  instType: 'SWAP',
  oi: '2216113.01',
  oiCcy: '22161.13',
  oiUsd: '1369558034.2',
  ts: String(TS),
};
export const fundingRow = {
  instId: SWAP,
  instType: 'SWAP',
  fundingRate: '0.0001',
  fundingTime: '1771027200000',
  nextFundingRate: '',
  nextFundingTime: '1771041600000',
  ts: String(TS),
};
export const markRow = { instId: SWAP, instType: 'SWAP', markPx: '61810.4', ts: String(TS) };
export const bar = ['1771012500000', '61800', '61810', '61790', '61805', '4070', '40.7', '2515463', '0'];
