/** Rows beyond this, counted from price 0, are not kept: with rows of 5 bp they are at thirty times the price. */
export const MAX_ROWS = 65_536;

/** Puts a price that is a row's edge, written in decimals, on that edge. In rows. */
const SLACK = 1e-9;

/** Sums that differ by less than this share of themselves are equal but for rounding. */
export const ROUNDING = 1e-9;

/** How prices become rows: moved by `basis`, cut into rows of `rowSize`. */
export interface RowScale {
  readonly rowSize: number;
  readonly basis: number;
}

/** Neighbouring rows, both included. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** The row that the stretch beginning at `position` (a price over the height of a row, 0…{@link MAX_ROWS}) begins in. */
export const firstRow = (position: number) => (position + SLACK) | 0;

/** The row that the stretch from row `first` to `end` ends in; a stretch that ends on an edge stays below it. */
export const lastRow = (first: number, end: number) => {
  const last = (end - SLACK) | 0;
  return last > first ? last : first;
};

/** The price at which rows of a height end. */
export const topOf = (rowSize: number) => rowSize * MAX_ROWS;

/** Whether two numbers are in order, from `lowest` on and below `end`. */
export const isBetween = (low: number, high: number, lowest: number, end: number) =>
  low >= lowest && high >= low && high < end;

/** Whether prices can be laid on rows that end at `top`. */
export const isPlaceable = (low: number, high: number, top: number) => isBetween(low, high, 0, top);

/** More than any market trades, so that sums stay numbers. */
const MAX_VOLUME = 1e30;

export const isVolume = (volume: number) => volume >= 0 && volume <= MAX_VOLUME;
