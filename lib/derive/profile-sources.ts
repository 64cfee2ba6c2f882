import { MINUTE_MS } from '../core/durations';
import type { Exchange } from '../exchanges/exchange';
import { goalsOf } from '../backfill/goals';
import { type ProfileSource, rowAt } from '../heatmaps/volume-profile/source';
import type { Instrument } from '../market/instrument';
import type { VenueId } from '../market/venues';
import type { BarStore } from '../storage/bar-store';
import type { PageStore } from '../storage/page-store';

export interface SourceParts {
  readonly exchanges: Readonly<Record<VenueId, Exchange>>;
  readonly bars: Pick<BarStore, 'loadAll'>;
  readonly pages: Pick<PageStore, 'load'>;
}

export interface SourceRange {
  readonly from: number;
  readonly to: number;
  /** Added to the venue's prices. */
  readonly basis: number;
  readonly now: number;
}

/**
 * What is known of an instrument's trading over a stretch of time: what was recorded here, the candles that its venue
 * told of elsewhere, and before those the longer candles that reach further back. Each source tells of a time of its own.
 */
export async function profileSources(
  { exchanges, bars, pages }: SourceParts,
  instrument: Instrument,
  { from, to, basis, now }: SourceRange,
): Promise<readonly ProfileSource[]> {
  const { venue, symbol } = instrument;
  const goals = goalsOf(exchanges[venue], instrument, now).filter(({ kind }) => kind === 'candles');
  const { bars: recorded } = await bars.loadAll({ venue, symbol }, from, to);
  const sources: ProfileSource[] = [];
  let until = to;
  for (const [index, { series, intervalMs, wanted }] of goals.entries()) {
    const longer = goals[index + 1];
    // The longer candles end where these begin: between two of them.
    const start = longer ? Math.max(from, ceilTo(wanted.from, longer.intervalMs)) : from;
    if (start >= until) continue;
    const told = join((await pages.load(series, start, until)).map(({ rows }) => rows));
    sources.push({
      venue,
      basis,
      bars: recorded.filter(opensIn(start, until)),
      candles: told.subarray(rowAt(told, start), rowAt(told, until)),
      candleMs: intervalMs,
    });
    until = start;
  }
  if (goals.length > 0) return sources;
  return [{ venue, basis, bars: recorded, candles: new Float64Array(), candleMs: MINUTE_MS }];
}

const ceilTo = (time: number, stepMs: number) => Math.ceil(time / stepMs) * stepMs;

const opensIn =
  (from: number, to: number) =>
  ({ time }: { readonly time: number }) =>
    time >= from && time < to;

function join(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
