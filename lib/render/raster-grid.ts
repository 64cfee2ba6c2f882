import type { ZoneCount } from './zones';

/** How a picture is cut into cells: columns of time, rows of price. */
export interface PictureGrid {
  /** Milliseconds a column stands for; column `c` covers `[c · columnMs, (c + 1) · columnMs)` of epoch time. */
  readonly columnMs: number;
  /** Columns held at once; older ones make way for newer ones. */
  readonly columns: number;
  /** Price height of a row; row `r`, counted from the lowest, covers `[(firstRow + r) · rowSize, …)`. */
  readonly rowSize: number;
  readonly firstRow: number;
  readonly rows: number;
}

/** How a heatmap is cut into cells, and what their codes mean. */
export interface RasterGrid extends PictureGrid {
  /** The base size that code 1 stands for. */
  readonly unit: number;
  /** Kinds of cells that are coloured apart. */
  readonly zones: ZoneCount;
}

/** A ring of columns of which `first ≤ c < head` are held. */
export interface Extent {
  readonly grid: PictureGrid;
  readonly first: number;
  readonly head: number;
}

export const columnAt = ({ columnMs }: Pick<PictureGrid, 'columnMs'>, time: number) =>
  Math.floor(time / columnMs);

/** Where column `c` lies in a ring of columns. */
export function slotOf({ columns }: PictureGrid, column: number): number {
  const rest = column % columns;
  return rest < 0 ? rest + columns : rest;
}

/** The price at the upper edge of picture line `y`; line 0 is the highest row. */
export const priceAtLine = ({ firstRow, rows, rowSize }: PictureGrid, y: number) =>
  (firstRow + rows - y) * rowSize;

/** The picture line, with its fraction, at which a price lies: the inverse of {@link priceAtLine}. */
export const lineAtPrice = ({ firstRow, rows, rowSize }: PictureGrid, price: number) =>
  firstRow + rows - price / rowSize;
