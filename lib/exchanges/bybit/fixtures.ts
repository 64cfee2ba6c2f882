/** Hand-written messages in the shapes that Bybit documents. For tests. */

export const TS = 1_771_012_546_112;

export const book = {
  topic: 'orderbook.1000.BTCUSDT',
  type: 'snapshot',
  ts: TS,
  data: { s: 'BTCUSDT', b: [['30247.20', '30.028']], a: [['30248.70', '0']], u: 177, seq: 66 },
  cts: TS - 1,
};
export const tradeRow = {
  T: TS - 2,
  s: 'BTCUSDT',
  S: 'Buy',
  v: '0.001',
  p: '16578.50',
  L: 'PlusTick',
  i: '9fce7dac',
  BT: false,
  RPI: false,
  seq: 1,
};
export const trades = { topic: 'publicTrade.BTCUSDT', type: 'snapshot', ts: TS, data: [tradeRow] };
export const liquidated = { T: TS - 300, s: 'BTCUSDT', S: 'Buy', v: '0.5', p: '16000.00' };
export const liquidations = { topic: 'allLiquidation.BTCUSDT', type: 'snapshot', ts: TS, data: [liquidated] };
export const ticker = (type: 'snapshot' | 'delta', data: object) => ({
  topic: 'tickers.BTCUSDT',
  type,
  data: { symbol: 'BTCUSDT', ...data },
  cs: 1,
  ts: TS,
});
export const fullTicker = ticker('snapshot', {
  lastPrice: '61874.00',
  markPrice: '61875.25',
  indexPrice: '61900.50',
  bid1Price: '61874',
  openInterest: '116000',
  singleOpenInterest: '58000.5',
  openInterestValue: '1',
  fundingRate: '0.0001',
  nextFundingTime: '1715760000000',
  fundingIntervalHour: '4',
});
export const bar = {
  topic: 'kline.1.BTCUSDT',
  type: 'snapshot',
  ts: TS,
  data: [
    {
      start: 1_672_324_800_000,
      end: 1_672_324_859_999,
      interval: '1',
      open: '16649.5',
      close: '16677',
      high: '16680',
      low: '16608',
      volume: '2.081',
      turnover: '34666.4',
      confirm: false,
      timestamp: TS,
    },
  ],
};
export const answer = (result: object) => ({ retCode: 0, retMsg: 'OK', result, retExtInfo: {}, time: TS });
