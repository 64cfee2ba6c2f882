/** Hand-written messages in the shapes that Bitstamp documents. For tests. */

/** Epoch ms, and the microsecond that the messages carry. */
export const MS = 1_709_634_030_123;
export const MICRO = MS * 1000 + 456;

export const sides = {
  bids: [
    ['60000.10', '1.50000000'],
    ['60000.00', '0.00000000'],
  ],
  asks: [['60000.20', '2.00000000']],
};
export const diff = (after = 0, levels: object = sides) => ({
  event: 'data',
  channel: 'diff_order_book_btcusd',
  data: { timestamp: '1709634030', microtimestamp: String(MICRO + after), ...levels },
});
export const orderBook = {
  timestamp: '1709634030',
  microtimestamp: String(MICRO),
  bids: [['60000.10', '1.5']],
  asks: [['60000.20', '2']],
};
export const liveTrade = {
  event: 'trade',
  channel: 'live_trades_btcusd',
  data: {
    id: 900,
    timestamp: '1709634030',
    microtimestamp: String(MICRO),
    amount: 0.125,
    amount_str: '0.12500000',
    price: 60_000.2,
    price_str: '60000.20',
    type: 0,
    buy_order_id: 1,
    sell_order_id: 2,
  },
};
export const bar = (seconds: number) => ({
  timestamp: String(seconds),
  open: '9',
  high: '11',
  low: '8',
  close: '10',
  volume: '1.5',
});
export const ohlc = (rows: readonly object[], pair?: string) => ({
  data: { ohlc: rows, ...(pair !== undefined && { pair }) },
});
