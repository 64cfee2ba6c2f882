import { ensureDefined } from '../../core/assert';
import { ROUNDING } from './row-span';
import { medianOf, smooth } from './smooth';

const SIGMA_ROWS = 1.5;
/** A peak must rise this share of the highest one out of what surrounds it, */
const MIN_PROMINENCE = 0.1;
/** and be this many times the median row. */
const MIN_MEDIANS = 1.5;
/** A low node holds at most this share of the smaller of the two high nodes beside it. */
const MAX_LOW_SHARE = 0.35;

/** A node in rows, counted from the first; the middle of row `i` is at `i + 0.5`. */
export interface RowNode {
  readonly kind: 'high' | 'low';
  readonly row: number;
  /** Where half of the prominence is gone. */
  readonly low: number;
  readonly high: number;
}

interface Peak {
  readonly node: RowNode;
  readonly height: number;
}

/** High-volume nodes, and the low-volume nodes between them, from the lowest price to the highest. */
export function findNodes(volume: Float64Array): readonly RowNode[] {
  const smoothed = smooth(volume, SIGMA_ROWS);
  const peaks = findPeaks(smoothed);
  return peaks.flatMap((peak, index) => {
    const next = peaks[index + 1];
    const valley = next && findValley(smoothed, peak, next);
    return valley ? [peak.node, valley] : [peak.node];
  });
}

function findPeaks(values: Float64Array): readonly Peak[] {
  const most = values.reduce((highest, value) => Math.max(highest, value), 0);
  const least = Math.max(MIN_MEDIANS * medianOf(values), most * MIN_PROMINENCE);
  const peaks: Peak[] = [];
  for (let row = 0, last: number; row < values.length; row = last + 1) {
    last = endOfLevel(values, row, most);
    const height = at(values, row);
    if (!(height > 0) || height < least || at(values, row - 1) >= height || at(values, last + 1) >= height)
      continue;
    const prominence = height - Math.max(colOf(values, row, -1), colOf(values, last, 1));
    if (prominence < most * MIN_PROMINENCE) continue;
    const level = height - prominence / 2;
    const [low, high] = [crossing(values, row, level, -1), crossing(values, last, level, 1)];
    peaks.push({ node: { kind: 'high', row: (row + last) >> 1, low, high }, height });
  }
  return peaks;
}

/** The last row that is as high as `row`, but for rounding, without a break. */
function endOfLevel(values: Float64Array, row: number, most: number): number {
  let last = row;
  while (last + 1 < values.length && Math.abs(at(values, last + 1) - at(values, row)) <= most * ROUNDING)
    last += 1;
  return last;
}

/** The lowest value on the way to something higher; beyond the ends nothing was traded. */
function colOf(values: Float64Array, from: number, step: 1 | -1): number {
  const height = at(values, from);
  let lowest = height;
  for (let row = from + step; row >= 0 && row < values.length; row += step) {
    if (at(values, row) > height * (1 + ROUNDING)) return lowest;
    lowest = Math.min(lowest, at(values, row));
  }
  return 0;
}

/** Where, going from a row, the values cross a level for the first time; at the end of the rows when they do not. */
function crossing(values: Float64Array, from: number, level: number, step: 1 | -1): number {
  const isBelow = at(values, from) < level;
  for (let row = from; row + step >= 0 && row + step < values.length; row += step) {
    const [here, there] = [at(values, row), at(values, row + step)];
    if (there < level !== isBelow) return row + 0.5 + (step * (here - level)) / (here - there);
  }
  return step > 0 ? values.length : 0;
}

function findValley(values: Float64Array, below: Peak, above: Peak): RowNode | undefined {
  const smaller = Math.min(below.height, above.height);
  const between = values.subarray(below.node.row, above.node.row + 1);
  const depth = between.reduce((lowest, value) => Math.min(lowest, value), Infinity);
  if (depth > MAX_LOW_SHARE * smaller) return undefined;
  const lowest = [...between.keys()].filter((row) => at(between, row) <= depth + smaller * ROUNDING);
  const row = below.node.row + ensureDefined(lowest[(lowest.length - 1) >> 1], 'lowest row');
  const level = (depth + smaller) / 2;
  return { kind: 'low', row, low: crossing(values, row, level, -1), high: crossing(values, row, level, 1) };
}

const at = (values: Float64Array, row: number) => values[row] ?? 0;
