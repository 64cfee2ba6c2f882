import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import * as fixture from './fixtures';
import { NS, TS, answer, inverse, listing } from './fixtures';
import { kucoinFutures, kucoinSpot } from '.';

const futures = { venue: 'kucoin-futures', symbol: 'XBTUSDTM' } as const;
const spot = { venue: 'kucoin-spot', symbol: 'BTC-USDT' } as const;
const readFutures = (frame: unknown) => traceMapper(kucoinFutures).map(frame);
const readSpot = (frame: unknown) => traceMapper(kucoinSpot).map(frame);

const BAR = {
  time: 1_771_999_980_000,
  intervalMs: 60_000,
  open: 61_000,
  high: 61_020,
  low: 60_990,
  close: 61_010,
  volume: 5.32,
  closed: true,
};

const changed = (change: string) => ({
  ...fixture.futuresBook,
  data: { ...fixture.futuresBook.data, change },
});

describe('KuCoin futures streams', () => {
  it('reads a change of the book, in coins', () => {
    const event = { type: 'book', ...futures, time: TS, snapshot: false, first: 77, last: 77 };
    expect(readFutures(fixture.futuresBook)).toEqual([{ ...event, bids: [[61_000.4, 0.146]], asks: [] }]);
    expect(readFutures(changed('61000.5,sell,0'))).toEqual([{ ...event, bids: [], asks: [[61_000.5, 0]] }]);
    expect(readFutures(changed('0,sell,0'))).toEqual([{ ...event, bids: [], asks: [] }]);
  });

  it('reads books that come whole', () => {
    const data = { sequence: 5, asks: [['61001', 2]], bids: [[61_000, 1000]], ts: TS, timestamp: TS };
    const topic = '/contractMarket/level2Depth50:XBTUSDTM';
    expect(readFutures({ topic, type: 'message', subject: 'level2', data })).toEqual([
      {
        type: 'book',
        ...futures,
        time: TS,
        snapshot: true,
        bids: [[61_000, 1]],
        asks: [[61_001, 0.002]],
        last: 5,
      },
    ]);
  });

  it('reads trades by the side of the taker, in coins, with a time in nanoseconds', () => {
    const trade = { type: 'trade', ...futures, time: TS, id: '6057bc95', price: 61_000.5, size: 0.016 };
    expect(readFutures(fixture.futuresTrade)).toEqual([{ ...trade, side: 'buy' }]);
    const sold = { ...fixture.futuresTrade.data, side: 'sell' };
    expect(readFutures({ ...fixture.futuresTrade, data: sold })).toEqual([{ ...trade, side: 'sell' }]);
  });

  it.each([
    ['XBTUSDM', 61_000.5, 61_000.5 / 1000],
    ['XBTMM22', 61_000.5, 61_000.5 / 1000],
    ['ETHUSDCM', 0.1, 1],
  ])('counts the contracts of %s', (symbol, size, worth) => {
    const topic = `/contractMarket/execution:${symbol}`;
    const data = {
      ...fixture.futuresTrade.data,
      symbol,
      size: symbol === 'ETHUSDCM' ? 100 : size,
      price: 1000,
    };
    expect(readFutures({ ...fixture.futuresTrade, topic, data })).toMatchObject([{ symbol, size: worth }]);
  });

  it('reads mark and funding, what is worked out and what was charged', () => {
    const body = {
      symbol: 'XBTUSDTM',
      granularity: 1000,
      timePoint: TS,
      value: 61_000,
      indexPrice: 61_005.5,
    };
    expect(readFutures(answer(body))).toEqual(readFutures(fixture.mark));
    expect(readFutures(fixture.mark)).toEqual([
      { type: 'mark', ...futures, time: TS, mark: 61_000, index: 61_005.5 },
    ]);
    const funding = { type: 'funding', ...futures, time: TS, rate: -0.0002 };
    expect(readFutures(fixture.funding(60_000))).toEqual([
      { ...funding, intervalHours: 8, kind: 'predicted' },
    ]);
    expect(readFutures(fixture.funding(14_400_000))).toEqual([
      { ...funding, intervalHours: 4, kind: 'settled' },
    ]);
  });

  it('reads bars that name their parts', () => {
    const named = {
      symbol: 'XBTUSDTM',
      granularity: 10_080,
      time: TRACE_NOW,
      open: 1,
      high: 3,
      low: 1,
      close: 2,
      volume: 5000,
    };
    const topic = '/contractMarket/candle:XBTUSDTM_10080';
    expect(readFutures({ topic, type: 'message', subject: 'candle.stick', data: named })).toMatchObject([
      { type: 'candle', intervalMs: 604_800_000, volume: 5, closed: false },
    ]);
  });

  it('reads the books of the unified interface', () => {
    const book = {
      T: 'obu.FUTURES',
      dp: 'increment',
      t: 'delta',
      P: NS,
      d: { s: 'XBTUSDTM', O: 76, C: 78, M: NS, a: [['61000.5', '7']], b: [] },
    };
    const event = { type: 'book', ...futures, time: TS, asks: [[61_000.5, 0.007]], bids: [], last: 78 };
    expect(readFutures(book)).toEqual([{ ...event, snapshot: false, first: 76 }]);
    expect(readFutures({ ...book, t: 'snapshot' })).toEqual([{ ...event, snapshot: true }]);
    expect(readSpot({ ...book, T: 'obu.SPOT', d: { ...book.d, s: 'BTC-USDT' } })).toMatchObject([
      { ...spot, asks: [[61_000.5, 7]] },
    ]);
  });
});

describe('KuCoin spot streams', () => {
  it('reads a run of changes of the book', () => {
    const event = {
      type: 'book',
      ...spot,
      time: TS,
      snapshot: false,
      bids: [
        [61_000.4, 0.5],
        [60_998, 0],
      ],
      asks: [[61_000.5, 0.7]],
      first: 76,
      last: 78,
    };
    expect(readSpot(fixture.spotBook)).toEqual([event]);
    const { time: _, ...timeless } = fixture.spotBook.data;
    expect(readSpot({ ...fixture.spotBook, data: timeless })).toEqual([{ ...event, time: TRACE_NOW }]);
  });

  it('takes the newest of several changes of one price, and none of no price', () => {
    const bids = [
      ['61000', '3', '78'],
      ['61000', '2', '77'],
      ['0', '0', '76'],
    ];
    const data = { ...fixture.spotBook.data, changes: { bids, asks: [] } };
    expect(readSpot({ ...fixture.spotBook, data })).toMatchObject([{ bids: [[61_000, 3]], asks: [] }]);
  });

  it('orders books without a number by their time', () => {
    const data = { asks: [['61001', '2']], bids: [['61000', '1']], timestamp: TS };
    expect(readSpot({ topic: '/spotMarket/level2Depth5:BTC-USDT', type: 'message', data })).toMatchObject([
      { ...spot, snapshot: true, time: TS, last: TS },
    ]);
  });

  it('reads trades and bars', () => {
    expect(readSpot(fixture.spotTrade)).toEqual([
      { type: 'trade', ...spot, time: TS, id: '5c24c5da', price: 61_000.5, size: 0.0102, side: 'sell' },
    ]);
    expect(readSpot(fixture.spotBar)).toEqual([{ type: 'candle', ...spot, ...BAR }]);
  });
});

describe('KuCoin bodies', () => {
  it('reads listings: what is open, mark and funding, of each contract by its own multiplier', () => {
    const base = { ...futures, time: TRACE_NOW };
    expect(readFutures(answer([listing]))).toEqual([
      { type: 'mark', ...base, mark: 61_000, index: 61_005.5 },
      { type: 'openInterest', ...base, size: 98 },
      {
        type: 'funding',
        ...base,
        rate: 0.0001,
        intervalHours: 4,
        nextTime: TRACE_NOW + 25_242_841,
        kind: 'predicted',
      },
    ]);
    expect(readFutures(answer({ ...inverse, openInterest: '122000' }))).toMatchObject([
      { type: 'mark', symbol: 'XBTUSDM' },
      { type: 'openInterest', size: 2 },
      { type: 'funding' },
    ]);
    const dated = { ...listing, symbol: 'XBTMM26', fundingFeeRate: null, nextFundingRateTime: null };
    expect(readFutures(answer([dated])).map(({ type }) => type)).toEqual(['mark', 'openInterest']);
    const newer = { ...listing, nextFundingRateDateTime: TS, fundingRateGranularity: undefined };
    expect(readFutures(answer([newer]))[2]).toMatchObject({ nextTime: TS, intervalHours: 8 });
  });

  it('reads books', () => {
    const book = { sequence: 9, asks: [[61_001, 2]], bids: [[61_000, 1000]] };
    expect(readFutures(answer({ ...book, symbol: 'XBTUSDTM', ts: NS }))).toMatchObject([
      { ...futures, time: TS, snapshot: true, last: 9, bids: [[61_000, 1]] },
    ]);
    expect(readSpot(answer({ ...book, sequence: '9', time: TS }))).toMatchObject([
      { ...spot, time: TS, last: 9, bids: [[61_000, 1000]] },
    ]);
  });

  it('reads bars of either market, oldest first', () => {
    const rows = [TRACE_NOW - 200_000, TRACE_NOW - 500_000];
    const event = { intervalMs: 300_000, open: 1, high: 4, low: 0.5, close: 2, volume: 7 };
    expect(readFutures(answer(rows.map((time) => [time, 1, 4, 0.5, 2, 7000])))).toMatchObject([
      { ...event, time: TRACE_NOW - 500_000, closed: true },
      { ...event, time: TRACE_NOW - 200_000, closed: false },
    ]);
    const seconds = rows.map((time) => [String(time / 1000), '1', '2', '4', '0.5', '7', '14']);
    expect(readSpot(answer(seconds))).toMatchObject([{ ...event, ...spot }, { ...event }]);
  });

  it('reads trades, past open interest and what was charged', () => {
    const done = { sequence: 1, tradeId: 'x', size: 1000, price: '9', side: 'sell', ts: NS };
    expect(readFutures(answer([done]))).toEqual([
      { type: 'trade', ...futures, time: TS, id: 'x', price: 9, size: 1, side: 'sell' },
    ]);
    const open = [TS, TS - 300_000].map((ts, index) => ({ openInterest: String(1000 * (1 + index)), ts }));
    expect(readFutures(answer(open))).toMatchObject([
      { type: 'openInterest', time: TS - 300_000, size: 2 },
      { time: TS, size: 1 },
    ]);
    const charged = [1_772_006_400_000, 1_771_992_000_000].map((timepoint) => ({
      symbol: 'XBTUSDTM',
      fundingRate: 0.0001,
      timepoint,
    }));
    expect(readFutures(answer(charged))).toMatchObject([
      { kind: 'settled', time: 1_771_992_000_000, intervalHours: 4 },
      { time: 1_772_006_400_000 },
    ]);
  });
});
