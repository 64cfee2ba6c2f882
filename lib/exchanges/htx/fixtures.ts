/** Hand-written messages in the shapes that HTX documents. For tests. */

export const TS = 1_772_000_000_250;

export const book = {
  ch: 'market.BTC-USDT.depth.size_150.high_freq',
  ts: TS,
  tick: {
    asks: [[61_000.5, 1200]],
    bids: [
      [61_000.4, 85],
      [60_998, 0],
    ],
    ch: 'market.BTC-USDT.depth.size_150.high_freq',
    event: 'snapshot',
    id: 9,
    mrid: 9,
    ts: TS - 1,
    version: 77,
  },
};
export const tradeRow = {
  amount: 40,
  quantity: 0.04,
  trade_turnover: 2440,
  ts: TS - 3,
  id: 224_199_951_640_000,
  price: 61_000,
  direction: 'sell',
};
export const trades = {
  ch: 'market.BTC-USDT.trade.detail',
  ts: TS,
  tick: { id: 22_419_995_164, ts: TS - 3, data: [tradeRow] },
};
export const bar = {
  ch: 'market.BTC-USDT.kline.1min',
  ts: TS,
  tick: {
    id: 1_771_999_980,
    mrid: 1,
    open: 61_000,
    close: 61_010,
    high: 61_020,
    low: 60_990,
    amount: 5.32,
    vol: 5320,
    trade_turnover: 324_000,
    count: 5,
  },
};
export const liquidated = {
  symbol: 'BTC',
  contract_code: 'BTC-USDT',
  direction: 'sell',
  offset: 'close',
  volume: 432,
  amount: 0.432,
  price: 60_900,
  trade_turnover: 26_308.8,
  created_at: TS - 20,
};
export const liquidations = {
  op: 'notify',
  topic: 'public.BTC-USDT.liquidation_orders',
  ts: TS,
  data: [liquidated],
};
export const funding = {
  op: 'notify',
  topic: 'public.BTC-USDT.funding_rate',
  ts: TS,
  data: [
    {
      symbol: 'BTC',
      contract_code: 'BTC-USDT',
      fee_asset: 'USDT',
      funding_time: '1771999980000',
      funding_rate: '0.000100000000000000',
      estimated_rate: '0.000200000000000000',
      settlement_time: '1772006400000',
    },
  ],
};
export const openInterestRow = {
  volume: 120_000,
  amount: 120.5,
  symbol: 'BTC',
  value: 7_350_500,
  contract_code: 'BTC-USDT',
  trade_amount: 1,
  trade_volume: 1,
  trade_turnover: 1,
  business_type: 'swap',
};
/** As REST answered until July 2026, and as v5 does. */
export const answer = (data: unknown) => ({ status: 'ok', data, ts: TS });
export const answerV5 = (data: unknown) => ({ code: 200, message: 'Success', data, ts: TS });
