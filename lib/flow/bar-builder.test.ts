import { MINUTE_MS } from '../core/durations';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../core/assert';
import { btcInstrument } from '../market/book-fixture';
import { BarBuilder, type FlowEvent, LATE_MS } from './bar-builder';

const START = 28_000_000 * MINUTE_MS;
const BTC = { venue: 'binance-usdm', symbol: 'BTCUSDT' } as const;
const NEVER = { late: 0, ahead: 0, far: 0 };

const trade = (second: number, price: number, size: number, side: 'buy' | 'sell' = 'buy'): FlowEvent => ({
  type: 'trade',
  ...BTC,
  time: START + second * 1000,
  price,
  size,
  side,
});
const mark = (second: number, price: number): FlowEvent => ({
  type: 'mark',
  ...BTC,
  time: START + second * 1000,
  mark: price,
});
const interest = (second: number, size: number): FlowEvent => ({
  type: 'openInterest',
  ...BTC,
  time: START + second * 1000,
  size,
});
const forced = (second: number): FlowEvent => ({
  type: 'liquidation',
  ...BTC,
  time: START + second * 1000,
  price: 59_000,
  size: 3,
  position: 'long',
  priceKind: 'fill',
});

let builder: BarBuilder;

beforeEach(() => {
  builder = new BarBuilder(btcInstrument());
  builder.resume(START);
});

const take = (...events: readonly FlowEvent[]) => {
  for (const event of events) builder.take(event);
};
const closeAt = (second: number) => builder.close(START + second * 1000);
const sum = (bins: Float64Array) => bins.reduce((total, size) => total + size, 0);

describe('BarBuilder', () => {
  it('makes a bar of what happened within a minute', () => {
    take(
      trade(1, 60_000, 0.1),
      trade(20, 60_031.5, 0.2),
      trade(40, 59_995, 0.7, 'sell'),
      trade(59.999, 60_001, 0.2),
      mark(5, 60_010.123_456_78),
      mark(30, 59_999.06),
      interest(12, 80_000),
      forced(40),
      trade(60, 70_000, 5),
    );
    const { bars, gaps } = closeAt(62);
    expect(gaps).toEqual([]);
    expect(bars).toEqual([
      {
        time: START,
        intervalMs: MINUTE_MS,
        open: 60_000,
        high: 60_031.5,
        low: 59_995,
        close: 60_001,
        markHigh: 60_010.1,
        markLow: 59_999.1,
        volume: {
          binSize: 10,
          firstBin: 5999,
          buy: Float64Array.of(0, 0.3, 0, 0, 0.2),
          sell: Float64Array.of(0.7, 0, 0, 0, 0),
          exact: true,
        },
        openInterest: 80_000,
        openInterestTime: START + 12_000,
        liquidations: [{ price: 59_000, size: 3, position: 'long' }],
      },
    ]);
  });

  it('closes a minute once the late ones had their time, and tells it once', () => {
    take(trade(1, 60_000, 1));
    expect(closeAt(61.999).bars).toEqual([]);
    take(trade(59, 60_020, 2));
    expect(closeAt(62).bars).toMatchObject([{ close: 60_020, high: 60_020 }]);
    expect(closeAt(62)).toEqual({ bars: [], gaps: [] });
    take(trade(59.5, 60_500, 2), forced(10));
    expect(builder.leftOut).toEqual({ ...NEVER, late: 2 });
    expect(closeAt(122).bars).toMatchObject([{ open: 60_020, liquidations: [] }]);
  });

  it('takes trades in the order of their own times', () => {
    take(trade(30, 60_003, 1), trade(10, 60_001, 1), trade(50, 60_005, 1), trade(20, 60_002, 1));
    expect(closeAt(62).bars).toMatchObject([{ open: 60_001, close: 60_005 }]);
  });

  it('makes a bar of no volume of a minute without trades', () => {
    take(trade(1, 60_000, 1));
    const [, quiet, more] = closeAt(182).bars;
    expect(quiet).toMatchObject({ open: 60_000, high: 60_000, low: 60_000, close: 60_000, markLow: 60_000 });
    expect(quiet?.volume).toMatchObject({ buy: new Float64Array(0), sell: new Float64Array(0), exact: true });
    expect(more?.time).toBe(START + 2 * MINUTE_MS);
  });

  it('makes no bar before it knows a price', () => {
    take(mark(70, 60_000));
    expect(closeAt(122)).toEqual({
      bars: [],
      gaps: [{ from: START, to: START + 2 * MINUTE_MS, reason: 'no trade since the feed began' }],
    });
  });

  it('makes no bar of a minute that it did not see from the beginning', () => {
    builder = new BarBuilder(btcInstrument());
    take(trade(20, 60_000, 1));
    builder.resume(START + 30_000);
    take(trade(31, 60_000, 1), trade(61, 60_001, 1));
    const { bars, gaps } = closeAt(122);
    expect(bars.map(({ time }) => time)).toEqual([START + MINUTE_MS]);
    expect(gaps).toEqual([{ from: START, to: START + MINUTE_MS, reason: 'recording had not begun' }]);
  });

  it('makes gaps of the minutes in which the feed was down, and says why', () => {
    take(trade(1, 60_000, 1));
    builder.interrupt('connection lost', START + 70_000);
    builder.interrupt('still trying', START + 90_000);
    expect(closeAt(130).gaps).toEqual([
      { from: START + MINUTE_MS, to: START + 2 * MINUTE_MS, reason: 'connection lost' },
    ]);
    builder.resume(START + 185_000);
    take(trade(186, 61_000, 1));
    const { bars, gaps } = closeAt(400);
    expect(gaps).toEqual([
      { from: START + 2 * MINUTE_MS, to: START + 4 * MINUTE_MS, reason: 'connection lost' },
    ]);
    expect(bars).toMatchObject([
      { time: START + 4 * MINUTE_MS, open: 61_000 },
      { time: START + 5 * MINUTE_MS },
    ]);
  });

  it('does not take the price before an outage for that of afterwards', () => {
    take(trade(1, 60_000, 1), trade(61, 60_000, 1));
    builder.interrupt('connection lost', START + 70_000);
    builder.resume(START + 80_000);
    const { bars, gaps } = closeAt(182);
    expect(bars).toHaveLength(1);
    expect(gaps.map(({ reason }) => reason)).toEqual(['connection lost', 'no trade since the feed began']);
  });

  it('carries open interest on for ten minutes', () => {
    take(trade(1, 60_000, 1), interest(30, 80_000));
    const { bars } = closeAt(722);
    expect(bars.map(({ openInterest }) => openInterest)).toEqual([
      ...Array.from({ length: 10 }, () => 80_000),
      Number.NaN,
      Number.NaN,
    ]);
    expect(bars.map(({ openInterestTime }) => openInterestTime)).toContain(undefined);
    expect(bars[9]?.openInterestTime).toBe(START + 30_000);
  });

  it('gives each minute the reading at its own end, also one that is told late', () => {
    take(trade(1, 60_000, 1), interest(30, 1), interest(59, 2), interest(40, 3), interest(61, 4));
    expect(closeAt(62).bars[0]?.openInterest).toBe(2);
    expect(closeAt(122).bars[0]?.openInterest).toBe(4);
    take(interest(65, 6), interest(50, 5));
    expect(closeAt(182).bars[0]?.openInterest).toBe(6);
  });

  it('shows the minute that is not over', () => {
    expect(builder.current()).toBeUndefined();
    take(trade(30, 60_000, 1), trade(61, 60_010, 2));
    closeAt(61);
    expect(builder.current()).toMatchObject({ time: START + MINUTE_MS, open: 60_010 });
    closeAt(120);
    expect(builder.current()).toMatchObject({ time: START + 2 * MINUTE_MS, open: 60_010 });
    builder.interrupt('connection lost', START + 121_000);
    expect(builder.current()).toBeUndefined();
    expect(new BarBuilder(btcInstrument()).current()).toBeUndefined();
  });

  it('leaves out what is of the future or of no market', () => {
    take(trade(1, 60_000, 1), trade(500, 60_000, 1), trade(2, 6e9, 1), trade(3, 60_001, 1));
    expect(builder.leftOut).toEqual({ late: 0, ahead: 1, far: 1 });
    expect(closeAt(62).bars).toMatchObject([{ high: 60_001 }]);
  });

  it('adds any lots up exactly, in any order of prices', () => {
    const lots = fc.integer({ min: 1, max: 1_000_000 });
    const tenths = fc.integer({ min: 500_000, max: 700_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(tenths, lots, fc.boolean()), { minLength: 1 }), (trades) => {
        builder = new BarBuilder(btcInstrument());
        builder.resume(START);
        for (const [price, size, isBuy] of trades)
          take(trade(1, price / 10, size / 1000, isBuy ? 'buy' : 'sell'));
        const bar = ensureDefined(closeAt(62).bars[0], 'the bar');
        const sold = trades.reduce((total, [, size, isBuy]) => total + (isBuy ? 0 : size), 0);
        expect(Math.round(sum(bar.volume.sell) * 1000)).toBe(sold);
        expect(bar.volume.buy.map((size) => Math.round(size * 1000) / 1000)).toEqual(bar.volume.buy);
        const { firstBin, binSize, buy } = bar.volume;
        expect(firstBin * binSize).toBeLessThanOrEqual(bar.low);
        expect((firstBin + buy.length) * binSize).toBeGreaterThan(bar.high);
      }),
    );
  });

  it('keeps sizes of inverse contracts to a satoshi', () => {
    builder = new BarBuilder(btcInstrument({ contract: 'inverse', contractSize: 100 }));
    builder.resume(START);
    take(trade(1, 60_000, 700 / 60_000), trade(2, 60_001, 100 / 60_001));
    const [bar] = builder.close(START + MINUTE_MS + LATE_MS).bars;
    expect(bar?.volume.buy).toEqual(Float64Array.of(0.013_333_31));
  });
});
