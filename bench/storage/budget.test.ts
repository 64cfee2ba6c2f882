import { expect, it } from 'vitest';
import { HEAT_LAYERS } from '../../lib/heatmaps/layers';
import { estimateBytes } from '../../lib/storage/pyramid/estimate';
import { budget, bytesOfAllMeans, type TierBytes, totalBytes, VENUES } from './budget';
import { liquidationColumns, openInterestColumns } from './modelled-columns';
import { BUSY, simulateColumns } from './simulated-book';

const SECONDS = 1800;

/** Every layer of a busy market, and what each takes in ninety days. */
const measured = async (): Promise<readonly TierBytes[]> => [
  ...(await budget('order-book', simulateColumns(SECONDS, BUSY))),
  ...(await budget('liquidation', await liquidationColumns())),
  ...(await budget('open-interest', openInterestColumns())),
];

it('keeps ninety days of a busy market at eight venues under half a gigabyte, as estimated', async () => {
  const tiers = await measured();
  const bytes = totalBytes(tiers);
  expect(bytes / 1e6).toBeLessThan(500);
  // Why the means of single venues are not kept.
  expect((bytes + bytesOfAllMeans(tiers)) / 1e6).toBeGreaterThan(500);
  const estimate = estimateBytes({ venues: VENUES, layers: HEAT_LAYERS, days: 90 });
  // A run this short has few columns of the coarse tiers, each packed as the first of its chunk.
  expect(estimate / bytes).toBeGreaterThan(0.7);
  expect(estimate / bytes).toBeLessThan(1.3);
});

it('estimates less for fewer days, venues and layers', () => {
  const layers = ['order-book'] as const;
  const all = estimateBytes({ venues: 8, layers, days: 90 });
  expect(estimateBytes({ venues: 8, layers, days: 30 })).toBeLessThan(0.8 * all);
  expect(estimateBytes({ venues: 1, layers, days: 90 })).toBeLessThan(0.4 * all);
  expect(estimateBytes({ venues: 8, layers: [], days: 90 })).toBe(0);
});
