import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { describe, expect, it } from 'vitest';
import { accuracyOf, type AccuracyReport } from './accuracy';
import { chanceOf } from '../analysis/statistics/matched-chance';
import type { EntryHead } from './entry';
import type { Result } from './outcome';
import { scoreEntry } from './score';
import { entryOf, randomWalk, READ_AT, scoredOf } from './test-journal';
import { wilson } from '../analysis/statistics/proportion';
import { randomFrom } from '../analysis/statistics/random';

const rowOf = ({ rows }: AccuracyReport, kind: string, name: string) =>
  rows.find((row) => row.kind === kind && row.name === name);

const entriesOf = (results: readonly Result[], change: Parameters<typeof entryOf>[1] = {}) =>
  results.map((result, index) => entryOf(index, { outcome: scoredOf({ result }), ...change }));

const results = (targets: number, invalidations: number, expired = 0): readonly Result[] => [
  ...Array.from({ length: targets }, () => 'target' as const),
  ...Array.from({ length: invalidations }, () => 'invalidation' as const),
  ...Array.from({ length: expired }, () => 'expired' as const),
];

const zone = (reaction: 'turned' | 'went through' | 'neither') =>
  entryOf(0, { outcome: scoredOf({ zone: { reached: 'yes', reaction, depletion: 'unknown' } }) });

describe('accuracy', () => {
  it('says nothing of fewer than thirty', () => {
    const few = accuracyOf(entriesOf(results(25, 4)));
    expect(rowOf(few, 'all', 'all reads')).toMatchObject({ n: 29, hits: 25, standing: 'not enough' });
    const enough = accuracyOf(entriesOf(results(25, 5)));
    expect(rowOf(enough, 'all', 'all reads')?.standing).toBe('above chance');
  });

  it('counts what expired as not reached, and apart what could not be scored', () => {
    const unscored = entryOf(99, { outcome: { kind: 'unscored', reason: 'No bars.', scoredAt: 0 } });
    const report = accuracyOf([...entriesOf(results(12, 10, 10)), unscored, entryOf(100)]);
    expect(rowOf(report, 'all', 'all reads')).toMatchObject({ n: 32, hits: 12, expired: 10, unscored: 1 });
  });

  it('is within chance where the baseline does as well', () => {
    const row = rowOf(accuracyOf(entriesOf(results(14, 26))), 'all', 'all reads');
    expect(row).toMatchObject({ standing: 'within chance', chance: { share: expect.closeTo(21 / 62) } });
    expect(row?.chance?.interval.low).toBeLessThan(14 / 40);
    expect(rowOf(accuracyOf(entriesOf(results(3, 37))), 'all', 'all reads')?.standing).toBe('below chance');
  });

  it('without baselines is held against nothing', () => {
    const { baseline: _, ...bare } = scoredOf();
    const entries = results(40, 0).map((__, index) => entryOf(index, { outcome: bare }));
    expect(rowOf(accuracyOf(entries), 'all', 'all reads')?.standing).toBe('no baseline');
  });

  it('is told by type of read', () => {
    const one = entryOf(1, {
      types: { layers: ['liquidation', 'order-book'], convergence: 3, verdicts: '+++++' },
    });
    const other = entryOf(2, {
      types: { layers: [], convergence: 0, verdicts: '?????' },
      direction: 'short',
    });
    const names = accuracyOf([one, other]).rows.map(({ kind, name }) => `${kind}: ${name}`);
    expect(names.toSorted()).toEqual([
      'all: all reads',
      'convergence: 3 layers',
      'convergence: none',
      'direction: long',
      'direction: short',
      'layer: liquidation',
      'layer: no layer',
      'layer: order-book',
      'verdicts: +++++',
      'verdicts: ?????',
      'zone: liquidation',
    ]);
  });

  it('counts reactions where the zone was reached', () => {
    const report = accuracyOf([zone('turned'), zone('turned'), zone('went through'), zone('neither')]);
    expect(report.reaction).toMatchObject({ turned: 2, n: 3 });
  });
});

describe('shares beside chance', () => {
  it('of a share like its baseline find nothing', () => {
    const half = { reads: 60, independent: 60, targets: 30, invalidations: 30 };
    const coins = Array.from({ length: 100 }, (_, index) => ({ isHit: index % 2 === 0, baseline: half }));
    expect(chanceOf(coins)).toMatchObject({ n: 100, hits: 50, share: 0.5, p: expect.closeTo(1) });
    const better = coins.map((coin, index) => ({ ...coin, isHit: index < 65 }));
    // Exactly: P(X ≥ 65 or ≤ 35) of a fair coin is 0.0035; the baselines' own error makes it a little more.
    expect(chanceOf(better)?.p).toBeGreaterThan(0.003);
    expect(chanceOf(better)?.p).toBeLessThan(0.006);
  });
});

describe('a market without structure', () => {
  const DAYS = 8;
  const READS = 60;

  /** Reads at random times of a random walk, with random distances, scored by rule. */
  function journalOf(seed: number): readonly EntryHead[] {
    const start = READ_AT - 7 * DAY_MS;
    const bars = randomWalk(start, (7 + DAYS) * 1440, seed);
    const random = randomFrom(seed + 1_000_000);
    return Array.from({ length: READS }, (_, index) => {
      const at = 7 * 1440 + Math.floor(random() * (DAYS - 1) * 1440);
      const price = bars[at]?.open ?? 0;
      const [aim, stop] = [0.003 + random() * 0.009, 0.003 + random() * 0.009];
      const isLong = random() < 0.5;
      const target = price * (isLong ? 1 + aim : 1 - aim);
      const side = isLong ? 'above' : 'below';
      const entry: EntryHead = {
        ...entryOf(seed * 1000 + index),
        readAt: start + at * MINUTE_MS,
        price,
        direction: isLong ? 'long' : 'short',
        target,
        invalidation: price * (isLong ? 1 - stop : 1 + stop),
        zone: { kind: 'liquidation', side, low: target * 0.999, high: target * 1.001 },
      };
      const recent = bars.slice(at - 7 * 1440, at + 241);
      const outcome = scoreEntry(entry, { bars: recent, now: entry.readAt + 5 * HOUR_MS });
      return outcome ? { ...entry, outcome } : entry;
    });
  }

  it('lies within chance, whatever the seed', { timeout: 120_000 }, () => {
    const seeds = Array.from({ length: 24 }, (_, seed) => seed + 1);
    const reports = seeds.map((seed) => accuracyOf(journalOf(seed)));
    const all = reports.map((report) => rowOf(report, 'all', 'all reads'));
    expect(Math.min(...all.map((row) => row?.n ?? 0))).toBeGreaterThan(READS - 3);
    const outside = all.filter((row) => {
      const { interval, hits = 0, n = 0 } = row?.chance ?? {};
      return !interval || hits / n < interval.low || hits / n > interval.high;
    });
    // Of 24 at 95 % one is to be expected; more than five come once in some thousand times.
    expect(outside.length).toBeLessThanOrEqual(5);
    // Of all of them together.
    const hits = all.reduce((sum, row) => sum + (row?.hits ?? 0), 0);
    const n = all.reduce((sum, row) => sum + (row?.n ?? 0), 0);
    const chance = all.reduce((sum, row) => sum + (row?.chance?.share ?? 0), 0) / all.length;
    const interval = wilson(hits, n);
    expect(interval.low).toBeLessThan(chance);
    expect(interval.high).toBeGreaterThan(chance);
    // Where nothing is to be found, at most one report in ten finds something; more than six of 24 come once in a hundred times.
    const found = reports.filter(({ rows }) =>
      rows.some(({ standing }) => standing === 'above chance' || standing === 'below chance'),
    );
    expect(found.length).toBeLessThanOrEqual(6);
    // And where a price touches a zone it turns as often as it goes on.
    const [turned, touched] = reports.reduce(
      ([some, every], { reaction }) => [some + reaction.turned, every + reaction.n],
      [0, 0],
    );
    const reaction = wilson(turned, touched);
    expect(touched).toBeGreaterThan(300);
    expect(reaction.low).toBeLessThan(0.5);
    expect(reaction.high).toBeGreaterThan(0.5);
  });
});
