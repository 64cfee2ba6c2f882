/** Rows of one height, of which only those in sight are made. */
export interface Window {
  readonly from: number;
  /** The first after them. */
  readonly to: number;
}

/** Rows above and below those in sight, so that the keyboard always has a next one to go to. */
const SPARE_ROWS = 4;

/** Which of so many rows are in sight, or nearly. */
export function windowOf(count: number, rowPx: number, scrolledPx: number, heightPx: number): Window {
  const from = Math.min(Math.floor(scrolledPx / rowPx) - SPARE_ROWS, count - 1);
  const to = Math.ceil((scrolledPx + heightPx) / rowPx) + SPARE_ROWS;
  return { from: Math.max(0, from), to: Math.min(count, to) };
}
