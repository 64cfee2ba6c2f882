import { assert, ensureDefined } from '../../core/assert';
import type { FlowBar } from '../../flow/flow-bar';
import type { VenueId } from '../../market/venues';

/** A venue, and how its prices come to lie on those of the reference venue. */
export interface ProfileVenuePlace {
  readonly venue: VenueId;
  /** Added to its prices. */
  readonly basis: number;
}

/** What is known of one venue's trading over some time. */
export interface ProfileSource extends ProfileVenuePlace {
  /** Oldest first. */
  readonly bars: readonly FlowBar[];
  /** Oldest first, rows of {@link CANDLE_FIELDS}: start (epoch ms), open, high, low, close, volume, bought by takers or NaN. */
  readonly candles: Float64Array;
  readonly candleMs: number;
}

export const CANDLE_FIELDS = 7;

/** What is to be counted of a source. */
export interface ClippedSource extends ProfileVenuePlace {
  readonly bars: readonly FlowBar[];
  /** Runs of rows, oldest first. */
  readonly candles: readonly Float64Array[];
  readonly candleMs: number;
}

/**
 * The bars of a source that open within `[from, to)`, each time told once: bars of flow stand in for the candles that they
 * cover whole, and give way to a candle that they cover in part.
 */
export function clipSource(source: ProfileSource, from: number, to: number): ClippedSource {
  const { venue, basis, candleMs } = source;
  const bars = source.bars.filter(({ time }) => time >= from && time < to);
  const rows = source.candles.subarray(rowAt(source.candles, from), rowAt(source.candles, to));
  const kept: FlowBar[] = [];
  const candles: Float64Array[] = [];
  let [runStart, next, flowUntil] = [0, 0, -Infinity];
  const keepUntil = (end: number) => {
    for (; next < end; next += 1) {
      const bar = ensureDefined(bars[next], 'bar of flow');
      kept.push(bar);
      flowUntil = bar.time + bar.intervalMs;
    }
  };
  // The candles before the first bar and after the last are not looked at one by one.
  for (let at = rowAt(rows, opening(bars) - candleMs); at < rows.length; at += CANDLE_FIELDS) {
    const time = rows[at] as number;
    if (next === bars.length && time >= flowUntil) break;
    keepUntil(firstFrom(bars, next, time));
    const end = firstFrom(bars, next, time + candleMs);
    if (coveredMs(bars, next, end) + Math.max(0, flowUntil - time) < candleMs) {
      next = end;
      continue;
    }
    keepUntil(end);
    if (at > runStart) candles.push(rows.subarray(runStart, at));
    runStart = at + CANDLE_FIELDS;
  }
  keepUntil(bars.length);
  if (rows.length > runStart) candles.push(rows.subarray(runStart));
  return { venue, basis, candleMs, bars: kept, candles };
}

const opening = (bars: readonly FlowBar[]) => bars[0]?.time ?? Infinity;

/** Index of the first number of the first candle, of rows as a source has them, that opens at a time or later. */
export function rowAt(candles: Float64Array, time: number): number {
  let [low, high] = [0, candles.length / CANDLE_FIELDS];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candles[middle * CANDLE_FIELDS] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low * CANDLE_FIELDS;
}

/** The first bar, from `start` on, that opens at a time or later. */
function firstFrom(bars: readonly FlowBar[], start: number, time: number): number {
  let index = start;
  for (let bar = bars[index]; bar && bar.time < time; bar = bars[index]) index += 1;
  return index;
}

function coveredMs(bars: readonly FlowBar[], start: number, end: number): number {
  let covered = 0;
  for (let index = start; index < end; index += 1) covered += bars[index]?.intervalMs ?? 0;
  return covered;
}

/** @throws when two sources of one venue tell of the same time, which would be counted twice. */
export function assertApart(sources: readonly ProfileSource[]): void {
  const spans = sources.flatMap((source) => {
    const { venue } = source;
    const { from, to } = spanOf(source);
    return from < to ? [{ venue, from, to }] : [];
  });
  for (const { venue, from, to } of spans) {
    const inside = spans.filter((other) => other.venue === venue && other.from < to && other.to > from);
    assert(inside.length === 1, `the sources of ${venue} tell of different times`);
  }
}

function spanOf({ bars, candles, candleMs }: ProfileSource): { readonly from: number; readonly to: number } {
  const last = bars.at(-1);
  return {
    from: Math.min(bars[0]?.time ?? Infinity, candles[0] ?? Infinity),
    to: Math.max(
      last ? last.time + last.intervalMs : -Infinity,
      (candles[candles.length - CANDLE_FIELDS] ?? -Infinity) + candleMs,
    ),
  };
}
