import { ROUNDING } from './row-span';

/**
 * The row with most volume; undefined when there is none. Of equal ones the closest to the middle of the rows, then the
 * lower.
 * @param volume of the rows from the lowest to the highest traded.
 */
export function pointOfControl(volume: Float64Array): number | undefined {
  let most = 0;
  for (let row = 0; row < volume.length; row += 1) most = Math.max(most, volume[row] as number);
  if (!(most > 0)) return undefined;
  const middle = (volume.length - 1) / 2;
  let [found, distance] = [0, Infinity];
  for (let row = 0; row < volume.length; row += 1) {
    if ((volume[row] as number) < most * (1 - ROUNDING) || Math.abs(row - middle) >= distance) continue;
    [found, distance] = [row, Math.abs(row - middle)];
  }
  return found;
}
