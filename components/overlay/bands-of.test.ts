import { describe, expect, it } from 'vitest';
import { convergence } from '@/lib/analysis/convergence/convergence';
import { mapLayer } from '@/lib/analysis/density/layer';
import { PRICE, readingOf, START } from '@/lib/analysis/density/reading-fixture';
import { known } from '@/lib/analysis/known';
import { voidZones } from '@/lib/analysis/voids/voids';
import { bandsOf } from './bands-of';

const hills = (...prices: readonly number[]) => prices.map((price) => ({ price, size: 100 }));
const LAYERS = [
  mapLayer('order-book', readingOf(0, { bid: hills(58_000, 62_000), basis: 'observed' })),
  {
    ...mapLayer('liquidation', readingOf(0, { bid: hills(58_000, 64_000) })),
    sinceAt: () => known(START - 90_000),
  },
  mapLayer('volume-profile', readingOf(0, { bid: hills(58_000, 56_000), basis: 'observed' })),
];
const voids = voidZones(LAYERS, PRICE);
const { zones } = convergence(LAYERS, PRICE);
const bands = bandsOf({ time: START, voids, zones });

describe('bands', () => {
  it('lie where layers have nothing, and where they agree', () => {
    expect(voids.length).toBeGreaterThan(0);
    expect(zones).toHaveLength(1);
    expect(bands.map(({ kind, low, high }) => ({ kind, low, high }))).toEqual([
      ...voids.map(({ low, high }) => ({ kind: 'void', low, high })),
      ...zones.map(({ low, high }) => ({ kind: 'convergence', low, high })),
    ]);
  });

  it('name their layers, and say what is modelled', () => {
    expect(bands[0]?.words).toEqual([
      'void: hardly anything in order book, liquidation map (modelled), volume profile',
    ]);
  });

  it('tell how far off and how old what agrees is, and what chance would do', () => {
    const words = bands.at(-1)?.words ?? [];
    expect(words[0]).toBe('3 layers agree:');
    expect(words.slice(1, 4).toSorted((one, other) => one.localeCompare(other))).toEqual([
      expect.stringMatching(/^liquidation map \(modelled\), 0\.\d % off, for 1m 30s$/),
      expect.stringMatching(/^order book, 0\.\d % off, age unknown$/),
      expect.stringMatching(/^volume profile, 0\.\d % off, age unknown$/),
    ]);
    expect(words[4]).toMatch(/^so many agree somewhere by chance in \d+ of 100 cases$/);
    expect(words).toHaveLength(5);
  });

  it('tell which layers are not known there', () => {
    const [zone] = bandsOf({
      time: START,
      voids: [],
      zones: zones.map((one) => ({ ...one, unknown: ['naked-poc'] })),
    });
    expect(zone?.words.at(-1)).toBe('not known here: naked point of control');
  });
});
