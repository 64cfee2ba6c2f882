import { addLanes, LANES, noteCandles } from './change-lanes';
import { firstRow, isPlaceable, type RowScale, type RowSpan, topOf } from './row-span';
import type { RowStore } from './row-store';
import { CANDLE_FIELDS } from './source';

/** What was laid on rows. */
export interface Laid {
  /** Base units: all, and of it what is known to lie in the row it was traded in. */
  readonly volume: number;
  readonly exact: number;
  /** How many bars made sense; of the others nothing is laid. */
  readonly bars: number;
}

/**
 * Lays the volume of candles, rows of {@link CANDLE_FIELDS}, evenly over each one's range from low to high. What takers
 * bought and sold is told apart where the candle knows it. The time does not depend on how many rows a candle covers.
 */
export function layCandles(candles: Float64Array, scale: RowScale, store: RowStore): Laid {
  const { first, last } = rowsOf(candles, scale);
  const lanes = new Float64Array(LANES * (last + 1 - first));
  const { volume, bars } = noteCandles(candles, scale, lanes, first);
  addLanes(lanes, first, store);
  return { volume, exact: 0, bars };
}

/** All rows that candles lie in; one before the first where there are none. */
function rowsOf(candles: Float64Array, { rowSize, basis }: RowScale): RowSpan {
  const top = topOf(rowSize);
  let lowest = Infinity;
  let highest = -Infinity;
  for (let at = 0; at < candles.length; at += CANDLE_FIELDS) {
    const low = (candles[at + 3] as number) + basis;
    const high = (candles[at + 2] as number) + basis;
    // Few candles reach beyond all before them: only those are looked at closely.
    if (!(low < lowest || high > highest) || !isPlaceable(low, high, top)) continue;
    lowest = Math.min(lowest, low);
    highest = Math.max(highest, high);
  }
  if (lowest > highest) return { first: 0, last: -1 };
  const rowsPerPrice = 1 / rowSize;
  return { first: firstRow(lowest * rowsPerPrice), last: firstRow(highest * rowsPerPrice) };
}
