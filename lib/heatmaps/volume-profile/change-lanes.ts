import { firstRow, isBetween, isPlaceable, isVolume, lastRow, MAX_ROWS, type RowScale } from './row-span';
import type { RowStore } from './row-store';
import { CANDLE_FIELDS } from './source';

/** What running sums leave behind, as a share of the largest, where nothing was laid. */
const DUST = 1e-11;

/** A taker volume may exceed the whole by this share of it, for rounding. */
const TAKER_SLACK = 1 + 1e-9;

/**
 * Numbers of a row, side by side so that they are fetched together: by how much more lies in it than in the row before it
 * (bought, sold, not known, nothing). So a candle takes the same time however many rows it has: only what changes at its
 * two ends is noted, which is summed up once.
 */
const LANES_BITS = 2;
const LANES = 1 << LANES_BITS;
const UNKNOWN_LANE = 2;

/** Rows that lanes are made for beyond those that are needed, at the least. */
const MIN_SPARE = 16;

/** What was noted of candles. */
interface Noted {
  /** Numbers of the rows from `lowest` to `highest` and, for what lies on the edge of that and ends there, of two more. */
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
    // Shares of the candle: by how much more of it lies in the row than before, at its first and its last row and after them.
    let enters: number;
    let goesOn: number;
    let ends: number;
    let leaves: number;
    if (end - start < 1) {
      // In one row or in two. A height of nothing would be divided by.
      ends = last > first ? (end - last) / (end - start) : 0;
      enters = 1 - ends;
      goesOn = -enters;
      leaves = -ends;
    } else {
      const share = 1 / (end - start);
      enters = (first + 1 - start) * share;
      goesOn = share - enters;
      ends = (end - last - 1) * share;
      leaves = -share - ends;
    }
    lanes[low] = (lanes[low] as number) + enters * one;
    lanes[low + 1] = (lanes[low + 1] as number) + enters * other;
    lanes[low + LANES] = (lanes[low + LANES] as number) + goesOn * one;
    lanes[low + LANES + 1] = (lanes[low + LANES + 1] as number) + goesOn * other;
    lanes[high] = (lanes[high] as number) + ends * one;
    lanes[high + 1] = (lanes[high + 1] as number) + ends * other;
    lanes[high + LANES] = (lanes[high + LANES] as number) + leaves * one;
    lanes[high + LANES + 1] = (lanes[high + LANES + 1] as number) + leaves * other;
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
  const wider = new Float64Array(LANES * (end + 3 - begin));
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

/** Adds to what was noted for each row all that was noted before it. */
function sumUp(lanes: Float64Array): void {
  for (let lane = 0; lane <= UNKNOWN_LANE; lane += 1) {
    let [inside, most] = [0, 0];
    for (let at = lane; at < lanes.length; at += LANES) {
      inside += lanes[at] as number;
      most = Math.max(most, inside);
      lanes[at] = inside > most * DUST ? inside : 0;
    }
  }
}

const isEmptyAt = (lanes: Float64Array, at: number) =>
  lanes[at] === 0 && lanes[at + 1] === 0 && lanes[at + UNKNOWN_LANE] === 0;
