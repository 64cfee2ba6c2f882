/** Hand-written messages in the shapes that KuCoin documents. For tests. */

export const TS = 1_772_000_000_250;
export const NS = TS * 1e6;

const message = <Data>(topic: string, subject: string, data: Data) => ({
  topic,
  type: 'message',
  subject,
  data,
});

export const futuresBook = message('/contractMarket/level2:XBTUSDTM', 'level2', {
  sequence: 77,
  change: '61000.4,buy,146',
  timestamp: TS,
});
export const futuresTrade = message('/contractMarket/execution:XBTUSDTM', 'match', {
  symbol: 'XBTUSDTM',
  sequence: 9,
  side: 'buy',
  size: 16,
  price: '61000.5',
  takerOrderId: 'a',
  makerOrderId: 'b',
  tradeId: '6057bc95',
  ts: NS,
});
const INSTRUMENT = '/contract/instrument:XBTUSDTM';
export const mark = message(INSTRUMENT, 'mark.index.price', {
  granularity: 1000,
  indexPrice: 61_005.5,
  markPrice: 61_000,
  timestamp: TS,
});
export const funding = (granularity: number) =>
  message(INSTRUMENT, 'funding.rate', { granularity, fundingRate: -0.0002, timestamp: TS });
export const spotBook = message('/market/level2:BTC-USDT', 'trade.l2update', {
  changes: {
    asks: [['61000.5', '0.7', '76']],
    bids: [
      ['61000.4', '0.5', '78'],
      ['60998', '0', '77'],
    ],
  },
  sequenceStart: 76,
  sequenceEnd: 78,
  symbol: 'BTC-USDT',
  time: TS,
});
export const spotTrade = message('/market/match:BTC-USDT', 'trade.l3match', {
  sequence: '1545896669145',
  type: 'match',
  symbol: 'BTC-USDT',
  side: 'sell',
  price: '61000.5',
  size: '0.0102',
  tradeId: '5c24c5da',
  takerOrderId: 'a',
  makerOrderId: 'b',
  time: String(NS),
});
export const spotBar = message('/market/candles:BTC-USDT_1min', 'trade.candles.update', {
  symbol: 'BTC-USDT',
  candles: ['1771999980', '61000', '61010', '61020', '60990', '5.32', '324000'],
  time: NS,
});
export const listing = {
  symbol: 'XBTUSDTM',
  type: 'FFWCSX',
  expireDate: null,
  baseCurrency: 'XBT',
  quoteCurrency: 'USDT',
  settleCurrency: 'USDT',
  lotSize: 1,
  tickSize: 0.1,
  multiplier: 0.001,
  isInverse: false,
  status: 'Open',
  fundingFeeRate: 0.0001,
  predictedFundingFeeRate: 0.0002,
  fundingRateGranularity: 14_400_000,
  openInterest: '98000',
  markPrice: 61_000,
  indexPrice: 61_005.5,
  nextFundingRateTime: 25_242_841,
};
export const inverse = {
  ...listing,
  symbol: 'XBTUSDM',
  multiplier: -1,
  isInverse: true,
  quoteCurrency: 'USD',
};
export const answer = (data: unknown) => ({ code: '200000', data });
