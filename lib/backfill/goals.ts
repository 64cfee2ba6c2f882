import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/durations';
import type { Exchange } from '../exchanges/exchange';
import type { Instrument } from '../market/instrument';
import type { PageSeries, Span } from '../storage/page-store';
import type { HistoryKind } from './rows';

interface Wish {
  readonly kind: HistoryKind;
  readonly stepMs: number;
  /** How far back it is of use. */
  readonly spanMs: number;
  /** Of what is newer, a finer series is wanted. */
  readonly newerMs?: number;
  /** How much is asked for at a time: the newest part of everything comes before the rest of anything. */
  readonly sliceMs: number;
}

/** What the heatmaps feed on, by its use for a first picture. */
const WISHES: readonly Wish[] = [
  { kind: 'candles', stepMs: MINUTE_MS, spanMs: 30 * DAY_MS, sliceMs: DAY_MS },
  { kind: 'openInterest', stepMs: 5 * MINUTE_MS, spanMs: 30 * DAY_MS, sliceMs: 5 * DAY_MS },
  { kind: 'liquidationTotals', stepMs: 5 * MINUTE_MS, spanMs: 30 * DAY_MS, sliceMs: 5 * DAY_MS },
  { kind: 'liquidations', stepMs: 0, spanMs: 7 * DAY_MS, sliceMs: DAY_MS },
  // For liquidation maps that look back further than minutes are of use.
  { kind: 'candles', stepMs: 5 * MINUTE_MS, spanMs: 90 * DAY_MS, sliceMs: 5 * DAY_MS, newerMs: 30 * DAY_MS },
  { kind: 'funding', stepMs: 0, spanMs: 90 * DAY_MS, sliceMs: 30 * DAY_MS },
  // For volume profiles of up to a year.
  { kind: 'candles', stepMs: HOUR_MS, spanMs: 365 * DAY_MS, sliceMs: 40 * DAY_MS },
];

/** One series of history that is to be there. */
export interface Goal {
  readonly series: PageSeries;
  readonly kind: HistoryKind;
  readonly intervalMs: number;
  readonly sliceMs: number;
  readonly wanted: Span;
}

/** What is wanted of one instrument's past, as far as its venue tells it. Bars that are still open are left out. */
export function goalsOf({ history }: Exchange, instrument: Instrument, now: number): readonly Goal[] {
  return WISHES.flatMap(({ kind, stepMs, spanMs, sliceMs, newerMs = 0 }) => {
    const pages = history[kind];
    if (!pages || (instrument.contract === 'spot' && kind !== 'candles')) return [];
    const intervalMs = stepMs === 0 ? MINUTE_MS : Math.max(stepMs, pages.finestMs);
    const newest = now - (now % intervalMs);
    const from = newest - Math.min(spanMs, pages.reachMs);
    const until = newest - newerMs;
    // A venue that has no finer candles tells these from the start.
    const isToldBefore = newerMs > 0 && intervalMs > stepMs;
    if (from >= until || isToldBefore) return [];
    const { venue, symbol } = instrument;
    const series = `${kind}/${venue}/${symbol}/${stepMs === 0 ? 0 : intervalMs}`;
    return [{ series, kind, intervalMs, sliceMs, wanted: { from: from - (from % intervalMs), until } }];
  });
}

/** What was fetched stays of use for the longest lookback, although so much is not asked for at once. */
const KEPT_MS = 91 * DAY_MS;

/** How long pages of a series are kept, ms: a little longer than they are wanted, or they would be fetched again in turn. */
export const keptMs = (series: PageSeries): number =>
  series.startsWith('candles/') && series.endsWith(`/${HOUR_MS}`) ? 366 * DAY_MS : KEPT_MS;
