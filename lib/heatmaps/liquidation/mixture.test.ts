import { MINUTE_MS } from '../../core/durations';
import { describe, expect, it } from 'vitest';
import type { FlowBar } from '../../flow/flow-bar';
import type { LiquidationDensity, LiquidationModel } from './contract';
import { barOf, marketOf, sumOf, wander } from './flow-fixture';
import { createModel } from './model';

const feed = (model: LiquidationModel, bars: readonly FlowBar[]) => bars.map((bar) => model.step(bar));

const withoutPrints = (bars: readonly FlowBar[]) => bars.map((bar) => ({ ...bar, liquidations: [] }));

const withoutInterest = (bars: readonly FlowBar[]) =>
  bars.map((bar) => ({ ...bar, openInterest: Number.NaN }));

/** The share of a map's longs that lie between two prices. */
function shareBetween(model: LiquidationModel, low: number, high: number): number {
  const { grid, mass } = model.density();
  const binOf = (price: number) => Math.floor(Math.log(price / grid.origin) / grid.step);
  return sumOf(mass.long.subarray(binOf(low), binOf(high))) / sumOf(mass.long);
}

/** What the sizes rest on after some bars. */
function scaleOf(liquidations: 'complete' | 'none', bars: readonly FlowBar[]): LiquidationDensity['scale'] {
  const model = createModel('mixture', marketOf({ liquidations }));
  feed(model, bars);
  return model.density().scale;
}

/** Base units of longs on the map after some bars. */
function longsAfter(liquidations: 'complete' | 'none', bars: readonly FlowBar[]): number {
  const model = createModel('mixture', marketOf({ liquidations }));
  feed(model, bars);
  return sumOf(model.density().mass.long);
}

/** What the last bars expect where prints have a price at which nothing of their side can lie. */
function expectedAfter(placed: boolean): number {
  const bars = wander(300).map((bar) => ({
    ...bar,
    liquidations: bar.liquidations.map(({ size, position }) => ({
      size,
      position,
      price: position === 'long' ? bar.high * 1.02 : bar.low * 0.98,
      ...(placed && { placed: true as const }),
    })),
  }));
  const expected = feed(createModel('mixture', marketOf()), bars).slice(-50);
  return sumOf(expected.map(({ long, short }) => long + short));
}

describe('the mixture', () => {
  it('shows nothing, on a grid that reaches nowhere, before its first bar', () => {
    const { grid, mass, scale } = createModel('mixture', marketOf()).density();
    expect([grid.count, mass.long.length, scale]).toEqual([0, 0, 'relative']);
  });

  it('has longs below the price and shorts above it', () => {
    const model = createModel('mixture', marketOf());
    feed(model, wander(120));
    const { grid, mass } = model.density();
    const last = wander(120).at(-1);
    const mark = Math.floor(Math.log((last?.close ?? 0) / grid.origin) / grid.step);
    expect(sumOf(mass.long.subarray(mark + 20))).toBe(0);
    expect(sumOf(mass.short.subarray(0, mark - 20))).toBe(0);
    expect(sumOf(mass.long)).toBeGreaterThan(10);
    expect(sumOf(mass.short)).toBeGreaterThan(10);
  });

  it('says what its sizes rest on', () => {
    const bars = wander(400);
    expect(scaleOf('complete', bars)).toBe('calibrated');
    expect(scaleOf('complete', bars.slice(0, 60))).toBe('open-interest');
    expect(scaleOf('none', bars)).toBe('open-interest');
    expect(scaleOf('complete', withoutPrints(bars))).toBe('open-interest');
    expect(scaleOf('none', withoutInterest(bars))).toBe('relative');
  });

  it('puts a share of the open interest on each side, but no more than it saw open', () => {
    const model = createModel('mixture', marketOf({ liquidations: 'none' }));
    const [first, ...more] = wander(3000).map((bar) => ({ ...bar, openInterest: 1000 }));
    feed(model, first ? [first] : []);
    expect(sumOf(model.density().mass.long)).toBeLessThan(600);
    feed(model, more);
    const { mass } = model.density();
    expect(sumOf(mass.long)).toBeCloseTo(600, 2);
    expect(sumOf(mass.short)).toBeCloseTo(600, 2);
  });

  it('knows its variance once it has seen a print', () => {
    const model = createModel('mixture', marketOf());
    feed(model, withoutPrints(wander(30)));
    expect(model.density().variance).toBeUndefined();
    feed(
      model,
      wander(60)
        .slice(30)
        .map((bar) => ({ ...bar, time: bar.time })),
    );
    const { variance, mass } = model.density();
    expect(variance?.long.every((each, bin) => each > 0 === (mass.long[bin] ?? 0) > 0)).toBe(true);
  });

  it('shrinks where the price sweeps and nothing is liquidated, and grows with prints', () => {
    const bars = wander(600);
    const sizeAfter = (factor: number) => {
      const model = createModel('mixture', marketOf());
      const printed = bars.map((bar) => ({
        ...bar,
        liquidations: bar.liquidations.map((print) => ({ ...print, size: print.size * factor })),
      }));
      feed(model, printed);
      return sumOf(model.density().mass.long);
    };
    const [less, usual, more] = [sizeAfter(0.2), sizeAfter(1), sizeAfter(5)];
    expect(usual).toBeGreaterThan(less);
    expect(more).toBeGreaterThan(usual);
  });

  it('learns nothing of what is swept while nobody tells of liquidations', () => {
    const bars = withoutPrints(wander(600));
    const untold = bars.map((bar) => ({ ...bar, liquidationsUnknown: true as const }));
    expect(longsAfter('complete', untold)).toBe(longsAfter('none', bars));
    expect(longsAfter('complete', bars)).toBeLessThan(0.9 * longsAfter('complete', untold));
  });

  it('makes up for what a sampled feed hides', () => {
    const bars = wander(1500);
    const sizeOf = (liquidations: 'complete' | 'sampled') => {
      const model = createModel('mixture', marketOf({ liquidations }));
      feed(model, bars);
      return sumOf(model.density().mass.long);
    };
    expect(sizeOf('sampled') / sizeOf('complete')).toBeGreaterThan(1.02);
  });

  it('learns of a total from all that its bar swept, wherever the extreme is', () => {
    expect(expectedAfter(true)).toBeGreaterThan(2 * expectedAfter(false));
  });

  it('forgets what a gap may have swept without learning from it', () => {
    const model = createModel('mixture', marketOf());
    feed(model, wander(300));
    const before = model.density();
    const price = (wander(300).at(-1)?.close ?? 0) * 0.9;
    const quiet = { open: price, high: price, low: price, close: price, markHigh: price, markLow: price };
    const none = new Float64Array();
    const volume = { binSize: 10, firstBin: 1, buy: none, sell: none, exact: true };
    const expected = model.step(barOf({ time: 1000 * MINUTE_MS, ...quiet, volume }));
    expect(expected).toEqual({ long: 0, short: 0 });
    const { mass, grid } = model.density();
    const mark = Math.floor(Math.log(price / grid.origin) / grid.step);
    expect(sumOf(mass.long.subarray(mark + 1))).toBe(0);
    expect(sumOf(before.mass.long.subarray(mark + 1))).toBeGreaterThan(1);
  });

  it('goes on after a jump far beyond its grid', () => {
    const model = createModel('mixture', marketOf());
    feed(model, wander(60));
    const far = wander(60).map((bar, index) => ({
      ...bar,
      time: (60 + index) * MINUTE_MS,
      open: bar.open * 8,
      high: bar.high * 8,
      low: bar.low * 8,
      close: bar.close * 8,
      markHigh: bar.markHigh * 8,
      markLow: bar.markLow * 8,
      volume: { ...bar.volume, binSize: bar.volume.binSize * 8 },
    }));
    feed(model, far);
    expect(shareBetween(model, 240_000, 480_000)).toBeGreaterThan(0.9);
  });

  it('takes bars of five minutes', () => {
    const minutes = wander(1500);
    const fives = Array.from({ length: 300 }, (_, index) =>
      mergeFive(minutes.slice(5 * index, 5 * index + 5)),
    );
    const models = [minutes, fives].map((bars) => {
      const model = createModel('mixture', marketOf());
      feed(model, bars);
      return model;
    });
    const [fine, coarse] = models.map((model) => sumOf(model.density().mass.long));
    expect(Math.abs((coarse ?? 0) / (fine ?? 1) - 1)).toBeLessThan(0.25);
  });

  it('refuses a bar that overlaps the last one', () => {
    const model = createModel('mixture', marketOf());
    model.step(barOf({ time: MINUTE_MS }));
    expect(() => model.step(barOf({ time: 0 }))).toThrow(RangeError);
  });
});

function mergeFive(bars: readonly FlowBar[]): FlowBar {
  const [first = barOf()] = bars;
  const last = bars.at(-1) ?? first;
  const low = Math.min(...bars.map((bar) => bar.volume.firstBin));
  const end = Math.max(...bars.map(({ volume }) => volume.firstBin + volume.buy.length));
  const [buy, sell] = [new Float64Array(end - low), new Float64Array(end - low)];
  for (const { volume } of bars) {
    volume.buy.forEach(
      (size, bin) => (buy[volume.firstBin + bin - low] = (buy[volume.firstBin + bin - low] ?? 0) + size),
    );
    volume.sell.forEach(
      (size, bin) => (sell[volume.firstBin + bin - low] = (sell[volume.firstBin + bin - low] ?? 0) + size),
    );
  }
  return {
    ...first,
    intervalMs: 5 * MINUTE_MS,
    high: Math.max(...bars.map(({ high }) => high)),
    low: Math.min(...bars.map((bar) => bar.low)),
    close: last.close,
    markHigh: Math.max(...bars.map(({ markHigh }) => markHigh)),
    markLow: Math.min(...bars.map(({ markLow }) => markLow)),
    volume: { binSize: first.volume.binSize, firstBin: low, buy, sell, exact: true },
    openInterest: last.openInterest,
    liquidations: bars.flatMap(({ liquidations }) => liquidations),
  };
}
