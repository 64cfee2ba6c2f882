import type { HeatColumn, PriceGrid } from '../columns/column';
import { addBook, coverageOf, emptySizes, quantiseSizes, type ShiftedBook } from './sample';

/** Books of one market laid on one grid: base sizes added up per bin and quantised once. */
export function aggregateBooks(
  books: readonly ShiftedBook[],
  grid: PriceGrid,
): Pick<HeatColumn, 'cells' | 'coverage'> {
  const sizes = emptySizes(grid);
  for (const book of books) addBook(book, grid, sizes);
  return {
    cells: quantiseSizes(sizes, grid),
    coverage: books.flatMap((book) => coverageOf(book, grid) ?? []),
  };
}
