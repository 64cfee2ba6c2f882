import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryHead } from './entry';
import type { PriceBar } from './race';
import { scoreEntry } from './score';
import { barsOf, entryOf, planOf, quiet, randomWalk, READ_AT, zoneOf } from './test-journal';
import { targetZoneOf } from './target-zone';

const LATER = READ_AT + 5 * HOUR_MS;

const bar = (minute: number, high: number, low: number, open = 60_000, close = 60_000) =>
  barsOf(READ_AT + minute * MINUTE_MS, [[open, high, low, close]]);

/** Quiet but for these bars, for the whole horizon. */
function quietBut(...others: readonly (readonly PriceBar[])[]): readonly PriceBar[] {
  const byTime = new Map([...quiet(READ_AT, 240), ...others.flat()].map((each) => [each.time, each]));
  return [...byTime.values()].toSorted((a, b) => a.time - b.time);
}

const score = (bars: readonly PriceBar[], entry: EntryHead = entryOf(), now = LATER) =>
  scoreEntry(entry, { bars, now });

describe('an entry', () => {
  it('is scored by the level that was touched first, and when', () => {
    const up = bar(10, 60_720, 59_990);
    const down = bar(20, 60_000, 59_400);
    expect(score(quietBut(up, down))).toMatchObject({ result: 'target', at: READ_AT + 11 * MINUTE_MS });
    expect(score(quietBut(down, bar(30, 60_800, 60_000)))).toMatchObject({
      result: 'invalidation',
      at: READ_AT + 21 * MINUTE_MS,
    });
    expect(score(quietBut())).toMatchObject({ result: 'expired', at: READ_AT + 4 * HOUR_MS, final: true });
  });

  it('of a short is scored the other way round', () => {
    const short = { ...entryOf(), ...planOf({ direction: 'short', target: 59_400, invalidation: 60_720 }) };
    expect(score(quietBut(bar(10, 60_720, 59_990)), short)).toMatchObject({ result: 'invalidation' });
    expect(score(quietBut(bar(10, 60_000, 59_300)), short)).toMatchObject({
      result: 'target',
      bestPercent: expect.closeTo(7 / 6),
    });
  });

  it('says how far the price went either way until then', () => {
    const bars = quietBut(bar(5, 60_000, 59_700), bar(10, 60_780, 60_000), bar(20, 60_000, 59_000));
    expect(score(bars)).toMatchObject({
      bestPercent: expect.closeTo(1.3),
      worstPercent: expect.closeTo(0.5),
    });
  });

  it('is not scored where bars are missing before anything was touched', () => {
    const gone = quietBut(bar(60, 60_720, 60_000)).filter(({ time }) => time !== READ_AT + 30 * MINUTE_MS);
    expect(score(gone)).toEqual({
      kind: 'unscored',
      reason: 'No bars from 2026-03-15 08:30 UTC to 2026-03-15 08:31 UTC: what happened then is not known.',
      scoredAt: LATER,
    });
    expect(score([])).toMatchObject({ kind: 'unscored' });
    expect(score(quietBut().slice(0, -1))).toMatchObject({ kind: 'unscored' });
  });

  it('takes a bar without prices for none', () => {
    expect(score(quietBut(bar(30, Number.NaN, Number.NaN)))).toMatchObject({ kind: 'unscored' });
  });

  it('does not mind what is missing afterwards', () => {
    const bars = quietBut(bar(10, 60_720, 60_000)).slice(0, 11);
    expect(score(bars)).toMatchObject({ kind: 'scored', result: 'target' });
  });

  it('is not scored by a bar that holds both', () => {
    expect(score(quietBut(bar(10, 60_720, 59_400)))).toMatchObject({
      kind: 'unscored',
      reason: expect.stringContaining('both target and invalidation'),
    });
    const jumped = bar(10, 60_900, 59_400, 60_900);
    expect(score(quietBut(jumped))).toMatchObject({ result: 'target' });
  });

  it('is not scored by what may have been before it, or after its horizon', () => {
    const entry = { ...entryOf(), readAt: READ_AT + 30_000 };
    const bars = [...quietBut(), ...quiet(READ_AT + 4 * HOUR_MS, 1)];
    expect(score([...bar(0, 60_720, 60_000), ...bars.slice(1)], entry)).toMatchObject({
      kind: 'unscored',
      reason: expect.stringContaining('reaches over an end'),
    });
    expect(score([...bars.slice(0, -1), ...bar(240, 60_720, 60_000)], entry)).toMatchObject({
      kind: 'unscored',
    });
    expect(score(bars, entry)).toMatchObject({ result: 'expired' });
  });

  it('that is under way has an outcome only once a level was touched', () => {
    const now = READ_AT + HOUR_MS;
    const bars = quietBut(bar(10, 60_720, 60_000)).filter(({ time }) => time < now);
    expect(score(bars, entryOf(), now)).toMatchObject({ result: 'target', final: false });
    expect(score(quiet(READ_AT, 60), entryOf(), now)).toBeUndefined();
    expect(score([], entryOf(), now)).toBeUndefined();
  });
});

const zoneIn = (bars: readonly PriceBar[], entry: EntryHead = entryOf()) => {
  const outcome = score(bars, entry);
  return outcome?.kind === 'scored' ? outcome.zone : undefined;
};

describe('the zone of the target', () => {
  const touch = bar(10, 60_710, 60_000, 60_000, 60_700);

  it('is the nearest that holds it or lies next to it', () => {
    const zones = [
      zoneOf({ kind: 'wall', low: 60_760, high: 60_770 }),
      zoneOf(),
      zoneOf({ kind: 'convergence' }),
    ];
    expect(targetZoneOf(zones, 60_720)).toEqual({
      kind: 'convergence',
      side: 'above',
      low: 60_700,
      high: 60_800,
    });
    expect(targetZoneOf(zones, 60_650)).toMatchObject({ low: 60_700 });
    expect(targetZoneOf(zones, 60_000)).toBeUndefined();
  });

  it('is reached or not', () => {
    expect(zoneIn(quietBut())).toMatchObject({
      reached: 'no',
      reaction: 'not reached',
      depletion: 'not crossed',
    });
    expect(zoneIn(quietBut(touch))).toMatchObject({ reached: 'yes', reachedAt: READ_AT + 10 * MINUTE_MS });
    const lost = [...touch, ...quiet(READ_AT + HOUR_MS, 180)];
    expect(zoneIn([...quiet(READ_AT, 10), ...lost])).toBeUndefined();
  });

  it('turns the price or lets it through', () => {
    const [back, through] = [60_700 / 1.005, 60_700 * 1.005];
    const after = quiet(READ_AT + 11 * MINUTE_MS, 229, 60_650);
    const run = (minute: number, high: number, low: number, close = 60_650) => {
      const bars = [...quiet(READ_AT, 10, 60_500), ...bar(10, 60_719, 60_500, 60_500, 60_650), ...after];
      bars.splice(minute, 1, ...bar(minute, high, low, 60_650, close));
      return zoneIn(bars)?.reaction;
    };
    expect(run(20, 60_660, back)).toBe('turned');
    expect(run(20, through, 60_600)).toBe('went through');
    expect(run(20, through, back)).toBe('unknown');
    expect(run(20, 60_660, 60_640)).toBe('neither');
    expect(run(10, through, 60_500)).toBe('went through');
    expect(run(10, 60_719, back)).toBe('unknown');
    expect(run(10, 60_719, back, back)).toBe('turned');
  });

  it('was depleted when the map was empty after the price had crossed it', () => {
    const entry = entryOf();
    const bars = quietBut(bar(10, 60_900, 60_000));
    const depletion = (before: number, after: number) => {
      const outcome = scoreEntry(entry, { bars, now: LATER, masses: { before, after } });
      return outcome?.kind === 'scored' ? outcome.zone?.depletion : undefined;
    };
    expect(depletion(100, 20)).toBe('depleted');
    expect(depletion(100, 21)).toBe('rebuilt');
    expect(depletion(0, 0)).toBe('unknown');
    expect(zoneIn(bars)?.depletion).toBe('unknown');
    const wall = { ...entry, zone: { kind: 'wall', side: 'above', low: 60_700, high: 60_800 } } as const;
    expect(zoneIn(bars, wall)?.depletion).toBe('no liquidation zone');
  });
});

describe('a mirrored market', () => {
  const PIVOT = 60_000 ** 2;
  const mirror = (price: number) => PIVOT / price;
  const mirrored = (bars: readonly PriceBar[]) =>
    bars.map(({ open, high, low, close, ...rest }) => ({
      ...rest,
      open: mirror(open),
      high: mirror(low),
      low: mirror(high),
      close: mirror(close),
    }));

  it('gives the mirrored entry the same outcome', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.double({ min: 1.0011, max: 1.03, noNaN: true }),
        fc.double({ min: 1.0011, max: 1.03, noNaN: true }),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        (seed, up, down, hole) => {
          const all = randomWalk(READ_AT - DAY_MS, 28 * 60, seed);
          const start = all.find(({ time }) => time === READ_AT)?.open ?? 0;
          const bars = hole > 0.5 ? all.toSpliced(1440 + Math.floor(240 * hole), 1) : all;
          const long: EntryHead = {
            ...entryOf(),
            ...planOf({ target: start * up, invalidation: start / down }),
            price: start,
            zone: { kind: 'wall', side: 'above', low: start * up * 0.9995, high: start * up * 1.001 },
          };
          const short: EntryHead = {
            ...long,
            ...planOf({
              direction: 'short',
              target: mirror(long.target),
              invalidation: mirror(long.invalidation),
            }),
            price: mirror(start),
            zone: {
              kind: 'wall',
              side: 'below',
              low: mirror(long.zone?.high ?? 0),
              high: mirror(long.zone?.low ?? 0),
            },
          };
          const [one, other] = [score(bars, long), score(mirrored(bars), short)];
          // Percents up are not those down.
          expect({ ...other, bestPercent: 0, worstPercent: 0 }).toEqual({
            ...one,
            bestPercent: 0,
            worstPercent: 0,
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
