import { expect, it } from 'vitest';
import { sizeTable } from './size-table';

it('gives each coin of a row its size', () => {
  const sizes = sizeTable([
    [0.01, 'ETH BCH'],
    [10, 'ADA'],
  ]);
  expect([...sizes]).toEqual([
    ['ETH', 0.01],
    ['BCH', 0.01],
    ['ADA', 10],
  ]);
  expect(sizes.get('toString')).toBeUndefined();
});
