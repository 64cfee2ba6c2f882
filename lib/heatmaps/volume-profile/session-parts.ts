import type { FlowBar } from '../../flow/flow-bar';
import { type Laid, layCandles } from './lay-candles';
import { layFlow } from './lay-flow';
import type { RowScale } from './row-span';
import type { RowStore } from './row-store';
import { type SessionRule, sessionAt, type TimeSpan } from './sessions';
import { CANDLE_FIELDS, type ClippedSource, type ProfileVenuePlace } from './source';

/** Bars of one venue that open in one session, or in none. */
export interface SessionPart extends ProfileVenuePlace {
  readonly session: TimeSpan | undefined;
  /** End of the last of them, epoch ms. */
  readonly end: number;
  readonly intervalMs: number;
  /** Adds their volume to rows. */
  lay(store: RowStore): Laid;
}

/** How bars are divided among sessions and prices among rows. */
export interface PartOptions {
  readonly rule: SessionRule;
  readonly rowSize: number;
}

/** A source by session: bars of flow one by one, candles in runs, of which only those in `single` are one by one. */
export function* sessionParts(
  source: ClippedSource,
  options: PartOptions,
  single: TimeSpan | undefined,
): Generator<SessionPart> {
  for (const run of source.candles) {
    for (let start = 0, stop = 0; start < run.length; start = stop) {
      const session = sessionAt(options.rule, run[start] as number);
      stop = start + CANDLE_FIELDS;
      if (session?.from !== single?.from) stop = endOfSession(run, stop, session, options.rule);
      yield candlesPart(source, run.subarray(start, stop), session, options);
    }
  }
  for (const bar of source.bars) yield flowPart(bar, source, options);
}

/** One bar of flow. */
export function flowPart(
  bar: FlowBar,
  place: ProfileVenuePlace,
  { rule, rowSize }: PartOptions,
): SessionPart {
  const { venue, basis } = place;
  const scale: RowScale = { rowSize, basis };
  const { time, intervalMs } = bar;
  return {
    venue,
    basis,
    session: sessionAt(rule, time),
    end: time + intervalMs,
    intervalMs,
    lay: (store) => layFlow(bar.volume, scale, store),
  };
}

function candlesPart(
  { venue, basis, candleMs }: ClippedSource,
  rows: Float64Array,
  session: TimeSpan | undefined,
  { rowSize }: PartOptions,
): SessionPart {
  const end = (rows[rows.length - CANDLE_FIELDS] as number) + candleMs;
  const scale: RowScale = { rowSize, basis };
  return { venue, basis, session, end, intervalMs: candleMs, lay: (store) => layCandles(rows, scale, store) };
}

/** Where, from an index on, the run of candles leaves a session, or enters one when it is in none. */
function endOfSession(
  run: Float64Array,
  from: number,
  session: TimeSpan | undefined,
  rule: SessionRule,
): number {
  const isInside = (time: number) => (session ? time < session.to : !sessionAt(rule, time));
  let stop = from;
  while (stop < run.length && isInside(run[stop] as number)) stop += CANDLE_FIELDS;
  return stop;
}
