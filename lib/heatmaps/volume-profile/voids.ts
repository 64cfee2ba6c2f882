import type { RowSpan } from './row-span';
import { medianOf } from './smooth';

/** A row of a void holds less than this share of the median row of the value area. */
const VOID_SHARE = 0.15;
/** As a share of the price in its middle. */
const MIN_WIDTH = 0.003;

/**
 * Stretches of rows that hardly anything was traded in and that are wide enough to matter.
 * @param firstBin the first row counted from price 0.
 * @param area the value area.
 */
export function findVoids(volume: Float64Array, firstBin: number, area: RowSpan): readonly RowSpan[] {
  const limit = VOID_SHARE * medianOf(volume.subarray(area.first, area.last + 1));
  const voids: RowSpan[] = [];
  for (let first = 0, end: number; first < volume.length; first = end + 1) {
    end = first;
    while (end < volume.length && (volume[end] as number) < limit) end += 1;
    const middle = firstBin + (first + end) / 2;
    if (end > first && end - first >= MIN_WIDTH * middle) voids.push({ first, last: end - 1 });
  }
  return voids;
}
