import { type PriceAxis, priceToY } from '../charts/chart-view';
import type { Side } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import { dequantise } from '../heatmaps/columns/quantise';

/** Lower bins are drawn together. CSS pixels. */
const MIN_BAND_PX = 2;
/** The middle of a bin that lies on the edge of what a venue knows is known. */
const EDGE_TOLERANCE = 1e-6;

/** The size of each code, in units. */
const SIZES = Float64Array.from({ length: 256 }, (_, code) => dequantise(code, 1));

/** Bins of a book that are drawn as one. */
export interface DepthBand {
  /** What rests in it, base units: 0 outside what is known. */
  readonly sums: Readonly<Record<Side, number>>;
  /** The largest bin of either side, base units, and whose it is. */
  readonly largest: number;
  readonly side: Side;
  /** How many of the column's venues know its prices: none of them, some, all. */
  readonly known: 'none' | 'some' | 'all';
}

/** All bins of a column from the lowest price, low ones put together until they can be seen. */
export interface DepthBands {
  readonly bands: readonly DepthBand[];
  /** The bin that each band begins with, and behind the last one that in which it ends. */
  readonly starts: readonly number[];
}

/** @param price a scale like that on which the bands will be drawn, wherever it may be moved to. */
export function depthBands(price: PriceAxis, column: HeatColumn): DepthBands {
  const { count } = column.grid;
  const knownBy = knownVenues(column);
  const { firstBin, binSize } = column.grid;
  /** Where a bin begins, in pixels from anywhere. */
  const placeOf = (bin: number) => priceToY(price, (firstBin + bin) * binSize);
  const bands: DepthBand[] = [];
  const starts: number[] = [];
  for (let start = 0, end = 1; start < count; start = end, end = start + 1) {
    const venues = knownBy[start] as number;
    const place = placeOf(start);
    // Of what is unknown there is nothing to tell apart.
    const isLow = (bin: number) => venues === 0 || Math.abs(placeOf(bin) - place) < MIN_BAND_PX;
    while (end < count && knownBy[end] === venues && isLow(end)) end += 1;
    starts.push(start);
    bands.push({
      known: venues === 0 ? 'none' : venues < column.coverage.length ? 'some' : 'all',
      ...(venues === 0 ? NOTHING : sizesOf(column, start, end)),
    });
  }
  return { bands, starts: [...starts, count] };
}

const NOTHING = { sums: { bid: 0, ask: 0 }, largest: 0, side: 'bid' } as const;

/** For each bin how many venues know it. */
function knownVenues({ grid: { firstBin, count, binSize }, coverage }: HeatColumn): Uint8Array {
  const known = new Uint8Array(count);
  for (const { low, high } of coverage) {
    const first = Math.max(0, Math.ceil(low / binSize - 0.5 - EDGE_TOLERANCE) - firstBin);
    const last = Math.min(count - 1, Math.floor(high / binSize - 0.5 + EDGE_TOLERANCE) - firstBin);
    for (let bin = first; bin <= last; bin += 1) known[bin] = (known[bin] as number) + 1;
  }
  return known;
}

function sizesOf(
  { cells, grid: { unit } }: HeatColumn,
  start: number,
  end: number,
): Pick<DepthBand, 'sums' | 'largest' | 'side'> {
  const [bid, ask] = [sumOf(cells.bid, start, end), sumOf(cells.ask, start, end)];
  return {
    sums: { bid: bid.sum * unit, ask: ask.sum * unit },
    largest: (SIZES[Math.max(bid.most, ask.most)] as number) * unit,
    side: ask.most > bid.most ? 'ask' : 'bid',
  };
}

/** The sum of sizes, in units, and the largest code. */
function sumOf(
  codes: Uint8Array,
  start: number,
  end: number,
): { readonly sum: number; readonly most: number } {
  let [sum, most] = [0, 0];
  for (let bin = start; bin < end; bin += 1) {
    const code = codes[bin] as number;
    sum += SIZES[code] as number;
    if (code > most) most = code;
  }
  return { sum, most };
}
