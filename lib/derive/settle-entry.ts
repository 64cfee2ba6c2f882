import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import type { FlowBar } from '../flow/flow-bar';
import { readChunks } from '../heatmaps/codec/read-chunks';
import type { HeatSeries } from '../heatmaps/columns/series';
import { baselineReachMs } from '../journal/baseline';
import { dueAt, type EntryHead } from '../journal/entry';
import type { Outcome } from '../journal/outcome';
import { endOf, type PriceBar } from '../journal/race';
import { scoreEntry } from '../journal/score';
import { crossedAt } from '../journal/zone-course';
import { AFTER_CROSSING_MS, massOf, type ZoneMasses } from '../journal/zone-mass';
import type { Instrument } from '../market/instrument';
import type { ColumnStore } from '../storage/column-store';
import type { BarLibrary } from './bar-library';
import { DERIVED_STEP_MS } from './layer';

export interface SettleParts {
  readonly library: Pick<BarLibrary, 'load'>;
  readonly columns: Pick<ColumnStore, 'load'>;
  /** Epoch ms on the exchanges' clocks. */
  readonly now: number;
}

const COARSE_MS = 5 * MINUTE_MS;

/**
 * Scores a journal entry by what is known of its venue's past. Undefined while it is under way and undecided.
 * @throws when what is stored cannot be read.
 */
export async function settleEntry(
  entry: EntryHead,
  instrument: Instrument,
  { library, columns, now }: SettleParts,
): Promise<Outcome | undefined> {
  const bars = await barsFor(entry, instrument, library, now);
  const masses = await massesFor(entry, bars, columns, now);
  return scoreEntry(entry, { bars, ...(masses && { masses }), now });
}

/** Bars of a minute since the read, of five where minutes are missing, and coarser ones of before where there are many. */
async function barsFor(
  entry: EntryHead,
  instrument: Instrument,
  library: SettleParts['library'],
  now: number,
): Promise<readonly PriceBar[]> {
  const { readAt, horizonMs } = entry;
  const since = readAt - (readAt % HOUR_MS);
  const to = Math.min(now, dueAt(entry) + COARSE_MS);
  const pastMs = horizonMs <= DAY_MS ? MINUTE_MS : horizonMs <= 4 * DAY_MS ? COARSE_MS : HOUR_MS;
  const [past, minutes, coarse] = await Promise.all([
    library.load(instrument, { from: since - baselineReachMs(horizonMs), to: since, intervalMs: pastMs }),
    library.load(instrument, { from: since, to, intervalMs: MINUTE_MS }),
    library.load(instrument, { from: since, to, intervalMs: COARSE_MS }),
  ]);
  return [...past, ...withoutHoles(minutes, coarse)];
}

/** The fine bars, with a coarse one in the place of those of which some are missing. */
function withoutHoles(fine: readonly FlowBar[], coarse: readonly FlowBar[]): readonly FlowBar[] {
  const times = new Set(fine.map(({ time }) => time));
  const isWhole = (bar: FlowBar) => {
    for (let time = bar.time; time < endOf(bar); time += MINUTE_MS) if (!times.has(time)) return false;
    return true;
  };
  const standIns = coarse.filter((bar) => !isWhole(bar));
  const replaced = new Set(standIns.map(({ time }) => time));
  const kept = fine.filter(({ time }) => !replaced.has(time - (time % COARSE_MS)));
  return [...kept, ...standIns].toSorted((one, other) => one.time - other.time);
}

/** What the liquidation map held in the zone before and after the price went through it; undefined where that is not known. */
async function massesFor(
  entry: EntryHead,
  bars: readonly PriceBar[],
  columns: SettleParts['columns'],
  now: number,
): Promise<ZoneMasses | undefined> {
  const { zone, market, readAt } = entry;
  if (!zone) return undefined;
  const crossed = crossedAt(zone, bars, { from: readAt, until: Math.min(now, dueAt(entry)) });
  if (typeof crossed === 'string' || crossed + AFTER_CROSSING_MS > now) return undefined;
  const series: HeatSeries = { layer: 'liquidation', market, source: 'all', stepMs: DERIVED_STEP_MS };
  const until = crossed + AFTER_CROSSING_MS + DERIVED_STEP_MS;
  const { chunks } = await columns.load(series, readAt - DERIVED_STEP_MS, until);
  const known = (await readChunks(chunks)).columns;
  const massAt = (time: number) => {
    const column = known.find((each) => each.time <= time && time < each.time + each.stepMs);
    return column && massOf(column, zone);
  };
  const [before, after] = [massAt(readAt), massAt(crossed + AFTER_CROSSING_MS)];
  return before === undefined || after === undefined ? undefined : { before, after };
}
