import { describe, expect, it } from 'vitest';
import { followClusters } from '../analysis/clusters/follow';
import type { ClusterEvent } from '../analysis/clusters/events';
import { type FollowedReading, NO_TRACKS } from '../analysis/clusters/track';
import { readingOf } from '../analysis/density/reading-fixture';
import { clusterOccurrence } from './cluster-occurrence';

/** What is told of some readings of a market. */
function told(readings: readonly FollowedReading[]) {
  let state = NO_TRACKS;
  const events: ClusterEvent[] = [];
  for (const reading of readings) {
    const step = followClusters(state, reading);
    state = step.state;
    events.push(...step.events);
  }
  return events.flatMap((event) => clusterOccurrence(event, 'BTC-USDT') ?? []);
}

const shorts = [{ price: 61_000, size: 600 }];
const empty = [0, 1].map((step) => readingOf(step));
const scene = (from: number, count: number, change: Parameters<typeof readingOf>[1] = {}) =>
  Array.from({ length: count }, (_, index) => readingOf(from + index, { ask: shorts, ...change }));

describe('what happens to a cluster', () => {
  it('is told with its size, its place and that it is modelled', () => {
    const [born] = told([...empty, ...scene(2, 3)]);
    expect(born).toMatchObject({ kind: 'cluster-born', market: 'BTC-USDT', side: 'above' });
    expect(born?.reason).toMatch(
      /^A cluster of \$\d+\.?\d*M of shorts between 60,\d+\.?\d* and 61,\d+\.?\d* \(modelled\) has formed\.$/,
    );
    expect(born?.distancePercent).toBeGreaterThan(1);
    expect(born?.size).toBeGreaterThan(400);
  });

  it('names no size where only ratios are known', () => {
    const [born] = told([...empty, ...scene(2, 3, { basis: 'relative' })]);
    expect(born?.size).toBeUndefined();
    expect(born?.reason).not.toContain('$');
  });

  it('is told as the price comes, enters and goes through', () => {
    const near = scene(8, 2, { price: 60_700, low: 60_000, high: 60_700 });
    const through = scene(10, 1, { price: 61_900, low: 60_700, high: 61_900 });
    const kinds = told([...empty, ...scene(2, 6), ...near, ...through]).map(({ kind }) => kind);
    expect(kinds).toContain('cluster-approached');
    expect(kinds).toContain('cluster-swept');
  });
});
