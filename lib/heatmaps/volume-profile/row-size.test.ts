import { expect, it } from 'vitest';
import { parseStep } from '../../core/decimal-step';
import { profileRowSize } from './row-size';

it.each([
  [60_000, '0.1', 20],
  [118_000, '0.1', 50],
  [3_000, '0.01', 2],
  [0.1, '0.00001', 0.00005],
  [100, '0.5', 0.5],
])('divides a price of %d with a step of %s into rows of %d', (price, step, size) => {
  expect(profileRowSize(price, parseStep(step))).toBe(size);
});
