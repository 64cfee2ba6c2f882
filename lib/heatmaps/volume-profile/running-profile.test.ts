import { DAY_MS, MINUTE_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VENUE_IDS } from '../../market/venues';
import type { VolumeProfile } from './profile';
import { type ProfileOptions, RunningProfile } from './running-profile';
import type { ProfileSource } from './source';
import {
  arbitraryCandles,
  candleRows,
  flowBar,
  MONDAY,
  testOptions,
  type TestCandle,
  testSource,
} from './test-sources';

const build = (sources: readonly ProfileSource[], options: Partial<ProfileOptions> = {}) =>
  new RunningProfile(sources, testOptions(options)).profile();

const ofCandles = (candles: readonly TestCandle[], options: Partial<ProfileOptions> = {}) =>
  build([testSource({ candles: candleRows(candles) })], options);

const at = (minute: number, low: number, high: number, volume = 10): TestCandle => ({
  time: MONDAY + minute * MINUTE_MS,
  low,
  high,
  volume,
});

/** All volume of a profile by row, from price 0. */
function volumes({ firstBin, buy, sell, unknown }: VolumeProfile): ReadonlyMap<number, number> {
  return new Map(
    [...buy].map((bought, row) => [firstBin + row, bought + (sell[row] ?? 0) + (unknown[row] ?? 0)]),
  );
}

function expectSameVolumes(one: VolumeProfile, ...others: readonly VolumeProfile[]) {
  const parts = others.map(volumes);
  const rows = new Set([one, ...others].flatMap((profile) => [...volumes(profile).keys()]));
  for (const row of rows) {
    const sum = parts.reduce((total, part) => total + (part.get(row) ?? 0), 0);
    expect(Math.abs((volumes(one).get(row) ?? 0) - sum)).toBeLessThan(1e-7);
  }
}

/** Every number of a value, however deep. */
const numbersOf = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
};

describe('RunningProfile', () => {
  it('tells point of control and value area in prices', () => {
    const sizes = [2, 4, 6, 10, 14, 9, 22, 18, 12, 7, 5, 3, 8, 4, 1].map((size) => [size, 0] as const);
    const profile = build([testSource({ bars: [flowBar(MONDAY, 100, sizes)] })]);
    expect(profile.poc).toBe(106.5);
    expect(profile.valueArea).toEqual({ low: 102, high: 109, share: expect.closeTo(0.728, 9) });
    expect(profile).toMatchObject({ firstBin: 100, binSize: 1, bimodal: true, exactShare: 1 });
  });

  it('knows nothing of an empty range', () => {
    const profile = build([testSource({ candles: candleRows([at(-1, 100, 101)]) })]);
    expect(profile).toMatchObject({
      poc: Number.NaN,
      exactShare: Number.NaN,
      venues: [],
      nodes: [],
      voids: [],
    });
    expect(profile.buy).toHaveLength(0);
    expect(profile.valueArea.low).toBeNaN();
  });

  it('keeps apart what is bought, sold and not known, and says how much is exact', () => {
    const candles = candleRows([{ ...at(1, 100, 102), takerBuy: 4 }, at(2, 100, 101, 2)]);
    const profile = build([testSource({ candles, bars: [flowBar(MONDAY, 101, [[3, 5]])] })]);
    expect([...profile.buy]).toEqual([2, 5]);
    expect([...profile.sell]).toEqual([3, 8]);
    expect([...profile.unknown]).toEqual([2, 0]);
    expect(profile.exactShare).toBeCloseTo(8 / 20, 12);
  });

  it('adds up venues with their bases, and tells what each covers', () => {
    const candles = candleRows([at(0, 100, 101), at(1, 100, 101)]);
    const spot = testSource({ venue: 'binance-spot', basis: 2, candles: candleRows([at(0, 98, 99, 5)]) });
    const profile = build([testSource({ candles }), spot]);
    expect([...profile.unknown]).toEqual([25]);
    expect(profile.venues).toEqual([
      { venue: 'binance-usdm', volume: 20, coveredMs: 2 * MINUTE_MS },
      { venue: 'binance-spot', volume: 5, coveredMs: MINUTE_MS },
    ]);
  });

  it('does not count the time of bars that make no sense', () => {
    const profile = ofCandles([at(0, 100, 101), at(1, 101, 100), at(2, 100, 1e12)]);
    expect(profile.venues).toEqual([{ venue: 'binance-usdm', volume: 10, coveredMs: MINUTE_MS }]);
  });

  it('refuses sources that would be counted twice', () => {
    const source = testSource({ candles: candleRows([at(0, 100, 101)]) });
    expect(() => build([source, source])).toThrow('different times');
  });

  it('is plain data', () => {
    const profile = ofCandles([at(0, 100, 140), at(1500, 110, 120), at(1501, 100, 101)]);
    const copy = structuredClone(profile);
    expect(copy).toEqual(profile);
    expect(copy.buy.buffer.byteLength).toBe(copy.buy.byteLength);
  });

  it('holds exactly the volume of its candles', () => {
    fc.assert(
      fc.property(arbitraryCandles, (candles) => {
        const sum = [...volumes(ofCandles(candles)).values()].reduce((total, size) => total + size, 0);
        expect(sum).toBeCloseTo(
          candles.reduce((total, { volume }) => total + volume, 0),
          6,
        );
      }),
    );
    expect.hasAssertions();
  });

  it('is the sum of the profiles of its parts, wherever time is cut', () => {
    fc.assert(
      fc.property(arbitraryCandles, fc.nat({ max: 40 }), (candles, cut) => {
        const middle = MONDAY + cut * MINUTE_MS;
        const parts = [ofCandles(candles, { to: middle }), ofCandles(candles, { from: middle })];
        expectSameVolumes(ofCandles(candles), ...parts);
      }),
    );
    expect.hasAssertions();
  });

  it('holds no NaN where there is volume, whatever finite numbers come in', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const wild = fc.array(fc.tuple(number, number, number, number, number, number), { maxLength: 12 });
    fc.assert(
      fc.property(wild, fc.constantFrom(...VENUE_IDS), (rows, venue) => {
        const candles = Float64Array.from(
          [[1, 1, 1, 1, 1, 1], ...rows].flatMap((row, minute) => [MONDAY + minute * 400 * MINUTE_MS, ...row]),
        );
        const { nakedPocs, ...profile } = build([testSource({ venue, candles })], { rowSize: 1000 });
        expect(numbersOf(profile).every(Number.isFinite)).toBe(true);
        expect(nakedPocs.every(({ price }) => Number.isFinite(price))).toBe(true);
      }),
    );
    expect.hasAssertions();
  });
});

describe('sessions of a profile', () => {
  const week = [
    at(0, 100, 101),
    at(1440, 110, 111),
    at(1441, 105, 106),
    at(2880, 107, 108),
    at(2881, 106, 112),
    at(2882, 106, 107, 5),
  ];

  it('has a point of control of each that is over', () => {
    const { nakedPocs } = ofCandles(week);
    expect(nakedPocs.map(({ price, from, touchedAt }) => [price, from, touchedAt])).toEqual([
      [100.5, MONDAY, Number.NaN],
      [105.5, MONDAY + DAY_MS, Number.NaN],
    ]);
    expect(nakedPocs.every(({ certain }) => !certain)).toBe(true);
  });

  it('follows value through the one that runs', () => {
    const { developing } = ofCandles(week);
    const minutes = [...developing.time].map((time) => (time - MONDAY) / MINUTE_MS);
    expect(minutes).toEqual([2881, 2882, 2883]);
    expect([...developing.poc]).toEqual([107.5, 107.5, 107.5]);
    expect([...developing.low]).toEqual([107, 107, 106]);
    expect([...developing.high]).toEqual([108, 110, 108]);
  });

  it('counts what lies between sessions without giving it one', () => {
    const custom = { kind: 'custom', startMs: 0, lengthMs: DAY_MS / 2 } as const;
    const { nakedPocs, developing, ...rest } = ofCandles([at(0, 100, 101), at(800, 104, 105)], {
      session: custom,
    });
    expect(nakedPocs).toMatchObject([{ price: 100.5, to: MONDAY + DAY_MS / 2 }]);
    expect(developing.time).toHaveLength(0);
    expect(rest.unknown).toHaveLength(5);
  });

  it('judges touches by the reference venue alone', () => {
    const candles = candleRows([at(0, 100, 101), ...[...Array(3).keys()].map((n) => at(1440 + n, 105, 106))]);
    const other = testSource({ venue: 'okx-swap', candles: candleRows([at(1440, 90, 120)]) });
    expect(build([testSource({ candles }), other]).nakedPocs).toMatchObject([{ touchedAt: Number.NaN }]);
    const byOther = build([testSource({ candles }), other], { reference: 'okx-swap' });
    expect(byOther.nakedPocs).toMatchObject([{ touchedAt: MONDAY + DAY_MS }]);
  });
});

describe('RunningProfile.add', () => {
  const sizes = fc.array(fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 })), { minLength: 1, maxLength: 8 });
  const bars = fc
    .array(fc.tuple(fc.integer({ min: 100, max: 130 }), sizes, fc.integer({ min: 1, max: 500 })), {
      minLength: 1,
      maxLength: 30,
    })
    .map((parts) => {
      let minute = 0;
      return parts.map(([price, traded, skip]) => {
        minute += skip;
        return flowBar(MONDAY + minute * MINUTE_MS, price, traded);
      });
    });

  it('ends up where building it at once does', () => {
    const rules = fc.constantFrom(
      { kind: 'day', offsetHours: -8 } as const,
      { kind: 'week' } as const,
      { kind: 'custom', startMs: 3_600_000, lengthMs: 7_200_000 } as const,
    );
    fc.assert(
      fc.property(bars, fc.nat({ max: 30 }), rules, (all, cut, session) => {
        const options = testOptions({ session, to: MONDAY + 40 * DAY_MS });
        const grown = new RunningProfile([testSource({ bars: all.slice(0, cut) })], options);
        for (const bar of all.slice(cut)) grown.add(bar, { venue: 'binance-usdm', basis: 0 });
        expect(grown.profile()).toEqual(new RunningProfile([testSource({ bars: all })], options).profile());
      }),
    );
    expect.hasAssertions();
  });

  it('shows what a bar that goes on has brought, and takes it in once it is over', () => {
    const profile = new RunningProfile(
      [testSource({ candles: candleRows([at(0, 100, 101)]) })],
      testOptions(),
    );
    const place = { venue: VENUE_IDS[0], basis: 0 };
    const bar = flowBar(MONDAY + MINUTE_MS, 100, [[3, 4]]);
    const open = profile.profileWith([{ bar, place }]);
    profile.add(bar, place);
    expectSameVolumes(open, profile.profile());
    expectSameVolumes(profile.profileWith([{ bar, place }]), profile.profile());
  });

  it('takes every bar of a venue once, and moves the end of the range', () => {
    const [first, second] = [flowBar(MONDAY, 100, [[1, 0]]), flowBar(MONDAY + MINUTE_MS, 100, [[2, 0]])];
    const running = new RunningProfile(
      [testSource({ bars: [first] })],
      testOptions({ to: MONDAY + MINUTE_MS }),
    );
    const place = { venue: 'binance-usdm', basis: 0 } as const;
    for (const bar of [first, second, second, first]) running.add(bar, place);
    running.add(flowBar(MONDAY - MINUTE_MS, 100, [[8, 0]]), { venue: 'okx-swap', basis: 0 });
    expect([...running.profile().buy]).toEqual([3]);
    expect(running.profile().to).toBe(MONDAY + 2 * MINUTE_MS);
  });
});
