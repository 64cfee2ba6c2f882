import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import { type Goal, goalsOf } from '../backfill/goals';
import type { FlowBar } from '../flow/flow-bar';
import { CANDLE_FIELDS } from '../heatmaps/volume-profile/source';
import type { TimeSpan } from '../heatmaps/volume-profile/sessions';
import type { Instrument } from '../market/instrument';
import type { SourceParts } from './profile-sources';

/** Bars of one length: rows of [opening in epoch ms, high, low], oldest first; NaN where those are not known. */
export interface PooledCandles {
  readonly barMs: number;
  readonly rows: Float64Array;
}

/** Lengths to choose from; each is a multiple of the one before. */
const STEPS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, DAY_MS];
/** More would only cost time: a chart has no more pixels for them. */
const MOST = 600;
/** What venues tell of the past is fetched now and then: what came since is read from what was recorded here. */
const RECENT_MS = 2 * HOUR_MS;
/** What was traded in a bar may be heard of so long after its end. */
const LATE_MS = 2 * MINUTE_MS;

/**
 * The highs and lows of an instrument over a stretch of time. Each bar that has begun is there, also one whose range is not
 * known: it may reach anywhere.
 * @param instrument undefined where nobody records what the chart shows: then no range is known.
 * @param open the minute that is not over, if it is known.
 */
export async function candleRun(
  parts: SourceParts,
  instrument: Instrument | undefined,
  { from, to }: TimeSpan,
  now: number,
  open: FlowBar | undefined,
): Promise<PooledCandles> {
  const goals = instrument
    ? goalsOf(parts.exchanges[instrument.venue], instrument, now).filter(({ kind }) => kind === 'candles')
    : [];
  const barMs = lengthFor({ from, to }, goals);
  const pool = new HighLows(barMs);
  if (instrument) await fill(pool, parts, instrument, { from, to, now, goals });
  if (open) pool.add(open.time, open.high, open.low);
  return { barMs, rows: pool.rows({ from, to: Math.min(to, now) }, now - LATE_MS) };
}

interface Wanted extends TimeSpan {
  readonly now: number;
  readonly goals: readonly Goal[];
}

/** Adds what a venue told of the past and what was recorded since. */
async function fill(
  pool: HighLows,
  { bars, pages }: SourceParts,
  { venue, symbol }: Instrument,
  { from, to, now, goals }: Wanted,
): Promise<void> {
  let until = to;
  for (const { series, wanted } of goals) {
    const start = Math.max(from, wanted.from);
    if (start >= until) continue;
    for (const { rows } of await pages.load(series, start, until)) {
      for (let at = 0; at < rows.length; at += CANDLE_FIELDS)
        pool.add(rows[at] ?? NaN, rows[at + 2] ?? NaN, rows[at + 3] ?? NaN);
    }
    until = start;
  }
  const recent = Math.max(from, now - RECENT_MS);
  const recorded = recent < to ? (await bars.loadAll({ venue, symbol }, recent, to)).bars : [];
  for (const { time, high, low } of recorded) pool.add(time, high, low);
}

/** Few enough bars, none shorter than the candles that they are made of. */
function lengthFor({ from, to }: TimeSpan, goals: readonly Goal[]): number {
  const finest = goals.find(({ wanted }) => wanted.from <= from) ?? goals.at(-1);
  const leastMs = finest?.intervalMs ?? 0;
  return STEPS_MS.find((step) => step >= leastMs && (to - from) / step <= MOST) ?? DAY_MS;
}

/** The highest and lowest price of each bar. */
class HighLows {
  private readonly byTime = new Map<number, readonly [high: number, low: number]>();

  constructor(private readonly barMs: number) {}

  add(time: number, high: number, low: number): void {
    if (!Number.isFinite(time + high + low)) return;
    const start = Math.floor(time / this.barMs) * this.barMs;
    const held = this.byTime.get(start);
    this.byTime.set(start, held ? [Math.max(held[0], high), Math.min(held[1], low)] : [high, low]);
  }

  /**
   * All bars that overlap a stretch. In a hole between known ones the price went from one to the other; before the first and
   * behind the last it may have been anywhere.
   * @param settled epoch ms: a bar that ends later, behind the last known one, is still to come and left out.
   */
  rows({ from, to }: TimeSpan, settled: number): Float64Array {
    const { byTime, barMs } = this;
    const first = Math.floor(from / barMs) * barMs;
    const times = [...byTime.keys()].filter((time) => time >= first && time < to).toSorted((a, b) => a - b);
    const rows: number[] = [];
    let next = 0;
    for (let time = first; time < to; time += barMs) {
      const held = byTime.get(time);
      if (held) next += 1;
      else if (next > 0 && next === times.length && time + barMs > settled) break;
      rows.push(time, ...(held ?? this.hole(times[next - 1], times[next])));
    }
    return Float64Array.from(rows);
  }

  /** Between two known bars; before the first and behind the last one of them is missing. */
  private hole(before: number | undefined, after: number | undefined): readonly [high: number, low: number] {
    const [one, other] = [before, after].map((time) => this.byTime.get(time ?? Number.NaN));
    if (!one || !other) return [Number.NaN, Number.NaN];
    return [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
  }
}
