import { addLanes, noteCandles } from './change-lanes';
import type { RowScale } from './row-span';
import type { RowStore } from './row-store';

/** What was laid on rows. */
export interface Laid {
  /** Base units: all, and of it what is known to lie in the row it was traded in. */
  readonly volume: number;
  readonly exact: number;
  /** How many bars made sense; of the others nothing is laid. */
  readonly bars: number;
}

/**
 * Lays the volume of candles, rows of `CANDLE_FIELDS`, evenly over each one's range from low to high. What takers
 * bought and sold is told apart where the candle knows it. The time does not depend on how many rows a candle covers.
 */
export function layCandles(candles: Float64Array, scale: RowScale, store: RowStore): Laid {
  const { lanes, lowest, volume, bars } = noteCandles(candles, scale);
  addLanes(lanes, lowest, store);
  return { volume, exact: 0, bars };
}
