import type { PriceGrid, VenueCoverage } from '../columns/column';

/** Up to {@link CHUNK_COLUMNS} columns of one series and one grid, as stored and as sent to pages. */
export interface EncodedChunk {
  /** Time of the first column, epoch ms. */
  readonly start: number;
  readonly stepMs: number;
  readonly grid: PriceGrid;
  /** Per column: steps since `start`, strictly increasing. A missing step is a column that does not exist. */
  readonly offsets: Uint16Array;
  /** Best bid and ask of each column, packed: `unpackQuotes` reads them. */
  readonly best: Uint8Array;
  /** Coverage in force from column `from` on, in order; the first starts at column 0. */
  readonly coverage: readonly { readonly from: number; readonly venues: readonly VenueCoverage[] }[];
  /** Per side the cells, column after column, delta-coded, split and deflated. */
  readonly bids: Uint8Array;
  readonly asks: Uint8Array;
}

export const CHUNK_COLUMNS = 256;
