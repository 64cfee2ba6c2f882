import type { Exchange } from '../exchanges/exchange';
import type { Instrument } from '../market/instrument';
import type { PageSeries, Span } from '../storage/page-store';
import type { HistoryKind } from './rows';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Wish {
  readonly kind: HistoryKind;
  readonly stepMs: number;
  /** How far back it is of use. */
  readonly spanMs: number;
  /** How much is asked for at a time: the newest part of everything comes before the rest of anything. */
  readonly sliceMs: number;
}

/** What the heatmaps feed on, by its use for a first picture. */
const WISHES: readonly Wish[] = [
  { kind: 'candles', stepMs: MINUTE, spanMs: 30 * DAY, sliceMs: DAY },
  { kind: 'openInterest', stepMs: 5 * MINUTE, spanMs: 30 * DAY, sliceMs: 5 * DAY },
  { kind: 'liquidationTotals', stepMs: 5 * MINUTE, spanMs: 30 * DAY, sliceMs: 5 * DAY },
  { kind: 'liquidations', stepMs: 0, spanMs: 7 * DAY, sliceMs: DAY },
  { kind: 'funding', stepMs: 0, spanMs: 90 * DAY, sliceMs: 30 * DAY },
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
  return WISHES.flatMap(({ kind, stepMs, spanMs, sliceMs }) => {
    const pages = history[kind];
    if (!pages || (instrument.contract === 'spot' && kind !== 'candles')) return [];
    const intervalMs = stepMs === 0 ? MINUTE : Math.max(stepMs, pages.finestMs);
    const until = now - (now % intervalMs);
    const from = until - Math.min(spanMs, pages.reachMs);
    const { venue, symbol } = instrument;
    const series = `${kind}/${venue}/${symbol}/${stepMs === 0 ? 0 : intervalMs}`;
    return [{ series, kind, intervalMs, sliceMs, wanted: { from: from - (from % intervalMs), until } }];
  });
}
