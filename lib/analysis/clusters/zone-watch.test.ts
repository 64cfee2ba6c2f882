import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followClusters } from './follow';
import { NO_TRACKS } from './track';
import { PRICE, readingOf, START } from '../density/reading-fixture';
import { type ZonePhases, ZoneWatch } from './zone-watch';

/** Clusters 2 % below and above the price, which have stood for some time. */
const tracks = [0, 1, 2, 3].reduce(
  (state, step) =>
    followClusters(
      state,
      readingOf(step, { bid: [{ price: 58_800, size: 500 }], ask: [{ price: 61_200, size: 500 }] }),
    ).state,
  NO_TRACKS,
).tracks;

/** What is told as the price goes from place to place. */
function walk(prices: readonly number[], watch = new ZoneWatch()) {
  return prices.flatMap((price, second) =>
    watch
      .look({ tracks, basis: 'calibrated', time: START + second * 1_000, price })
      .map(({ kind, side }) => `${kind} ${side}`),
  );
}

describe('the price on its way to a cluster', () => {
  it('is told as it comes near, enters and goes through, each once', () => {
    expect(walk([PRICE, 60_500, 60_800, 60_850, 61_100, 61_150, 61_600, 61_700])).toEqual([
      'approached ask',
      'entered ask',
      'swept ask',
    ]);
    expect(walk([PRICE, 59_200, 58_900, 58_200])).toEqual(['approached bid', 'entered bid', 'swept bid']);
  });

  it('is told again only after it was far', () => {
    expect(walk([PRICE, 60_800, 60_600, 60_800])).toEqual(['approached ask']);
    expect(walk([PRICE, 60_800, 60_000, 60_800])).toEqual(['approached ask', 'approached ask']);
  });

  it('is told of a jump through it', () => {
    expect(walk([PRICE, 62_500])).toEqual(['swept ask']);
  });

  it('is not told where it stood when nobody had looked yet', () => {
    expect(walk([60_900])).toEqual([]);
    expect(walk([61_150, 61_160])).toEqual([]);
  });

  it('is told by workers that come and go as by one that lives', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -2_500, max: 2_500 }), fc.boolean())), (ways) => {
        let mortal = new ZoneWatch();
        const told = [[0, false] as const, ...ways].flatMap(([way, dies]) => {
          if (dies) mortal = new ZoneWatch(JSON.parse(JSON.stringify(mortal.phases)) as ZonePhases);
          return walk([PRICE + way], mortal);
        });
        expect(told).toEqual(walk([PRICE, ...ways.map(([way]) => PRICE + way)]));
      }),
    );
  });

  it('is over with the sweep', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2_500, max: 2_500 }), { maxLength: 40 }), (ways) => {
        const told = walk([PRICE, ...ways.map((way) => PRICE + way)]);
        for (const side of ['bid', 'ask']) {
          const own = told.filter((word) => word.endsWith(side));
          expect(own.indexOf(`swept ${side}`)).toBe(own.includes(`swept ${side}`) ? own.length - 1 : -1);
        }
      }),
    );
  });
});
