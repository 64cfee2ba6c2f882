/** Hand-written messages in the shapes that Bitget documents. For tests. */

export const TS = 1_771_012_546_112;

const arg = { instType: 'usdt-futures', symbol: 'BTCUSDT' };

export const v3 = {
  book: {
    action: 'snapshot',
    arg: { ...arg, topic: 'books' },
    data: [
      { a: [['96000.1', '0.69']], b: [['96000.0', '3.5']], seq: 1304, pseq: 0, checksum: 0, ts: String(TS) },
    ],
    ts: TS + 3,
  },
  delta: {
    action: 'update',
    arg: { ...arg, topic: 'books' },
    data: [{ a: [['96000.1', '0']], b: [], seq: '1310', pseq: '1304', checksum: 0, ts: String(TS + 100) }],
    ts: TS + 103,
  },
  trades: {
    action: 'update',
    arg: { ...arg, topic: 'publicTrade' },
    data: [{ i: '1', p: '96000', v: '0.002', S: 'sell', T: String(TS), L: '7', isRPI: 'no' }],
    ts: TS + 3,
  },
  ticker: {
    action: 'snapshot',
    arg: { ...arg, topic: 'ticker' },
    data: [
      {
        lastPrice: '96000.1',
        markPrice: '96001.2',
        indexPrice: '96010.3',
        fundingRate: '0.000068',
        nextFundingTime: '1771027200000',
        openInterest: '29132.5',
      },
    ],
    ts: TS,
  },
  kline: {
    action: 'update',
    arg: { ...arg, topic: 'kline', interval: '1m' },
    data: [
      {
        start: '1771012500000',
        open: '96000',
        close: '96001',
        high: '96010',
        low: '95990',
        volume: '12.5',
        turnover: '1200000',
      },
    ],
    ts: TS,
  },
  liquidation: {
    action: 'update',
    arg: { instType: 'usdt-futures', topic: 'liquidation' },
    data: [{ symbol: 'BTCUSDT', side: 'buy', price: '96000', amount: '0.5', ts: String(TS) }],
    ts: TS,
  },
};

const v2Arg = { instType: 'USDT-FUTURES', instId: 'BTCUSDT' };

export const v2 = {
  book: {
    action: 'update',
    arg: { ...v2Arg, channel: 'books' },
    data: [{ asks: [['96000.1', '2.0000']], bids: [], checksum: -1258619028, ts: String(TS) }],
    ts: TS + 2,
  },
  trades: {
    action: 'update',
    arg: { ...v2Arg, channel: 'trade' },
    data: [{ ts: String(TS), price: '96000.5', size: '0.01', side: 'buy', tradeId: '12' }],
    ts: TS + 2,
  },
  ticker: {
    action: 'snapshot',
    arg: { ...v2Arg, channel: 'ticker' },
    data: [
      {
        instId: 'BTCUSDT',
        lastPr: '96000',
        fundingRate: '0.0001',
        nextFundingTime: '1771027200000',
        markPrice: '96000.5',
        indexPrice: '96000.25',
        holdingAmount: '85.5',
        ts: String(TS),
      },
    ],
    ts: TS + 2,
  },
  candle: {
    action: 'snapshot',
    arg: { ...v2Arg, channel: 'candle12H' },
    data: [['1770984000000', '27000', '27000.5', '26999', '27000', '0.057', '1539.0155', '1539.0155']],
    ts: TS,
  },
};

export const answer = (data: unknown) => ({ code: '00000', msg: 'success', requestTime: TS, data });
