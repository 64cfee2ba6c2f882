import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { known } from '../known';
import { randomMarket } from '../reactions/market-fixture';
import { claimBeside, type Measured } from './claim';
import { CLAIMS } from './claims';
import type { SettledFunding } from './records';
import { standingsOf } from './report';
import { NO_RECORDS, START } from './test-endings';
import { many, measure, only, standingOf } from './claims-fixture';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
