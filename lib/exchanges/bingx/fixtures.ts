/** Hand-written messages in the shapes that BingX documents. For tests. */

export const TS = 1_772_000_000_250;

export const book = {
  code: 0,
  dataType: 'BTC-USDT@depth100@500ms',
  ts: TS,
  data: {
    bids: [
      ['61000.4', '0.1908'],
      ['60998.0', '2.5000'],
    ],
    asks: [['61000.5', '0.7000']],
  },
};
export const tradeRow = { q: '0.0421', p: '61000.0', T: TS - 3, m: false, s: 'BTC-USDT' };
export const trades = { code: 0, dataType: 'BTC-USDT@trade', data: [tradeRow] };
export const barRow = {
  o: '61000.0',
  h: '61020.0',
  l: '60990.0',
  c: '61010.0',
  v: '5.32',
  T: 1_771_999_980_000,
};
export const bar = { code: 0, dataType: 'BTC-USDT@kline_1m', s: 'BTC-USDT', data: [barRow] };
export const mark = {
  code: 0,
  dataType: 'BTC-USDT@markPrice',
  data: { e: 'markPriceUpdate', E: TS, s: 'BTC-USDT', p: '61000.0' },
};
export const premium = {
  symbol: 'BTC-USDT',
  markPrice: '61000.0',
  indexPrice: '61005.5',
  lastFundingRate: '0.00025100',
  nextFundingTime: 1_772_006_400_000,
};
export const interest = { openInterest: '6100000.00', symbol: 'BTC-USDT', time: TS };
export const answer = (data: unknown) => ({ code: 0, msg: '', data });
