import { describe, expect, it } from 'vitest';
import { convergence } from '../analysis/convergence/convergence';
import { mapLayer } from '../analysis/density/layer';
import { PRICE, readingOf, START } from '../analysis/density/reading-fixture';
import { type KnownAgreement, watchConvergence } from './new-convergence';

const MINUTE = 60_000;
const LAYERS = ['liquidation', 'volume-profile', 'open-interest'] as const;

/** Where three layers agree that each have hills at these prices. */
const zonesAt = (...prices: readonly number[]) =>
  convergence(
    LAYERS.map((layer, index) =>
      mapLayer(
        layer,
        readingOf(0, { bid: prices.map((price) => ({ price: price + 10 * index, size: 100 })) }),
      ),
    ),
    PRICE,
  ).zones;

/** What is told, minute by minute. */
function told(looks: readonly (readonly number[])[]) {
  let state: KnownAgreement = { layers: LAYERS, zones: [] };
  return looks.map((prices, minute) => {
    const look = {
      market: 'BTC-USDT',
      time: START + minute * MINUTE,
      layers: LAYERS,
      zones: zonesAt(...prices),
    };
    const looked = watchConvergence(state, look);
    state = looked.state;
    return looked.occurrences;
  });
}

const counts = (looks: readonly (readonly number[])[]) => told(looks).map(({ length }) => length);

describe('a zone of convergence', () => {
  it('is told when it is new, with the layers, the place and what chance would do', () => {
    const [, found] = told([[], [58_000]]);
    expect(found).toMatchObject([
      { kind: 'convergence', market: 'BTC-USDT', time: START + MINUTE, side: 'below' },
    ]);
    expect(found?.[0]?.price).toBeCloseTo(58_000, -2);
    expect(found?.[0]?.distancePercent).toBeLessThan(0);
    const sentence = new RegExp(
      String.raw`^(?=.*liquidation map)(?=.*volume profile)(?=.*open interest).* agree between 57,\d+(\.\d)? and 58,\d+(\.\d)?, \d\.?\d*\u00A0% below the price\. By chance so many agree somewhere in \d+ of 100 cases\.$`,
      'i',
    );
    expect(found?.[0]?.reason).toMatch(sentence);
  });

  it('is told once while it lives, though it drifts or is gone for some minutes', () => {
    expect(counts([[58_000], [58_040], [58_080], [], [], [58_080]])).toEqual([1, 0, 0, 0, 0, 0]);
  });

  it('is another one elsewhere, and after ten minutes', () => {
    expect(counts([[58_000], [58_000, 62_000]])).toEqual([1, 1]);
    expect(counts([[58_000], ...Array.from({ length: 10 }, () => []), [58_000]]).at(-1)).toBe(1);
  });

  it('is not known to be new where a layer speaks that was not known before', () => {
    const look = { market: 'BTC-USDT', time: START, layers: LAYERS, zones: zonesAt(58_000) };
    expect(watchConvergence({ layers: LAYERS.slice(1), zones: [] }, look).occurrences).toEqual([]);
    const more = [...LAYERS, 'order-book' as const];
    const toldBetween = (before: KnownAgreement['layers'], now: KnownAgreement['layers']) =>
      watchConvergence({ layers: before, zones: [] }, { ...look, layers: now }).occurrences.length;
    expect([toldBetween(LAYERS, more), toldBetween(more, LAYERS)]).toEqual([1, 1]);
  });

  it('is not known to be new at the first look', () => {
    const look = { market: 'BTC-USDT', time: START, layers: LAYERS, zones: zonesAt(58_000) };
    const first = watchConvergence(undefined, look);
    expect(first.occurrences).toEqual([]);
    expect(first.state.zones).toHaveLength(1);
  });
});
