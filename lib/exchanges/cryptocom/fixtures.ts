/** Hand-written messages in the shapes that Crypto.com documents. For tests. */

export const TS = 1_771_012_546_112;

/** A push of a channel about BTCUSD-PERP. */
export const push = (channel: string, data: unknown, more: object = {}) => ({
  id: -1,
  method: 'subscribe',
  code: 0,
  result: {
    instrument_name: 'BTCUSD-PERP',
    subscription: `${channel.split('.')[0] ?? ''}.BTCUSD-PERP`,
    channel,
    ...more,
    data,
  },
});

export const bookRow = {
  asks: [['96000.5', '0.4000', '2']],
  bids: [['96000.0', '1.2000', '3']],
  tt: TS - 1,
  t: TS,
  u: 7_845_460_001,
  cs: -1_799_030,
};
export const book = push('book', [bookRow], { depth: 50 });
export const updateRow = {
  update: { asks: [['96000.5', '0', '0']], bids: [] },
  t: TS + 100,
  u: 7_845_460_002,
  pu: 7_845_460_001,
};
export const update = push('book.update', [updateRow], { depth: 50 });
export const tradeRow = {
  d: '4611686018439397540',
  t: TS,
  p: '96000.5',
  q: '0.1000',
  s: 'BUY',
  i: 'BTCUSD-PERP',
};
export const trades = push('trade', [
  { ...tradeRow, d: '4611686018439397541', s: 'SELL', t: TS + 1 },
  tradeRow,
]);
export const tickerRow = {
  h: '97000',
  l: '95000',
  a: '96000',
  i: 'BTCUSD-PERP',
  v: '879.5024',
  oi: '12345.12',
  t: TS,
};
export const ticker = push('ticker', [tickerRow]);
export const funding = push('funding', [{ v: '0.0000125', t: TS }]);
export const mark = push('mark', [{ v: '96001.25', t: TS }]);
export const barRow = { o: '96000', h: '96010', l: '95990', c: '96001', v: '12.5', t: TS };
export const bar = push('candlestick', [barRow], { interval: '1m' });

export const answer = (method: string, result: object) => ({
  id: -1,
  method: `public/${method}`,
  code: 0,
  result,
});
