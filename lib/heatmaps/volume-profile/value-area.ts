import { ROUNDING, type RowSpan } from './row-span';

/** The share of the volume that is value. */
export const VALUE_SHARE = 0.7;

/** How the value area is found: from the point of control outwards, or as the fewest rows that hold enough. */
export type ValueAreaMethod = 'expansion' | 'shortest';

/** The rows that hold at least 70 % of the volume around its point of control. */
export const valueArea = (volume: Float64Array, poc: number, method: ValueAreaMethod) =>
  method === 'expansion' ? expandedArea(volume, poc) : shortestArea(volume);

/**
 * The value area as the Chicago Board of Trade computed it: of the two rows above and the two below, those that hold more
 * are taken in, the upper of equal ones, until there is enough. A row that is alone on its side counts alone.
 */
function expandedArea(volume: Float64Array, poc: number): RowSpan {
  const end = volume.length - 1;
  const enough = enoughOf(volume);
  let [first, last, held] = [poc, poc, at(volume, poc)];
  while (held < enough && (first > 0 || last < end)) {
    const above = at(volume, last + 1) + at(volume, last + 2);
    const below = at(volume, first - 1) + at(volume, first - 2);
    const isUp = first === 0 || (last < end && above >= below * (1 - ROUNDING));
    if (isUp) last = Math.min(end, last + 2);
    else first = Math.max(0, first - 2);
    held += isUp ? above : below;
  }
  return { first, last };
}

/** The fewest rows side by side that hold enough, the lowest of equally few. */
function shortestArea(volume: Float64Array): RowSpan {
  const sums = runningSums(volume);
  const enough = enoughOf(volume);
  let best: RowSpan = { first: 0, last: volume.length - 1 };
  for (let first = 0, last = 0; first < volume.length; first += 1) {
    while (last < volume.length && at(sums, last + 1) - at(sums, first) < enough) last += 1;
    if (last === volume.length) break;
    if (last - first < best.last - best.first) best = { first, last };
  }
  return best;
}

/** The share (0…1) of the volume that some rows hold. */
export const shareOf = (volume: Float64Array, { first, last }: RowSpan) =>
  sum(volume.subarray(first, last + 1)) / sum(volume);

/** The largest rows that together hold 70 %, lowest first; those as large as the least of them all count. */
export function largestRows(volume: Float64Array): readonly number[] {
  const enough = enoughOf(volume);
  let [held, least] = [0, Infinity];
  for (const size of volume.toSorted().toReversed()) {
    if (held >= enough) break;
    [held, least] = [held + size, size];
  }
  return [...volume.keys()].filter((row) => at(volume, row) >= least * (1 - ROUNDING));
}

/** Whether the largest rows do not lie side by side: trading had two centres. */
export function isBimodal(volume: Float64Array): boolean {
  const rows = largestRows(volume);
  return rows.some((row, index) => index > 0 && row !== (rows[index - 1] as number) + 1);
}

const enoughOf = (volume: Float64Array) => VALUE_SHARE * sum(volume) * (1 - ROUNDING);

const sum = (volume: Float64Array) => volume.reduce((total, each) => total + each, 0);

const at = (values: Float64Array, index: number) => values[index] ?? 0;

function runningSums(volume: Float64Array): Float64Array {
  const sums = new Float64Array(volume.length + 1);
  for (let row = 0; row < volume.length; row += 1) sums[row + 1] = at(sums, row) + at(volume, row);
  return sums;
}
