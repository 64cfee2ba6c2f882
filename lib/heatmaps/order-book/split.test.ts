import { describe, expect, it } from 'vitest';
import type { VenueId } from '../../market/venues';
import type { HeatColumn } from '../columns/column';
import { columnOf } from '../columns/column-fixture';
import { splitCell } from './split';

const aggregate = columnOf([], {
  coverage: [
    { venue: 'binance-usdm', low: 64_000, high: 64_050, shift: 0 },
    { venue: 'bybit-linear', low: 64_000, high: 64_020, shift: -10 },
    { venue: 'binance-spot', low: 64_000, high: 64_050, shift: 0 },
  ],
});

const columns = new Map<VenueId, HeatColumn>([
  ['binance-usdm', columnOf([0, 0, 11])],
  ['bybit-linear', columnOf([0, 0, 0, 0, 21])],
]);

describe('splitCell', () => {
  it('gives each venue’s base size on its own prices, and nothing for a venue without a column', () => {
    expect(splitCell(64_012, aggregate, columns)).toEqual([
      { venue: 'binance-usdm', bid: 0.002, ask: 0 },
      { venue: 'bybit-linear', bid: 0.004, ask: 0 },
      { venue: 'binance-spot' },
    ]);
  });

  it('gives no size where a venue does not know the price', () => {
    expect(splitCell(64_021, aggregate, columns)).toContainEqual({ venue: 'bybit-linear' });
  });
});
