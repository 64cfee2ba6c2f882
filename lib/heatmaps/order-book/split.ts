import type { VenueId } from '../../market/venues';
import { sizeAt } from './age';
import type { HeatColumn } from '../columns/column';

/** Base units of one venue in a cell, per side; a venue that did not know the price has neither. */
export interface VenueShare {
  readonly venue: VenueId;
  readonly bid?: number;
  readonly ask?: number;
}

/**
 * Who holds the liquidity of a cell of an aggregate column.
 * @param price on the aggregate's grid.
 * @param columns each venue's own column of the same time, on its own prices.
 */
export function splitCell(
  price: number,
  aggregate: HeatColumn,
  columns: ReadonlyMap<VenueId, HeatColumn>,
): readonly VenueShare[] {
  return aggregate.coverage.map(({ venue, low, high, shift }) => {
    const column = columns.get(venue);
    if (!column || price < low || price >= high) return { venue };
    const bid = sizeAt(column, { side: 'bid', price: price - shift });
    const ask = sizeAt(column, { side: 'ask', price: price - shift });
    return bid === undefined || ask === undefined ? { venue } : { venue, bid, ask };
  });
}
