/** How a heatmap is cut into cells: columns of time, rows of price. */
export interface RasterGrid {
  /** Milliseconds a column stands for; column `c` covers `[c · columnMs, (c + 1) · columnMs)` of epoch time. */
  readonly columnMs: number;
  /** Columns held at once; older ones make way for newer ones. */
  readonly columns: number;
  /** Price height of a row; row `r`, counted from the lowest, covers `[(firstRow + r) · rowSize, …)`. */
  readonly rowSize: number;
  readonly firstRow: number;
  readonly rows: number;
  /** The base size that code 1 stands for. */
  readonly unit: number;
}

export const columnAt = ({ columnMs }: RasterGrid, time: number) => Math.floor(time / columnMs);

/** The price at the upper edge of picture line `y`; line 0 is the highest row. */
export const priceAtLine = ({ firstRow, rows, rowSize }: RasterGrid, y: number) =>
  (firstRow + rows - y) * rowSize;

/** The picture line, with its fraction, at which a price lies: the inverse of {@link priceAtLine}. */
export const lineAtPrice = ({ firstRow, rows, rowSize }: RasterGrid, price: number) =>
  firstRow + rows - price / rowSize;
