/** Hand-written messages in the shapes that Kraken documents. For tests. */

export const TS = 1_770_000_000_123;
export const ISO = '2026-02-02T02:40:00.123456Z';

export const futuresBook = {
  feed: 'book_snapshot',
  product_id: 'PF_XBTUSD',
  timestamp: TS,
  seq: 100,
  tickSize: null,
  bids: [{ price: 96_000, qty: 0.25 }],
  asks: [{ price: 96_001, qty: 1.5 }],
};
export const futuresLevel = {
  feed: 'book',
  product_id: 'PF_XBTUSD',
  side: 'sell',
  seq: 101,
  price: 96_001,
  qty: 0,
  timestamp: TS,
};
export const futuresTrade = {
  feed: 'trade',
  product_id: 'PF_XBTUSD',
  uid: 'a-b',
  side: 'sell',
  type: 'fill',
  seq: 5,
  time: TS,
  qty: 0.5,
  price: 96_000,
};
export const futuresTicker = {
  feed: 'ticker',
  product_id: 'PF_XBTUSD',
  time: TS,
  funding_rate: -1.25,
  relative_funding_rate: -0.000_012,
  relative_funding_rate_prediction: 0.000_03,
  next_funding_rate_time: TS + 3_600_000,
  openInterest: 2_400.5,
  markPrice: 96_010.5,
  index: 96_000.25,
  last: 96_000,
};

export const spotRow = {
  symbol: 'BTC/USD',
  bids: [{ price: 96_000.1, qty: 0.136 }],
  asks: [{ price: 96_000.2, qty: 0 }],
  checksum: 2_439_117_997,
  timestamp: ISO,
};
export const spotBook = (type: 'snapshot' | 'update', row: object = spotRow) => ({
  channel: 'book',
  type,
  data: [row],
});
export const spotTrade = {
  symbol: 'BTC/USD',
  side: 'buy',
  price: 96_000.1,
  qty: 0.02,
  ord_type: 'market',
  trade_id: 77,
  timestamp: ISO,
};
export const spotTrades = (type: 'snapshot' | 'update', ...data: readonly object[]) => ({
  channel: 'trade',
  type,
  data,
});
export const answer = (result: object) => ({ error: [], result });
