import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityOf, type Hill, PRICE, readingOf, sizesOf } from '../density/reading-fixture';
import type { Cluster } from './cluster';
import { type ClusterChange, compareMaps, type PricePath, worthOf } from './compare';

const STILL: PricePath = { low: PRICE, high: PRICE, isWhole: true };
const mapOf = (ask: readonly Hill[], bid: readonly Hill[] = []) => readingOf(0, { ask, bid });

const changesOf = (before: readonly Hill[], after: readonly Hill[], path: Partial<PricePath> = {}) =>
  compareMaps({ before: mapOf(before), after: mapOf(after), path: { ...STILL, ...path } });

const gone = (path: Partial<PricePath>, after: readonly Hill[] = []) =>
  changesOf([{ price: 61_000, size: 300 }], after, path);

/** Where the clusters lay of which something is told. */
const placesOf = (changes: readonly ClusterChange[], which: 'before' | 'after') =>
  changes
    .flatMap((change): readonly Cluster[] => {
      if (change.kind === 'stayed') return [change[which]];
      if (which === 'before') return change.kind === 'gone' ? [change.before] : [];
      return change.kind === 'new' ? [change.after] : [];
    })
    .map(({ price }) => price)
    .toSorted((one, other) => one - other);

describe('compareMaps', () => {
  it('tells how far a cluster moved and by how much it grew', () => {
    const [change] = changesOf([{ price: 61_000, size: 300 }], [{ price: 61_450, size: 450 }]);
    expect(change).toMatchObject({ kind: 'stayed', side: 'ask', isBeyondWidth: true, isRebuilt: false });
    if (change?.kind !== 'stayed') throw new Error('It did not stay');
    expect(change.moved).toBeCloseTo(450 / 61_000, 4);
    expect(change.ratio).toBeCloseTo(1.5, 2);
    const [still] = changesOf([{ price: 61_000, size: 300 }], [{ price: 61_050, size: 300 }]);
    expect(still).toMatchObject({ kind: 'stayed', isBeyondWidth: false });
  });

  it('says that what the price went through meanwhile was built anew', () => {
    const hills = [{ price: 61_000, size: 300 }];
    expect(changesOf(hills, hills, { high: 61_200 })).toMatchObject([{ kind: 'stayed', isRebuilt: true }]);
    expect(changesOf(hills, hills, { high: 60_900 })).toMatchObject([{ kind: 'stayed', isRebuilt: false }]);
  });

  it('says why one is gone', () => {
    expect(gone({ high: 61_050 })).toMatchObject([{ kind: 'gone', reason: 'swept' }]);
    expect(gone({ high: 60_900 })).toMatchObject([{ kind: 'gone', reason: 'faded' }]);
    expect(gone({ isWhole: false })).toMatchObject([{ kind: 'gone', reason: 'unknown' }]);
    expect(gone({ high: 61_050, isWhole: false })).toMatchObject([{ kind: 'gone', reason: 'swept' }]);
  });

  it('says when one is gone out of sight, or came into it', () => {
    const [far, near] = [readingOf(0, { bid: [{ price: 58_500, size: 300 }] }), mapOf([])];
    const higher = { ...near, price: 67_000 };
    const path = { low: PRICE, high: 67_000, isWhole: true };
    expect(compareMaps({ before: far, after: higher, path })).toMatchObject([
      { kind: 'gone', side: 'bid', reason: 'out of sight' },
    ]);
    expect(compareMaps({ before: higher, after: far, path })).toMatchObject([
      { kind: 'new', side: 'bid', isSighted: true },
    ]);
    const narrow = densityOf(sizesOf([]), { known: { low: 59_500, high: 60_500 } });
    const blind = readingOf(0, { bid: narrow, ask: narrow });
    expect(
      compareMaps({ before: blind, after: mapOf([{ price: 61_000, size: 9 }]), path: STILL }),
    ).toMatchObject([{ kind: 'new', side: 'ask', isSighted: true }]);
    expect(changesOf([], [{ price: 61_000, size: 9 }])).toMatchObject([{ kind: 'new', isSighted: false }]);
  });

  it('says when one was taken in by another', () => {
    const before = [
      { price: 61_000, size: 300 },
      { price: 61_600, size: 200 },
    ];
    const changes = changesOf(before, [{ price: 61_150, size: 600, width: 450 }]);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['gone', 'stayed']));
    expect(changes.find(({ kind }) => kind === 'gone')).toMatchObject({ reason: 'merged' });
  });

  it('does not tell of what hardly stands out, but finds in it what stood out before', () => {
    const main = { price: 61_000, size: 1_000 };
    const weak = { price: 63_000, size: 120 };
    const strong = { price: 63_000, size: 300 };
    expect(changesOf([main, weak], [main])).toHaveLength(1);
    expect(changesOf([main, weak], [main, weak])).toHaveLength(1);
    expect(changesOf([main, strong], [main, weak]).map(({ kind }) => kind)).toEqual(['stayed', 'stayed']);
  });

  it('accounts for every cluster once, whichever way it is asked, the largest first', () => {
    const hill = fc.record({
      price: fc.integer({ min: 122, max: 130 }).map((step) => step * 500),
      size: fc.integer({ min: 50, max: 500 }),
    });
    const hills = fc.uniqueArray(hill, { maxLength: 4, selector: ({ price }) => price });
    fc.assert(
      fc.property(hills, hills, (one, other) => {
        const there = changesOf(one, other);
        const back = changesOf(other, one);
        for (const which of ['before', 'after'] as const) {
          const places = placesOf(there, which);
          expect(new Set(places).size).toBe(places.length);
          expect(placesOf(back, which === 'before' ? 'after' : 'before')).toEqual(places);
        }
        const worths = there.map(worthOf);
        expect(worths).toEqual(worths.toSorted((a, b) => b - a));
      }),
      { numRuns: 40 },
    );
  });
});
