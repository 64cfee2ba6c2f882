/** Hand-written messages in the shapes that Gate documents. For tests. */

export const SECONDS = 1_780_000_000;
export const MS = SECONDS * 1000 + 250;

/** A frame of a channel. */
export const push = (channel: string, result: unknown, event = 'update') => ({
  time: SECONDS,
  time_ms: MS,
  channel,
  event,
  result,
});

export const bookResult = {
  t: MS - 20,
  s: 'BTC_USDT',
  U: 101,
  u: 104,
  b: [{ p: '96400.1', s: 2500 }],
  a: [{ p: '96400.2', s: 0 }],
};
export const tradeRow = {
  contract: 'BTC_USDT',
  create_time: SECONDS,
  create_time_ms: MS - 5,
  id: 77,
  price: '96400.2',
  size: -108,
  is_internal: false,
};
export const liquidated = { contract: 'BTC_USDT', price: '95000', time: MS - 9, size: -2300 };
export const tickerRow = {
  contract: 'BTC_USDT',
  last: '96400',
  mark_price: '96401.5',
  index_price: '96399',
  total_size: '820000000',
  funding_rate: '0.0001',
  funding_rate_indicative: '0.0002',
};
export const bar = {
  t: SECONDS - 20,
  v: 5000,
  c: '96401',
  h: '96410',
  l: '96390',
  o: '96400',
  n: '1m_BTC_USDT',
};
export const spotBookResult = {
  t: MS - 20,
  e: 'depthUpdate',
  E: SECONDS,
  s: 'BTC_USDT',
  U: 11,
  u: 14,
  b: [['96400.1', '0.25']],
  a: [['96400.2', '0']],
};
export const spotTradeResult = {
  id: 9,
  create_time: SECONDS,
  create_time_ms: `${MS}.875`,
  side: 'sell',
  currency_pair: 'BTC_USDT',
  amount: '0.05',
  price: '96400.1',
};
export const spotBar = {
  t: String(SECONDS - 20),
  v: '9640',
  c: '96401',
  h: '96410',
  l: '96390',
  o: '96400',
  n: '1m_BTC_USDT',
  a: '0.1',
};
export const statsRow = {
  time: SECONDS,
  mark_price: 100_000,
  open_interest: 700_000,
  open_interest_usd: 7_000_000,
  lsr_account: 1.8,
  long_liq_size: 300,
  short_liq_size: 0,
};
