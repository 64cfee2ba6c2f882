/** Hand-written messages in the shapes that MEXC documents. For tests. */

export const MS = 1_780_000_000_250;
export const SECONDS = 1_780_000_000;

/** A push of a channel about the Bitcoin contract. */
export const push = (channel: string, data: unknown, symbol = 'BTC_USDT') => ({
  channel: `push.${channel}`,
  data,
  symbol,
  ts: MS,
});

export const depthData = {
  asks: [[96_400.2, 0, 0]],
  bids: [[96_400.1, 2500, 3]],
  begin: 101,
  end: 104,
  version: 104,
};
export const dealRow = { p: 96_400.2, v: 108, T: 2, O: 1, M: 2, t: MS - 5, i: '77' };
export const tickerData = {
  symbol: 'BTC_USDT',
  lastPrice: 96_400,
  fairPrice: 96_401.5,
  indexPrice: 96_399,
  holdVol: 820_000_000,
  fundingRate: 0.0003,
  timestamp: MS - 1,
};
export const fundingData = { symbol: 'BTC_USDT', rate: 0.0001, nextSettleTime: SECONDS * 1000 + 3_600_000 };
export const klineData = {
  symbol: 'BTC_USDT',
  interval: 'Min1',
  t: SECONDS - 20,
  o: 96_400,
  h: 96_410,
  l: 96_390,
  c: 96_401,
  q: 5000,
  a: 48_200,
};
export const klineBody = {
  time: [SECONDS - 300, SECONDS],
  open: [1, 2],
  high: [3, 4],
  low: [1, 2],
  close: [2, 3],
  vol: [10_000, 20_000],
  amount: [2, 6],
};
export const fundingHistory = (hours: readonly number[], totalPage = 1) => ({
  pageSize: 100,
  totalPage,
  currentPage: 1,
  resultList: hours.map((hour) => ({
    symbol: 'BTC_USDT',
    fundingRate: 0.0001,
    settleTime: SECONDS * 1000 + hour * 3_600_000,
  })),
});
export const answer = (data: unknown) => ({ success: true, code: 0, data });
