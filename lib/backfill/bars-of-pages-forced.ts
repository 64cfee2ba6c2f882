import type { FlowBar, ForcedClose } from '../flow/flow-bar';
import { barEnd } from '../flow/flow-run';
import type { ForcedRow, TotalRow } from './bars-of-pages-rows';

/** What was closed in intervals of one length. */
export interface Totals {
  readonly stepMs: number;
  readonly rows: readonly TotalRow[];
}

/** Forced closes by the time of their bar. */
type Closes = Map<number, ForcedClose[]>;

/**
 * The forced closes of each bar, by its time; bars without any are left out.
 * @param totals longs are placed at the lowest price of their interval and shorts at its highest, as it is there that the
 * price reached the most of them; those of an interval without bars have no price and are left out.
 */
export function forcedCloses(
  bars: readonly FlowBar[],
  single: readonly ForcedRow[],
  totals: Totals,
): ReadonlyMap<number, readonly ForcedClose[]> {
  const closes: Closes = new Map();
  for (const { time, price, size, side } of single) {
    const [bar] = barsWithin(bars, time, time + 1);
    if (bar) add(closes, bar, { price, size, position: side === 1 ? 'long' : 'short' });
  }
  for (const total of totals.rows)
    place(closes, total, barsWithin(bars, total.time, total.time + totals.stepMs));
  return closes;
}

function place(closes: Closes, { longs, shorts }: TotalRow, bars: readonly FlowBar[]): void {
  const [first] = bars;
  if (!first) return;
  const lowest = bars.reduce((least, bar) => (bar.low < least.low ? bar : least), first);
  const highest = bars.reduce((most, bar) => (bar.high > most.high ? bar : most), first);
  if (longs > 0) add(closes, lowest, { price: lowest.low, size: longs, position: 'long', placed: true });
  if (shorts > 0)
    add(closes, highest, { price: highest.high, size: shorts, position: 'short', placed: true });
}

function add(closes: Closes, { time }: FlowBar, close: ForcedClose): void {
  const list = closes.get(time);
  if (list) list.push(close);
  else closes.set(time, [close]);
}

/** The bars that overlap `[from, to)`. */
function barsWithin(bars: readonly FlowBar[], from: number, to: number): readonly FlowBar[] {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const bar = bars[middle];
    if (bar && barEnd(bar) <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((bars[end]?.time ?? Infinity) < to) end += 1;
  return bars.slice(low, end);
}
