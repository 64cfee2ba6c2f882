import { expect, it } from 'vitest';
import { MalformedError } from './fields';
import { assumedMarginTable, openEnded } from './margin-tiers';

const tier = (upTo: number) => ({ upTo, maintenanceRate: 0.01, maxLeverage: 50 });

it('puts tiers in order and leaves the last one open', () => {
  expect(openEnded([tier(300), tier(100), tier(200)])).toEqual([tier(100), tier(200), tier(Infinity)]);
});

it('refuses a table without tiers', () => {
  expect(() => openEnded([])).toThrow(MalformedError);
});

it.each([
  ['BTC', 0.005, 100],
  ['ETH', 0.005, 100],
  ['DOGE', 0.01, 50],
])('assumes of %s %d with leverage up to %d, and says so', (base, maintenanceRate, maxLeverage) => {
  expect(assumedMarginTable({ base })).toEqual({
    unit: 'quote',
    tiers: [{ upTo: Infinity, maintenanceRate, maxLeverage }],
    source: 'assumed',
  });
});
