import { DAY_MS, MINUTE_MS } from '../core/durations';
import { sideFlows, type SideFlows } from '../analysis/divergence/side-flow';
import { openInterestMoves } from '../heatmaps/open-interest/moves';
import type { Instrument } from '../market/instrument';
import type { BarLibrary } from './bar-library';

const INTERVAL_MS = 5 * MINUTE_MS;
/** Five days of windows before the present one, and the hours that a first average range takes. */
const SPAN_MS = 6 * DAY_MS;

/**
 * What was opened and closed over the hours before `now` (epoch ms), of the contracts among `instruments`; undefined where
 * none is known. @throws when what is stored cannot be read.
 */
export async function interestOf(
  library: Pick<BarLibrary, 'load'>,
  instruments: readonly Instrument[],
  now: number,
): Promise<SideFlows | undefined> {
  const to = now - (now % INTERVAL_MS);
  const parts = [];
  // One after the other: each takes the thread for some ten milliseconds.
  for (const instrument of instruments) {
    if (instrument.contract === 'spot') continue;
    const bars = await library.load(instrument, { from: to - SPAN_MS, to, intervalMs: INTERVAL_MS });
    parts.push({ venue: instrument.venue, moves: openInterestMoves(bars) });
  }
  return sideFlows(parts, to);
}
