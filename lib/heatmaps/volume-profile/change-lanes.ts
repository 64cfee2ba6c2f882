import { firstRow, isBetween, isPlaceable, isVolume, lastRow, MAX_ROWS, type RowScale } from './row-span';
import type { RowStore } from './row-store';
import { CANDLE_FIELDS } from './source';

/** What running sums leave behind, as a share of the largest, where nothing was laid. */
const DUST = 1e-11;

/** A taker volume may exceed the whole by this share of it, for rounding. */
const TAKER_SLACK = 1 + 1e-9;

/**
 * Numbers of a row, side by side so that they are fetched together: by how much what lies in it differs from what lies in a
 * row that the same candles go all the way through (bought, sold, not known, nothing), then by how much more that is from
 * the row after it on (the same four). So a candle takes the same time however many rows it has: only its two ends are
 * noted, and summed up once.
 */
const LANES_BITS = 3;
const LANES = 1 << LANES_BITS;
const UNKNOWN_LANE = 2;
const CHANGE_LANE = 4;

/** Rows that lanes are made for beyond those that are needed, at the least. */
const MIN_SPARE = 16;

/** What was noted of candles. */
interface Noted {
  /** Numbers of the rows from `lowest` to `highest`, the last of them spare for what lies on its edge. */
  lanes: Float64Array;
  lowest: number;
  highest: number;
  /** How many candles made sense, and their volume. */
  bars: number;
  volume: number;
}

/** Notes candles in lanes, which are widened where one lies beyond them. */
export function noteCandles(candles: Float64Array, scale: RowScale): Noted {
  const noted: Noted = {
    lanes: new Float64Array(0),
    lowest: Infinity,
    highest: -Infinity,
    bars: 0,
    volume: 0,
  };
  const rowsPerPrice = 1 / scale.rowSize;
  for (let at = 0; at < candles.length;) {
    const start = ((candles[at + 3] as number) + scale.basis) * rowsPerPrice;
    const end = ((candles[at + 2] as number) + scale.basis) * rowsPerPrice;
    // Where it lies and not which row it begins in, which may be the next: or it would never be in place.
    if (isPlaceable(start, end, MAX_ROWS)) widen(noted, start | 0, end | 0);
    else at += CANDLE_FIELDS;
    at = noteWithin(candles, at, rowsPerPrice, scale.basis, noted);
  }
  return noted;
}

/**
 * Notes candles from one on. One loop on local numbers that calls nothing but comparisons: a year has half a million
 * candles, and split up into methods it takes twice as long.
 * @returns where the first candle begins that there are no lanes for.
 */
function noteWithin(
  candles: Float64Array,
  from: number,
  rowsPerPrice: number,
  basis: number,
  noted: Noted,
): number {
  const { lanes, lowest, highest } = noted;
  // Whole also for the compiler, which takes what may be infinite for a fraction.
  const origin = lowest | 0;
  let bars = 0;
  let volume = 0;
  let at = from;
  for (; at < candles.length; at += CANDLE_FIELDS) {
    const size = candles[at + 5] as number;
    const start = ((candles[at + 3] as number) + basis) * rowsPerPrice;
    const end = ((candles[at + 2] as number) + basis) * rowsPerPrice;
    if (!isVolume(size)) continue;
    if (!isBetween(start, end, lowest, highest)) break;
    bars += 1;
    volume += size;
    const bought = candles[at + 6] as number;
    // More than all, or not told.
    const isKnown = bought >= 0 && bought <= size * TAKER_SLACK;
    const lane = isKnown ? 0 : UNKNOWN_LANE;
    const one = isKnown && bought < size ? bought : size;
    const other = size - one;
    const first = firstRow(start);
    const last = lastRow(first, end);
    // A shift, since every product would be checked for overflow and for a negative zero.
    const low = ((first - origin) << LANES_BITS) + lane;
    const high = ((last - origin) << LANES_BITS) + lane;
    // In one row or in two: noted in full, as nothing goes on behind it.
    if (end - start < 1) {
      const tail = last > first ? (end - last) / (end - start) : 0;
      lanes[low] = (lanes[low] as number) + (1 - tail) * one;
      lanes[low + 1] = (lanes[low + 1] as number) + (1 - tail) * other;
      lanes[high] = (lanes[high] as number) + tail * one;
      lanes[high + 1] = (lanes[high + 1] as number) + tail * other;
      continue;
    }
    const share = 1 / (end - start);
    const ones = one * share;
    const others = other * share;
    const head = first + 1 - start;
    const missing = last + 1 - end;
    lanes[low] = (lanes[low] as number) + head * ones;
    lanes[low + 1] = (lanes[low + 1] as number) + head * others;
    lanes[low + CHANGE_LANE] = (lanes[low + CHANGE_LANE] as number) + ones;
    lanes[low + CHANGE_LANE + 1] = (lanes[low + CHANGE_LANE + 1] as number) + others;
    lanes[high] = (lanes[high] as number) - missing * ones;
    lanes[high + 1] = (lanes[high + 1] as number) - missing * others;
    lanes[high + CHANGE_LANE] = (lanes[high + CHANGE_LANE] as number) - ones;
    lanes[high + CHANGE_LANE + 1] = (lanes[high + CHANGE_LANE + 1] as number) - others;
  }
  noted.bars += bars;
  noted.volume += volume;
  return at;
}

/** Makes room for rows from `first` to `last` and, so that it is seldom done again, for a quarter more on either side. */
function widen(noted: Noted, first: number, last: number): void {
  const { lanes, lowest, highest } = noted;
  const spare = MIN_SPARE + (lanes.length >> (LANES_BITS + 2));
  const begin = Math.max(0, Math.min(first, lowest) - spare);
  const end = Math.max(last, highest) + spare;
  const wider = new Float64Array(LANES * (end + 1 - begin));
  if (lanes.length > 0) wider.set(lanes, LANES * (lowest - begin));
  Object.assign(noted, { lanes: wider, lowest: begin, highest: end });
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
    const row = origin + at / LANES;
    store.add(row, lanes[at] as number, lanes[at + 1] as number, lanes[at + UNKNOWN_LANE] as number);
  }
}

/** Adds to what was noted for each row what candles that began before it have there. */
function sumUp(lanes: Float64Array): void {
  for (let lane = 0; lane <= UNKNOWN_LANE; lane += 1) {
    let [inside, most] = [0, 0];
    for (let at = lane; at < lanes.length; at += LANES) {
      const size = (lanes[at] as number) + (inside > most * DUST ? inside : 0);
      lanes[at] = Math.max(0, size);
      inside += lanes[at + CHANGE_LANE] as number;
      most = Math.max(most, inside);
    }
  }
}

const isEmptyAt = (lanes: Float64Array, at: number) =>
  lanes[at] === 0 && lanes[at + 1] === 0 && lanes[at + UNKNOWN_LANE] === 0;
