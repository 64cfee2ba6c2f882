import { firstRow, isPlaceable, isVolume, lastRow, type RowScale } from './row-span';
import type { RowStore } from './row-store';
import { CANDLE_FIELDS } from './source';

/** What running sums leave behind, as a share of the largest, where nothing was laid. */
const DUST = 1e-11;

/** A taker volume may exceed the whole by this share of it, for rounding. */
const TAKER_SLACK = 1 + 1e-9;

/**
 * Numbers of a row, side by side so that they are fetched together: what lies in it of candles that begin or end there
 * (bought, sold, not known, nothing), then by how much the volume inside of candles changes from the row before (the same
 * four). So a candle takes the same time however many rows it has: only the changes are noted, and summed up once.
 */
export const LANES = 8;
const UNKNOWN_LANE = 2;
const CHANGE_LANE = 4;

/**
 * Notes candles in the lanes of the rows from `origin` on. One loop on local numbers that calls nothing but comparisons: a
 * year has half a million candles, and split up into methods it takes twice as long.
 * @returns how many candles made sense, and their volume.
 */
export function noteCandles(
  candles: Float64Array,
  { rowSize, basis }: RowScale,
  lanes: Float64Array,
  origin: number,
): { readonly bars: number; readonly volume: number } {
  const rowsPerPrice = 1 / rowSize;
  let bars = 0;
  let volume = 0;
  for (let at = 0; at < candles.length; at += CANDLE_FIELDS) {
    const size = candles[at + 5] as number;
    const lowest = (candles[at + 3] as number) + basis;
    const highest = (candles[at + 2] as number) + basis;
    if (!isVolume(size) || !isPlaceable(lowest, highest, rowSize)) continue;
    bars += 1;
    volume += size;
    const bought = candles[at + 6] as number;
    // More than all, or not told.
    const isKnown = bought >= 0 && bought <= size * TAKER_SLACK;
    const lane = isKnown ? 0 : UNKNOWN_LANE;
    const one = isKnown && bought < size ? bought : size;
    const other = size - one;
    const start = lowest * rowsPerPrice;
    const end = highest * rowsPerPrice;
    const first = firstRow(start);
    const last = lastRow(first, end);
    const low = LANES * (first - origin) + lane;
    if (first === last) {
      lanes[low] = (lanes[low] as number) + one;
      lanes[low + 1] = (lanes[low + 1] as number) + other;
      continue;
    }
    const share = 1 / (end - start);
    const ones = one * share;
    const others = other * share;
    const head = first + 1 - start;
    const tail = end - last;
    const after = low + LANES + CHANGE_LANE;
    const high = LANES * (last - origin) + lane;
    const before = high + CHANGE_LANE;
    lanes[low] = (lanes[low] as number) + head * ones;
    lanes[low + 1] = (lanes[low + 1] as number) + head * others;
    lanes[after] = (lanes[after] as number) + ones;
    lanes[after + 1] = (lanes[after + 1] as number) + others;
    lanes[high] = (lanes[high] as number) + tail * ones;
    lanes[high + 1] = (lanes[high + 1] as number) + tail * others;
    lanes[before] = (lanes[before] as number) - ones;
    lanes[before + 1] = (lanes[before + 1] as number) - others;
  }
  return { bars, volume };
}

/** Adds what was noted to the rows of a store; to be done once, when all is. */
export function addLanes(lanes: Float64Array, origin: number, store: RowStore): void {
  sumUp(lanes);
  let [start, end] = [0, lanes.length];
  while (start < end && isEmptyAt(lanes, start)) start += LANES;
  while (start < end && isEmptyAt(lanes, end - LANES)) end -= LANES;
  if (start === end) return;
  store.reserve(origin + start / LANES, origin + end / LANES);
  for (let at = start; at < end; at += LANES) {
    const [buy, sell] = [lanes[at] as number, lanes[at + 1] as number];
    store.add(origin + at / LANES, buy, sell, lanes[at + UNKNOWN_LANE] as number);
  }
}

/** Adds the inside of candles to what lies in each row. */
function sumUp(lanes: Float64Array): void {
  let most = 0;
  for (let at = LANES; at < lanes.length; at += LANES) {
    for (let lane = at + CHANGE_LANE; lane < at + LANES; lane += 1) {
      lanes[lane] = (lanes[lane] as number) + (lanes[lane - LANES] as number);
      if ((lanes[lane] as number) > most) most = lanes[lane] as number;
    }
  }
  for (let at = 0; at < lanes.length; at += LANES) {
    for (let lane = at; lane < at + CHANGE_LANE; lane += 1) {
      const inside = lanes[lane + CHANGE_LANE] as number;
      if (inside > most * DUST) lanes[lane] = (lanes[lane] as number) + inside;
    }
  }
}

const isEmptyAt = (lanes: Float64Array, at: number) =>
  lanes[at] === 0 && lanes[at + 1] === 0 && lanes[at + UNKNOWN_LANE] === 0;
