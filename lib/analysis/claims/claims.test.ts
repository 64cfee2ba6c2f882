import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { known } from '../known';
import { frozenZones } from '../reactions/frozen-zones';
import { randomMarket } from '../reactions/market-fixture';
import { randomFrom } from '../statistics/random';
import { apart } from './apart';
import { type ClaimId, claimBeside, type Measured } from './claim';
import { CLAIMS } from './claims';
import type { ClaimRecords, SettledFunding } from './records';
import { standingsOf } from './report';
import { cascadeOf, NO_RECORDS, START, wallOf } from './test-endings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function measure(id: ClaimId, records: Partial<ClaimRecords>): readonly Measured[] {
  const claim = ensureDefined(
    CLAIMS.find((each) => each.id === id),
    'the claim',
  );
  return claim.measure({ ...NO_RECORDS, ...records });
}

/** Where it stands when nothing else was looked at. */
const standingOf = (measured: Measured) =>
  standingsOf(CLAIMS.slice(0, 1).map((claim) => ({ claim, measured: [measured] })))[0]?.measured[0]?.standing;

const only = (id: ClaimId, records: Partial<ClaimRecords>) =>
  ensureDefined(measure(id, records)[0], 'what was measured');

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('the claims', () => {
  it('are eight', () => {
    expect(new Set(CLAIMS.map(({ id }) => id)).size).toBe(8);
  });

  it('say nothing of nothing but how much is missing', () => {
    const all = CLAIMS.flatMap((claim) => claim.measure(NO_RECORDS));
    expect(all).toHaveLength(10);
    for (const measured of all) {
      expect(measured).toMatchObject({ n: 0, figure: { value: undefined, why: 'not enough' } });
      expect(measured.needed).toBeGreaterThan(0);
      expect(standingOf(measured)).toBe('not enough');
      expect(claimBeside(measured)).toBeUndefined();
    }
  });
});

/** A wall each quarter of an hour; every tenth is large. */
const wallsOf = (count: number, fateOf: (index: number, isLarge: boolean) => 'pulled' | 'filled') =>
  many(count, (index) => {
    const since = START + index * 15 * MINUTE;
    const isLarge = index % 10 === 0;
    const fate = fateOf(index, isLarge);
    return wallOf({
      id: `bid-${index}`,
      since,
      endedAt: since + 30_000,
      peakSize: isLarge ? 600 : 40,
      fate,
    });
  });

describe('walls that are pulled', () => {
  it('are counted among the large ones, beside the others at their distance', () => {
    const [of500, largest] = measure('walls-pulled', {
      walls: wallsOf(400, (index, isLarge) => (isLarge || index % 2 === 0 ? 'pulled' : 'filled')),
    });
    expect(of500).toMatchObject({ id: 'walls-of-500', n: 40, claimed: 0.87 });
    expect(of500?.figure.value?.value).toBe(1);
    expect(of500?.figure.value?.chance.value?.value).toBeCloseTo(4 / 9, 1);
    expect(of500 && standingOf(of500)).toBe('above chance');
    expect(of500 && claimBeside(of500)).toBe('below');
    expect(largest).toMatchObject({ id: 'largest-walls', n: 40, claimed: undefined });
  });

  it('need thirty, and other walls to be held against', () => {
    const few = only('walls-pulled', { walls: wallsOf(120, () => 'pulled') });
    expect(few).toMatchObject({ n: 12, needed: 30, figure: { value: undefined } });
    const alone = wallsOf(400, () => 'pulled').filter(({ peakSize }) => peakSize > 500);
    const { figure } = only('walls-pulled', { walls: alone });
    expect(figure.value?.chance).toEqual({ value: undefined, why: 'too few others' });
    const elsewhere = wallsOf(400, () => 'pulled').map((wall) => ({
      ...wall,
      distanceBp: wall.peakSize > 500 ? 150 : 12,
    }));
    expect(only('walls-pulled', { walls: elsewhere }).figure.value?.chance.value).toBeUndefined();
  });

  it('count once where they go together, and not where they only moved', () => {
    const walls = wallsOf(400, () => 'pulled');
    const layers = walls.map((wall, index) => ({
      ...wall,
      id: `ask-${index}`,
      endedAt: wall.endedAt + 1_000,
    }));
    const moved = walls.map((wall) => ({
      ...wall,
      fate: 'moved' as const,
      endedAt: wall.endedAt + 75 * MINUTE,
    }));
    expect(only('walls-pulled', { walls: [...walls, ...layers, ...moved] }).n).toBe(40);
  });

  it('of 500 BTC are a matter of bitcoin alone', () => {
    expect(measure('walls-pulled', { market: 'ETH-USDT' }).map(({ id }) => id)).toEqual(['largest-walls']);
  });
});

describe('turns near zones', () => {
  const { bars, zones } = randomMarket(3, 70);

  it('are of the market and beside chance', () => {
    const [turns, touches] = measure('turns-near-zones', { bars, zones });
    expect(turns?.n).toBeGreaterThan(30);
    expect(turns).toMatchObject({ claimed: 0.68 });
    expect(touches?.claimed).toBeUndefined();
    for (const each of [turns, touches]) {
      const { value, chance } = ensureDefined(each?.figure.value, 'the figure');
      expect(Math.abs(value - (chance.value?.value ?? NaN))).toBeLessThan(0.2);
    }
  });

  it('are too few after some days', () => {
    const early = measure('turns-near-zones', { bars: bars.slice(0, 3 * 1440), zones: zones.slice(0, 72) });
    expect(early[0]).toMatchObject({ needed: 30, figure: { value: undefined } });
    expect(early[0]?.n).toBeGreaterThan(0);
  });
});

describe('cascades that begin near zones', () => {
  /** Every five minutes the price goes up or down by 0.2 %. */
  const bars = many(30 * 288, (index) => {
    const time = START + index * 5 * MINUTE;
    const [low, high] = [60_000, 60_120];
    return { time, end: time + 5 * MINUTE, low, high, close: index % 2 === 0 ? high : low };
  });
  /** Of three hours one has a zone near the price. */
  const zones = many(30 * 24, (hour) =>
    frozenZones(START + hour * HOUR, 60_000, hour % 3 === 0 ? [60_600] : [66_000]),
  );
  const cascades = many(60, (index) => cascadeOf({ start: START + (index * 9 + 9) * HOUR + MINUTE }));

  it('are held against moves as far without a cascade', () => {
    const measured = only('cascades-near-zones', { cascades, bars, zones });
    expect(measured).toMatchObject({ n: 60, unknown: 0, claimed: 0.73 });
    expect(measured.figure.value?.value).toBe(1);
    expect(measured.figure.value?.chance.value?.value).toBeCloseTo(1 / 3, 1);
    expect(standingOf(measured)).toBe('above chance');
  });

  it('count once an hour, and only where zones are known', () => {
    const again = cascades.map((cascade) => ({ ...cascade, start: cascade.start + 10 * MINUTE }));
    expect(only('cascades-near-zones', { cascades: [...cascades, ...again], bars, zones }).n).toBe(60);
    const half = zones.filter(({ time }) => time < START + 15 * DAY);
    const measured = only('cascades-near-zones', { cascades, bars, zones: half });
    expect(measured.n + measured.unknown).toBe(60);
    expect(measured.unknown).toBeGreaterThan(15);
  });

  it('have no baseline where the price hardly moves', () => {
    const still = bars.map((bar) => ({ ...bar, close: 60_000 }));
    const { figure } = only('cascades-near-zones', { cascades, bars: still, zones });
    expect(figure.value?.chance).toEqual({ value: undefined, why: 'too few others' });
  });
});

describe('how long and how heavy cascades are', () => {
  const cascades = many(41, (index) =>
    cascadeOf({
      start: START + index * HOUR,
      end: START + index * HOUR + (22 + index) * 1_000,
      volumeRatio: 1 + index / 10,
    }),
  );

  it('is told by the median', () => {
    const measured = only('cascade-duration', { cascades });
    expect(measured.figure.value).toMatchObject({ value: 42_000, chance: { why: 'no null' } });
    expect(claimBeside(measured)).toBe('within');
    expect(standingOf(measured)).toBe('no baseline');
    expect(only('cascade-duration', { cascades: cascades.slice(0, 29) }).figure.value).toBeUndefined();
  });

  it('is held against random minutes', () => {
    const random = randomFrom(1);
    const minutes = many(3 * 1440, (index) => ({ time: START + index * MINUTE, worth: 0.5 + random() }));
    const measured = only('cascade-volume', { cascades, minutes });
    expect(measured.figure.value?.value).toBe(3);
    expect(measured.figure.value?.chance.value?.value).toBeCloseTo(1, 1);
    expect(standingOf(measured)).toBe('above chance');
    const holey = minutes.filter((_, index) => index % 50 !== 0);
    expect(only('cascade-volume', { cascades, minutes: holey }).figure.value?.chance).toEqual({
      value: undefined,
      why: 'too few minutes',
    });
  });

  it('leaves out those of which the volume is not known', () => {
    const mixed = [...cascades, ...many(5, () => cascadeOf({ volumeRatio: undefined }))];
    expect(only('cascade-volume', { cascades: mixed })).toMatchObject({ n: 41, unknown: 5 });
  });
});

/** Of every four slots one. */
const isHigh = (slot: number) => slot % 4 === 0;

describe('what is only told', () => {
  it('is the mean day of liquidations', () => {
    const liquidationDays = many(20, (day) => ({ day: START + day * DAY, worth: 1e6 * (day % 5) }));
    const { figure, claimed } = only('daily-liquidations', { liquidationDays });
    expect(claimed).toBeUndefined();
    expect(figure.value?.value).toBe(2e6);
    const { low, high } = ensureDefined(figure.value?.interval.value, 'the interval');
    expect(low).toBeGreaterThan(1.2e6);
    expect(high).toBeLessThan(2.8e6);
    expect(only('daily-liquidations', { liquidationDays: liquidationDays.slice(0, 13) }).figure.value).toBe(
      undefined,
    );
  });

  it('is what is open now', () => {
    const openInterest = [
      { venue: 'binance-usdm', worth: 5e9 },
      { venue: 'bybit-linear', worth: 3e9 },
    ] as const;
    expect(only('open-interest', { openInterest })).toMatchObject({
      n: 2,
      figure: { value: { value: 8e9, interval: { why: 'not a sample' }, chance: { why: 'no null' } } },
    });
  });

  it('is how often the mean of the venues is extreme, eight hours by eight', () => {
    const slots = 40;
    // Dated some moments late.
    const eight = many(slots, (slot): SettledFunding => {
      const time = START + slot * 8 * HOUR + 12;
      return { venue: 'binance-usdm', time, r8: isHigh(slot) ? 0.001 : 0.0001 };
    });
    expect(only('extreme-funding', { fundings: eight })).toMatchObject({
      n: slots,
      figure: { value: { value: 0.25 } },
    });
    // Hour by hour, and against it.
    const hourly = many(8 * slots, (hour): SettledFunding => {
      const slot = Math.ceil((hour - 7) / 8);
      return { venue: 'hyperliquid', time: START + (hour - 7) * HOUR, r8: isHigh(slot) ? -0.001 : 0 };
    });
    expect(only('extreme-funding', { fundings: [...eight, ...hourly] })).toMatchObject({
      n: slots,
      figure: { value: { value: 0 } },
    });
  });
});

const withChance = (p: number, value = 0.9): Measured => ({
  id: 'touches-held',
  n: 40,
  needed: 30,
  unknown: 0,
  claimed: undefined,
  figure: known({
    value,
    interval: known({ low: 0.8, high: 1 }),
    chance: known({ value: 0.5, interval: { low: 0.4, high: 0.6 }, p }),
  }),
});
const standings = (measured: readonly Measured[]) =>
  standingsOf(CLAIMS.slice(0, 1).map((claim) => ({ claim, measured })))
    .flatMap((each) => each.measured)
    .map(({ standing }) => standing);

describe('claims that are looked at together', () => {
  it('stand out only where that many looks do not explain it', () => {
    expect(standings([withChance(0.03), withChance(0.5), withChance(0.6), withChance(0.9)])).toEqual([
      'within chance',
      'within chance',
      'within chance',
      'within chance',
    ]);
    expect(standings([withChance(0.02), withChance(0.001, 0.1), withChance(0.6)])).toEqual([
      'above chance',
      'below chance',
      'within chance',
    ]);
  });
});

describe('apart', () => {
  it('keeps events that are far enough from the last that is kept', () => {
    const gaps = fc.array(fc.nat(100), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 150 }), (times, least) => {
        const kept = apart(times, (time) => time, least);
        kept
          .slice(1)
          .forEach((time, index) => expect(time - (kept[index] ?? 0)).toBeGreaterThanOrEqual(least));
        for (const time of times)
          expect(kept.some((other) => other <= time && time - other < least)).toBe(true);
      }),
    );
  });
});
