import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { bybitLinear } from '.';

const base = { venue: 'bybit-linear', symbol: 'BTCUSDT' } as const;
const TS = 1_771_012_546_112;

const book = {
  topic: 'orderbook.1000.BTCUSDT',
  type: 'snapshot',
  ts: TS,
  data: { s: 'BTCUSDT', b: [['30247.20', '30.028']], a: [['30248.70', '0']], u: 177, seq: 66 },
  cts: TS - 1,
};
const tradeRow = {
  ...{ T: TS - 2, s: 'BTCUSDT', S: 'Buy', v: '0.001', p: '16578.50', L: 'PlusTick' },
  ...{ i: '9fce7dac', BT: false, RPI: false, seq: 1 },
};
const trades = { topic: 'publicTrade.BTCUSDT', type: 'snapshot', ts: TS, data: [tradeRow] };
const liquidated = { T: TS - 300, s: 'BTCUSDT', S: 'Buy', v: '0.5', p: '16000.00' };
const liquidations = { topic: 'allLiquidation.BTCUSDT', type: 'snapshot', ts: TS, data: [liquidated] };
const ticker = (type: 'snapshot' | 'delta', data: object) => ({
  topic: 'tickers.BTCUSDT',
  type,
  data: { symbol: 'BTCUSDT', ...data },
  cs: 1,
  ts: TS,
});
const fullTicker = ticker('snapshot', {
  ...{ lastPrice: '61874.00', markPrice: '61875.25', indexPrice: '61900.50', bid1Price: '61874' },
  ...{ openInterest: '116000', singleOpenInterest: '58000.5', openInterestValue: '1' },
  ...{ fundingRate: '0.0001', nextFundingTime: '1715760000000', fundingIntervalHour: '4' },
});
const bar = {
  topic: 'kline.1.BTCUSDT',
  type: 'snapshot',
  ts: TS,
  data: [
    {
      ...{ start: 1_672_324_800_000, end: 1_672_324_859_999, interval: '1', open: '16649.5', close: '16677' },
      ...{ high: '16680', low: '16608', volume: '2.081', turnover: '34666.4', confirm: false, timestamp: TS },
    },
  ],
};
const answer = (result: object) => ({ retCode: 0, retMsg: 'OK', result, retExtInfo: {}, time: TS });

const open = (size: number) => ({ type: 'openInterest', ...base, time: TS, size });

describe('Bybit streams', () => {
  it('reads a book, snapshot and delta', () => {
    const event = {
      type: 'book',
      ...base,
      time: TS,
      snapshot: true,
      bids: [[30_247.2, 30.028]],
      asks: [[30_248.7, 0]],
      last: 177,
    };
    const { map } = traceMapper(bybitLinear);
    expect(map(book)).toEqual([event]);
    expect(map({ ...book, type: 'delta' })).toEqual([{ ...event, snapshot: false }]);
  });

  it('takes the count starting over for a snapshot', () => {
    const restarted = { ...book, type: 'delta', data: { ...book.data, u: 1 } };
    expect(traceMapper(bybitLinear).map(restarted)).toMatchObject([{ snapshot: true, last: 1 }]);
  });

  it('reads trades by the side of the taker and leaves out block trades', () => {
    const { map, notes } = traceMapper(bybitLinear);
    expect(
      map({ ...trades, data: [tradeRow, { ...tradeRow, BT: true }, { ...tradeRow, S: 'Sell', i: 'b' }] }),
    ).toEqual([
      { type: 'trade', ...base, time: TS - 2, id: '9fce7dac', price: 16_578.5, size: 0.001, side: 'buy' },
      { type: 'trade', ...base, time: TS - 2, id: 'b', price: 16_578.5, size: 0.001, side: 'sell' },
    ]);
    expect(notes).toEqual(['ignored:publicTrade block']);
  });

  it('reads liquidations by the side of the position: a buy was a long', () => {
    expect(
      traceMapper(bybitLinear).map({ ...liquidations, data: [liquidated, { ...liquidated, S: 'Sell' }] }),
    ).toEqual(
      ['long', 'short'].map((position) => ({
        type: 'liquidation',
        ...base,
        time: TS - 300,
        price: 16_000,
        size: 0.5,
        position,
        priceKind: 'bankruptcy',
      })),
    );
  });

  it('reads the liquidation feed that was there before', () => {
    const data = { updatedTime: TS, symbol: 'BTCUSDT', side: 'Sell', size: '0.003', price: '45212.5' };
    expect(
      traceMapper(bybitLinear).map({ topic: 'liquidation.BTCUSDT', type: 'snapshot', ts: TS, data }),
    ).toMatchObject([{ type: 'liquidation', position: 'short', size: 0.003, price: 45_212.5 }]);
  });

  it('reads a bar', () => {
    expect(traceMapper(bybitLinear).map(bar)).toEqual([
      {
        type: 'candle',
        ...base,
        time: 1_672_324_800_000,
        intervalMs: 60_000,
        open: 16_649.5,
        high: 16_680,
        low: 16_608,
        close: 16_677,
        volume: 2.081,
        closed: false,
      },
    ]);
  });
});

describe('the Bybit ticker', () => {
  it('brings mark, funding and open interest of one side', () => {
    expect(traceMapper(bybitLinear).map(fullTicker)).toEqual([
      { type: 'mark', ...base, time: TS, mark: 61_875.25, index: 61_900.5 },
      {
        type: 'funding',
        ...base,
        time: TS,
        rate: 0.0001,
        intervalHours: 4,
        nextTime: 1_715_760_000_000,
        kind: 'predicted',
      },
      open(58_000.5),
    ]);
  });

  it('keeps what a delta leaves out and says only what it brings', () => {
    const { map, notes } = traceMapper(bybitLinear);
    map(fullTicker);
    expect(map(ticker('delta', { indexPrice: '61901' }))).toEqual([
      { type: 'mark', ...base, time: TS, mark: 61_875.25, index: 61_901 },
    ]);
    expect(map(ticker('delta', { fundingRate: '0.0002' }))).toMatchObject([
      { type: 'funding', rate: 0.0002, intervalHours: 4, nextTime: 1_715_760_000_000 },
    ]);
    expect(map(ticker('delta', { bid1Price: '61870' }))).toEqual([]);
    expect(notes).toEqual(['ignored:tickers without news']);
  });

  it('halves the sum of both sides only while the venue does not tell one side', () => {
    const { map } = traceMapper(bybitLinear);
    expect(map(ticker('snapshot', { openInterest: '58000' }))).toEqual([open(29_000)]);
    expect(map(ticker('delta', { singleOpenInterest: '29001', openInterest: '58002' }))).toEqual([
      open(29_001),
    ]);
    expect(map(ticker('delta', { openInterest: '58004' }))).toEqual([]);
  });

  it('forgets with a snapshot, and remembers nothing of a broken delta', () => {
    const { map, notes } = traceMapper(bybitLinear);
    map(fullTicker);
    expect(map(ticker('delta', { indexPrice: '61999', fundingRate: 'x' }))).toEqual([]);
    expect(notes).toEqual(['malformed:tickers']);
    expect(map(ticker('delta', { markPrice: '61876' }))).toMatchObject([{ mark: 61_876, index: 61_900.5 }]);
    map(ticker('snapshot', { lastPrice: '1' }));
    expect(map(ticker('delta', { indexPrice: '61901' }))).toEqual([]);
  });

  it('gives a dated contract no funding', () => {
    const dated = ticker('snapshot', {
      symbol: 'BTC-27MAR26',
      markPrice: '1',
      fundingRate: '',
      nextFundingTime: '',
    });
    expect(traceMapper(bybitLinear).map({ ...dated, topic: 'tickers.BTC-27MAR26' })).toMatchObject([
      { type: 'mark', symbol: 'BTC-27MAR26' },
    ]);
  });
});

describe('Bybit bodies', () => {
  it('reads a book', () => {
    const result = {
      s: 'BTCUSDT',
      b: [['69033.7', '0.147']],
      a: [['69034', '1']],
      ts: TS,
      u: 9,
      seq: 1,
      cts: TS,
    };
    expect(traceMapper(bybitLinear).map(answer(result))).toMatchObject([
      { type: 'book', ...base, snapshot: true, time: TS, last: 9, bids: [[69_033.7, 0.147]] },
    ]);
  });

  it('turns the newest-first rows of the venue around', () => {
    const { map } = traceMapper(bybitLinear);
    const bars = [TRACE_NOW - 30_000, TRACE_NOW - 90_000].map((start) => [
      ...[String(start), '1', '3', '1', '2', '10', '20'],
    ]);
    expect(map(answer({ category: 'linear', symbol: 'ETHUSDT', list: bars }))).toMatchObject([
      { type: 'candle', symbol: 'ETHUSDT', time: TRACE_NOW - 90_000, intervalMs: 60_000, closed: true },
      { time: TRACE_NOW - 30_000, closed: false },
    ]);
    const interest = [
      { openInterest: '80', singleOpenInterest: '40', timestamp: '1600000300000' },
      { openInterest: '60', timestamp: '1600000000000' },
    ];
    expect(map(answer({ category: 'linear', symbol: 'BTCUSDT', list: interest }))).toMatchObject([
      { type: 'openInterest', time: 1_600_000_000_000, size: 30 },
      { time: 1_600_000_300_000, size: 40 },
    ]);
    const rates = [1_600_028_800_000, 1_600_000_000_000].map((time) => ({
      ...{ symbol: 'BTCUSDT', fundingRate: '0.0001', fundingRateTimestamp: String(time) },
    }));
    expect(map(answer({ category: 'linear', list: rates }))).toMatchObject([
      { type: 'funding', time: 1_600_000_000_000, intervalHours: 8, kind: 'settled' },
      { time: 1_600_028_800_000 },
    ]);
  });

  it('reads tickers and recent trades', () => {
    const { map } = traceMapper(bybitLinear);
    const row = {
      symbol: 'BTCUSDT',
      lastPrice: '1',
      markPrice: '2',
      openInterest: '10',
      singleOpenInterest: '5',
    };
    expect(map(answer({ category: 'linear', list: [row] }))).toMatchObject([
      { type: 'mark', time: TS, mark: 2 },
      { type: 'openInterest', size: 5 },
    ]);
    const trade = {
      execId: 'x',
      symbol: 'BTCUSDT',
      price: '9',
      size: '2',
      side: 'Sell',
      time: '1600000000000',
    };
    const rows = [
      { ...trade, isBlockTrade: false },
      { ...trade, isBlockTrade: true },
    ];
    expect(map(answer({ category: 'linear', list: rows }))).toEqual([
      { type: 'trade', ...base, time: 1_600_000_000_000, id: 'x', price: 9, size: 2, side: 'sell' },
    ]);
  });
});

describe('frames that become no event', () => {
  it.each([
    ['control:subscribe', { success: true, ret_msg: '', conn_id: 'x', op: 'subscribe' }],
    ['control:ping', { success: true, ret_msg: 'pong', conn_id: 'x', req_id: '', op: 'ping' }],
    ['control:pong', { op: 'pong', args: ['1'] }],
    ['error:subscribe', { success: false, ret_msg: 'error:handler not found', op: 'subscribe' }],
    ['error:retCode 10006', { retCode: 10_006, retMsg: 'Too many visits!', result: {} }],
    ['ignored:orderbook.1', { ...book, topic: 'orderbook.1.BTCUSDT' }],
    ['ignored:adlAlert', { topic: 'adlAlert.USDT', data: [] }],
    ['ignored:publicTrade of another category', { ...trades, topic: 'publicTrade.BTCUSD' }],
    ['ignored:tickers of another category', { topic: 'tickers.BTC-28JUN24-60000-P', data: {}, ts: TS }],
    [
      'ignored:kline of another category',
      answer({ category: 'inverse', symbol: 'BTCUSD', list: [['1', '1', '1', '1', '1', '1', '1']] }),
    ],
    ['ignored:emptyList', answer({ category: 'linear', list: [] })],
    [
      'ignored:instrumentsInfo',
      answer({ category: 'linear', list: [{ symbol: 'BTCUSDT', priceFilter: {} }] }),
    ],
    ['control:serverTime', answer({ timeSecond: '1', timeNano: '1' })],
    ['unknown:newTopic', { topic: 'newTopic.BTCUSDT', data: {} }],
    ['unknown:{x}', { x: 1 }],
    ['unknown:list', [1]],
    ['unknown:null', null],
    ['unknown:answer', answer({ surprise: 1 })],
    ['malformed:not JSON', '{"topic":"orderbook.1000.BTC'],
    ['malformed:orderbook.1000', { ...book, type: 'partial' }],
    [
      'malformed:orderbook.1000',
      {
        ...book,
        data: {
          ...book.data,
          b: [
            ['1', '2'],
            ['-1', '2'],
          ],
        },
      },
    ],
    ['malformed:orderbook.1000', { ...book, data: { ...book.data, u: null } }],
    ['malformed:orderbook.1000', { ...book, ts: '1e300' }],
    ['malformed:publicTrade', { ...trades, data: [tradeRow, { ...tradeRow, S: 'Hold' }] }],
    ['malformed:publicTrade', { ...trades, data: { 0: tradeRow } }],
    ['malformed:allLiquidation', { ...liquidations, data: [{ ...liquidated, v: '0' }] }],
    ['malformed:kline', { ...bar, data: [{ ...bar.data[0], high: 'x' }] }],
    ['malformed:tickers', { ...fullTicker, data: null }],
    [
      'malformed:answer kline',
      answer({ category: 'linear', symbol: 'BTCUSDT', list: [['1', 'x', '1', '1', '1', '1', '1']] }),
    ],
  ])('%s', (note, frame) => {
    const { map, notes } = traceMapper(bybitLinear);
    expect(map(frame)).toEqual([]);
    expect(notes).toEqual([note]);
  });
});
