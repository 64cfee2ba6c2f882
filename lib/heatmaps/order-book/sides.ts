import { type Side, SIDES } from '../../core/units';
import type { HeatColumn } from '../columns/column';

/** Which orders are shown. */
export const BOOK_SIDES = ['both', 'bid', 'ask'] as const;

export type BookSides = (typeof BOOK_SIDES)[number];

export const sidesOf = (shown: BookSides): readonly Side[] =>
  SIDES.filter((side) => shown === 'both' || shown === side);

/** A column without the orders that are not shown. */
export function onlySides(column: HeatColumn, shown: BookSides): HeatColumn {
  if (shown === 'both') return column;
  const hidden = shown === 'bid' ? 'ask' : 'bid';
  return { ...column, cells: { ...column.cells, [hidden]: new Uint8Array(column.grid.count) } };
}
