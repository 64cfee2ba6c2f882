import { describe, expect, it } from 'vitest';
import { traceMapper, TRACE_NOW } from '../trace-mapper';
import { answer, TS, v2, v3 } from './fixtures';
import { bitgetSpot, bitgetUsdt } from '.';

/** A book of another channel. */
const of = (channel: string) => ({ ...v2.book, arg: { ...v2.book.arg, channel } });

const about = { venue: 'bitget-usdt', symbol: 'BTCUSDT' };

describe('books of Bitget', () => {
  it('are numbered since v3, without a checksum', () => {
    const { map, notes } = traceMapper(bitgetUsdt);
    expect(map(v3.book)).toEqual([
      {
        type: 'book',
        ...about,
        time: TS,
        snapshot: true,
        bids: [[96_000, 3.5]],
        asks: [[96_000.1, 0.69]],
        last: 1304,
      },
    ]);
    expect(map(v3.delta)).toMatchObject([{ snapshot: false, asks: [[96_000.1, 0]], last: 1310, prev: 1304 }]);
    expect(map(v3.delta)[0]).not.toHaveProperty('checksum');
    expect(notes).toEqual([]);
  });

  it('have a checksum and only their time before', () => {
    const { map } = traceMapper(bitgetUsdt);
    expect(map(v2.book)).toMatchObject([{ snapshot: false, last: TS, checksum: -1_258_619_028 }]);
    expect(map(v2.book)[0]).not.toHaveProperty('prev');
    const [row] = v2.book.data;
    expect(map({ ...v2.book, action: 'snapshot', data: [{ ...row, checksum: 0 }] })[0]).not.toHaveProperty(
      'checksum',
    );
    expect(map({ ...v2.book, data: [{ ...row, seq: 9 }] })).toMatchObject([{ last: 9 }]);
  });

  it('of few levels are snapshots each time; the best level alone is none', () => {
    const { map, notes } = traceMapper(bitgetUsdt);
    expect(map(of('books15'))).toMatchObject([{ type: 'book', snapshot: true }]);
    expect(map(of('books1'))).toEqual([]);
    expect(notes).toEqual(['ignored:books1']);
  });
});

describe('trades of Bitget', () => {
  it('are told by the taker’s side in every protocol', () => {
    const { map } = traceMapper(bitgetUsdt);
    expect(map(v3.trades)).toEqual([
      { type: 'trade', ...about, time: TS, id: '1', price: 96_000, size: 0.002, side: 'sell' },
    ]);
    expect(map(v2.trades)).toEqual([
      { type: 'trade', ...about, time: TS, id: '12', price: 96_000.5, size: 0.01, side: 'buy' },
    ]);
    const v1 = { arg: { instType: 'mc', channel: 'trade', instId: 'BTCUSDT' }, action: 'update' };
    expect(map({ ...v1, data: [[String(TS), '30322.5', '1.117', 'sell']] })).toEqual([
      { type: 'trade', ...about, time: TS, price: 30_322.5, size: 1.117, side: 'sell' },
    ]);
  });

  it('of before the subscription are left out', () => {
    const { map, notes } = traceMapper(bitgetUsdt);
    expect(map({ ...v3.trades, action: 'snapshot' })).toEqual([]);
    expect(notes).toEqual(['ignored:publicTrade history']);
  });

  it('of coin-margined contracts are in dollars since v3 and in base units before', () => {
    const { map, notes } = traceMapper(bitgetUsdt);
    const [row] = v3.trades.data;
    const coin = { ...v3.trades.arg, instType: 'coin-futures', symbol: 'BTCUSD_CM' };
    expect(map({ ...v3.trades, arg: coin, data: [{ ...row, v: '480' }] })).toMatchObject([
      { symbol: 'BTCUSD_CM', size: 480 / 96_000 },
    ]);
    expect(notes).toEqual(['control:publicTrade size as quote']);
    const before = { ...v2.trades.arg, instType: 'COIN-FUTURES', instId: 'BTCUSD' };
    expect(map({ ...v2.trades, arg: before })).toMatchObject([{ symbol: 'BTCUSD', size: 0.01 }]);
  });
});

describe('liquidations of Bitget', () => {
  const { defaultInstrument } = bitgetUsdt.defaults;
  const eth = {
    ...defaultInstrument,
    symbol: 'ETHUSDT',
    base: 'ETH',
    sizeStep: { units: 1, decimals: 2 },
  };
  const [liquidated] = v3.liquidation.data;

  it.each([
    ['a whole number of lots', 'base', { amount: '0.5' }, 0.5],
    ['no whole number of lots', 'quote', { amount: '37.722858', price: '89000' }, 37.722858 / 89_000],
    ['worth more than any position', 'quote', { amount: '48000' }, 0.5],
    [
      'of whole lots of its own instrument',
      'base',
      { symbol: 'ETHUSDT', price: '3400', amount: '1.25' },
      1.25,
    ],
    ['of parts of them', 'quote', { symbol: 'ETHUSDT', price: '3400', amount: '1.255' }, 1.255 / 3400],
    ['of an unknown lot', 'base', { symbol: 'XUSDT', price: '3', amount: '1.2345678' }, 1.2345678],
  ])('whose amount is %s are in %s units', (_, unit, fields, size) => {
    const { map, notes } = traceMapper(bitgetUsdt, [eth]);
    const events = map({ ...v3.liquidation, data: [{ ...liquidated, ...fields }] });
    expect(events).toMatchObject([{ type: 'liquidation', size, priceKind: 'order' }]);
    expect(notes).toEqual([`control:liquidation amount as ${unit}`]);
  });

  it('are told by the side of the position', () => {
    const { map } = traceMapper(bitgetUsdt);
    expect(map(v3.liquidation)).toMatchObject([{ ...about, time: TS, price: 96_000, position: 'long' }]);
    expect(map({ ...v3.liquidation, data: [{ ...liquidated, side: 'sell' }] })).toMatchObject([
      { position: 'short' },
    ]);
  });
});

describe('tickers of Bitget', () => {
  it('tell mark, funding and open interest in base units', () => {
    const { map } = traceMapper(bitgetUsdt);
    expect(map(v3.ticker)).toEqual([
      { type: 'mark', ...about, time: TS, mark: 96_001.2, index: 96_010.3 },
      {
        type: 'funding',
        ...about,
        time: TS,
        rate: 0.000068,
        intervalHours: 8,
        nextTime: 1_771_027_200_000,
        kind: 'predicted',
      },
      { type: 'openInterest', ...about, time: TS, size: 29_132.5 },
    ]);
    expect(map(v2.ticker).at(-1)).toEqual({ type: 'openInterest', ...about, time: TS, size: 85.5 });
  });

  it('take the interval of funding from the instrument', () => {
    const instrument = { ...bitgetUsdt.defaults.defaultInstrument, fundingHours: 4 };
    expect(traceMapper(bitgetUsdt, [instrument]).map(v3.ticker)[1]).toMatchObject({ intervalHours: 4 });
  });

  it('of contracts with a date tell no funding, of spot pairs nothing', () => {
    const [row] = v2.ticker.data;
    const dated = { ...v2.ticker, data: [{ ...row, fundingRate: '0', nextFundingTime: '0' }] };
    expect(
      traceMapper(bitgetUsdt)
        .map(dated)
        .map(({ type }) => type),
    ).toEqual(['mark', 'openInterest']);
    const { map, notes } = traceMapper(bitgetSpot);
    const arg = { ...v2.ticker.arg, instType: 'SPOT' };
    expect(map({ ...v2.ticker, arg, data: [{ instId: 'BTCUSDT', lastPr: '1', ts: TS }] })).toEqual([]);
    expect(notes).toEqual(['ignored:ticker without news']);
  });
});

it('bars are told with the interval of their topic and are over when their time is', () => {
  const { map } = traceMapper(bitgetUsdt);
  expect(map(v3.kline)).toEqual([
    {
      type: 'candle',
      ...about,
      time: 1_771_012_500_000,
      intervalMs: 60_000,
      open: 96_000,
      high: 96_010,
      low: 95_990,
      close: 96_001,
      volume: 12.5,
      closed: false,
    },
  ]);
  expect(map({ ...v3.kline, ts: 1_771_012_560_000 })).toMatchObject([{ closed: true }]);
  expect(map(v2.candle)).toMatchObject([
    { intervalMs: 43_200_000, open: 27_000, low: 26_999, volume: 0.057 },
  ]);
});

it('spot and futures of one name are kept apart', () => {
  const spotArg = { ...v3.trades.arg, instType: 'spot' };
  const { map, notes } = traceMapper(bitgetSpot);
  expect(map({ ...v3.trades, arg: spotArg })).toMatchObject([{ venue: 'bitget-spot', size: 0.002 }]);
  expect(map(v3.trades)).toEqual([]);
  expect(traceMapper(bitgetUsdt).map({ ...v3.trades, arg: spotArg })).toEqual([]);
  expect(notes).toEqual(['ignored:publicTrade of another category']);
});

describe('answers of Bitget', () => {
  it.each([
    ['book', answer({ a: [['2', '1']], b: [['1', '1']], ts: String(TS) }), { snapshot: true, time: TS }],
    ['book', answer({ asks: [], bids: [['2.315E+4', '1']], timestamp: String(TS) }), { bids: [[23_150, 1]] }],
    [
      'candle',
      answer([
        [String(TS), '1', '3', '1', '2', '10', '20'],
        [String(TS - 300_000), '1', '3', '1', '2', '10', '20'],
      ]),
      { time: TS - 300_000, intervalMs: 300_000, closed: true },
    ],
    [
      'trade',
      answer([{ execId: '1', price: '2', size: '3', side: 'buy', ts: String(TS) }]),
      { id: '1', size: 3 },
    ],
    [
      'openInterest',
      answer({ list: [{ symbol: 'X', openInterest: '5' }], ts: String(TS) }),
      { symbol: 'X', size: 5 },
    ],
    ['openInterest', answer({ openInterestList: [{ symbol: 'X', size: '5' }], ts: String(TS) }), { size: 5 }],
    [
      'openInterest',
      answer({ symbol: 'BTCUSD_DMCBL', amount: '5', timestamp: '7' }),
      { symbol: 'BTCUSD', time: 7 },
    ],
    [
      'funding',
      answer({ resultList: [{ symbol: 'X', fundingRate: '0.1', fundingRateTimestamp: '9' }] }),
      { symbol: 'X', kind: 'settled', time: 9, rate: 0.1 },
    ],
    [
      'funding',
      answer([{ symbol: 'X', fundingRate: '0.1', fundingTime: '9' }]),
      { kind: 'settled', time: 9 },
    ],
    [
      'funding',
      answer([{ symbol: 'X', fundingRate: '0.1', fundingRateInterval: '4', nextUpdate: '8' }]),
      { kind: 'predicted', intervalHours: 4, nextTime: 8, time: TS },
    ],
    [
      'mark',
      answer([{ symbol: 'X', lastPr: '1', markPrice: '2', ts: '5' }]),
      { symbol: 'X', mark: 2, time: 5 },
    ],
  ])('become a %s', (type, body, event) => {
    const { map, notes } = traceMapper(bitgetUsdt);
    expect(map(body)[0]).toMatchObject({ type, venue: 'bitget-usdt', ...event });
    expect(notes).toEqual([]);
  });

  it('without any time are of now', () => {
    const body = { ...answer({ list: [{ openInterest: '5' }] }), requestTime: 0 };
    expect(traceMapper(bitgetUsdt).map(body)).toMatchObject([{ symbol: 'BTCUSDT', time: TRACE_NOW }]);
  });
});
