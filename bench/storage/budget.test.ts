import { expect, it } from 'vitest';
import { budget } from './budget';
import { BUSY, simulateColumns } from './simulated-book';

it('keeps ninety days of a busy market at eight venues under half a gigabyte', async () => {
  const tiers = await budget(simulateColumns(1200, BUSY));
  const megabytes = tiers.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  expect(megabytes).toBeLessThan(500);
});
