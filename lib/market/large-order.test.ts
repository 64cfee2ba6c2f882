import { expect, it } from 'vitest';
import { largeOrder } from './large-order';

it.each([
  ['BTC', 1_000_000],
  ['ETH', 500_000],
  ['DOGE', 50_000],
  // Names come from venues.
  ['constructor', 50_000],
])('of %s is worth at least %i', (base, least) => expect(largeOrder(base)).toBe(least));
