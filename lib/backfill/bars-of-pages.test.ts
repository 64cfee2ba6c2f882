import { beforeEach, describe, expect, it } from 'vitest';
import { binanceUsdm } from '../exchanges/binance-usdm';
import type { Exchange, Pages } from '../exchanges/exchange';
import { btcInstrument } from '../market/book-fixture';
import type { LiquidationEvent, LiquidationTotal } from '../market/events';
import { Database } from '../storage/database';
import { insertBlankDisk } from '../storage/fake-disk';
import { PageStore } from '../storage/page-store';
import { barsOfPages } from './bars-of-pages';
import { type HistoryKind, writeRows } from './rows';

const MINUTE = 60_000;
const START = 28_000_000 * MINUTE;
const BTC = { venue: 'binance-usdm', symbol: 'BTCUSDT' } as const;

const never = <Row>(finestMs: number): Pages<Row> => ({
  finestMs,
  reachMs: Infinity,
  page: () => Promise.reject(new Error('nothing is asked')),
});
const exchange: Exchange = {
  ...binanceUsdm,
  history: {
    candles: never(MINUTE),
    openInterest: never(5 * MINUTE),
    liquidations: never<LiquidationEvent>(0),
    liquidationTotals: never<LiquidationTotal>(5 * MINUTE),
  },
};
const STEPS: Readonly<Partial<Record<HistoryKind, number>>> = {
  candles: MINUTE,
  openInterest: 5 * MINUTE,
  liquidationTotals: 5 * MINUTE,
};

let store: PageStore;

beforeEach(() => {
  insertBlankDisk();
  store = new PageStore(new Database());
});

const at = (minute: number) => START + minute * MINUTE;

/** Keeps a page of minutes `[from, until)`. */
const put = (kind: HistoryKind, from: number, until: number, rows: Float64Array) =>
  store.put(`${kind}/binance-usdm/BTCUSDT/${STEPS[kind] ?? 0}`, { from: at(from), until: at(until), rows });

const candle = (minute: number, change: { low?: number; high?: number; takerBuy?: number } = {}) => ({
  type: 'candle' as const,
  ...BTC,
  time: at(minute),
  intervalMs: MINUTE,
  open: 60_001,
  high: 60_009,
  low: 60_000,
  close: 60_005,
  volume: 10,
  closed: true,
  ...change,
});

const putCandles = (from: number, until: number, ...minutes: readonly number[]) =>
  put(
    'candles',
    from,
    until,
    writeRows(
      'candles',
      minutes.map((minute) => candle(minute)),
    ),
  );

const interest = (minute: number, size: number) => ({
  type: 'openInterest' as const,
  ...BTC,
  time: at(minute),
  size,
});

const forced = (minute: number, position: 'long' | 'short', price: number, size: number) => ({
  type: 'liquidation' as const,
  ...BTC,
  time: at(minute) + 20_000,
  price,
  size,
  position,
  priceKind: 'fill' as const,
});

const total = (minute: number, longs: number, shorts: number) => ({
  ...BTC,
  time: at(minute),
  intervalMs: 5 * MINUTE,
  longs,
  shorts,
});

const read = (from: number, until: number, of = exchange) =>
  barsOfPages(
    { exchange: of, instrument: btcInstrument(), store },
    { from: at(from) - 30_000, until: at(until) + 30_000 },
  );

const minutesOf = (times: readonly { readonly time: number }[]) =>
  times.map(({ time }) => (time - START) / MINUTE);

/** The minutes of whose liquidations nobody told. */
async function untold(from: number, until: number) {
  const { bars } = await read(from, until);
  return minutesOf(bars.filter(({ liquidationsUnknown }) => liquidationsUnknown));
}

describe('barsOfPages', () => {
  it('makes bars of the pages and gaps of what they do not tell', async () => {
    await putCandles(0, 3, 0, 2);
    await putCandles(3, 5, 3, 4);
    await putCandles(6, 8, 6, 7);
    const { bars, gaps } = await read(1, 7);
    expect(minutesOf(bars)).toEqual([2, 3, 4, 6]);
    expect(gaps).toEqual([
      { from: at(1), to: at(2), reason: 'the venue has no bar of it' },
      { from: at(5), to: at(6), reason: 'not fetched from the venue yet' },
    ]);
    expect(bars[0]).toMatchObject({ open: 60_001, close: 60_005, markHigh: 60_009, intervalMs: MINUTE });
    expect(bars[0]?.volume).toMatchObject({ binSize: 10, exact: false, buy: Float64Array.of(10) });
  });

  it('tells of longer candles what the finer ones do not reach, each time once', async () => {
    // From 30 days before the end on minutes are told.
    const end = 30 * 24 * 60 + 12;
    const fives = [0, 5, 10].map((minute) => ({ ...candle(minute), intervalMs: 5 * MINUTE, volume: 50 }));
    const rows = writeRows('candles', fives);
    await store.put(`candles/binance-usdm/BTCUSDT/${5 * MINUTE}`, { from: at(0), until: at(15), rows });
    await putCandles(7, 20, ...Array.from({ length: 13 }, (_, index) => 7 + index));
    const { bars, gaps } = await barsOfPages(
      { exchange, instrument: btcInstrument(), store },
      { from: at(0), until: at(end) },
    );
    const seen = bars.filter(({ time }) => time < at(20));
    expect(minutesOf(seen)).toEqual([0, 5, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(seen.map(({ intervalMs }) => intervalMs / MINUTE).slice(0, 3)).toEqual([5, 5, 1]);
    expect(gaps[0]?.from).toBe(at(20));
  });

  it('takes what the takers bought from the venue where it tells', async () => {
    await put('candles', 0, 1, writeRows('candles', [candle(0, { takerBuy: 3 })]));
    const { bars } = await read(0, 1);
    expect(bars[0]?.volume).toMatchObject({ buy: Float64Array.of(3), sell: Float64Array.of(7) });
  });

  it('says that a venue tells nothing', async () => {
    const silent = { ...exchange, history: {} };
    expect(await read(0, 2, silent)).toEqual({
      bars: [],
      gaps: [{ from: at(0) - 30_000, to: at(2) + 30_000, reason: 'the venue tells nothing of the past' }],
    });
  });

  it('gives each bar the last reading of open interest, unless it is old', async () => {
    await putCandles(0, 20, ...Array.from({ length: 20 }, (_, minute) => minute));
    await put('openInterest', -5, 5, writeRows('openInterest', [interest(-5, 7), interest(0, 8)]));
    await put('openInterest', 5, 10, writeRows('openInterest', [interest(5, 9)]));
    const { bars } = await read(1, 18);
    expect(bars.map(({ openInterest }) => openInterest)).toEqual([
      ...Array.from({ length: 3 }, () => 8),
      ...Array.from({ length: 11 }, () => 9),
      ...Array.from({ length: 3 }, () => Number.NaN),
    ]);
    expect(bars[0]?.openInterestTime).toBe(at(0));
    expect(bars[16]).not.toHaveProperty('openInterestTime');
  });

  it('says of which bars nobody told the liquidations', async () => {
    await putCandles(0, 20, ...Array.from({ length: 20 }, (_, minute) => minute));
    expect(await untold(0, 20)).toHaveLength(20);
    await put('liquidations', 2, 8, writeRows('liquidations', [forced(3, 'long', 60_001, 1)]));
    await put('liquidationTotals', 5, 15, writeRows('liquidationTotals', [total(5, 1, 0)]));
    expect(await untold(0, 20)).toEqual([0, 1, 15, 16, 17, 18, 19]);
  });

  it('takes single liquidations where they are told, and totals elsewhere, at the extremes', async () => {
    const lows = [60_000, 59_000, 59_500, 60_000, 60_000];
    const rows = lows.map((low, minute) => candle(minute + 5, { low, high: 60_500 - minute }));
    await put('candles', 0, 10, writeRows('candles', [candle(0), candle(1), ...rows]));
    await put(
      'liquidations',
      0,
      5,
      writeRows('liquidations', [forced(1, 'short', 60_002, 2), forced(3, 'long', 1, 1)]),
    );
    await put(
      'liquidationTotals',
      0,
      10,
      writeRows('liquidationTotals', [total(0, 100, 100), total(5, 4, 6)]),
    );
    const { bars } = await read(1, 8);
    expect(minutesOf(bars)).toEqual([1, 5, 6, 7]);
    expect(bars.map(({ liquidations }) => liquidations)).toEqual([
      [{ price: 60_002, size: 2, position: 'short' }],
      [{ price: 60_500, size: 6, position: 'short', placed: true }],
      [{ price: 59_000, size: 4, position: 'long', placed: true }],
      [],
    ]);
  });
});
