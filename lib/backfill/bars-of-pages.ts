import { MINUTE_MS } from '../core/durations';
import type { Exchange } from '../exchanges/exchange';
import { barOfCandle } from '../flow/candle-bar';
import type { FlowBar } from '../flow/flow-bar';
import { barEnd, fillHoles, type FlowGap, type FlowRun } from '../flow/flow-run';
import type { Instrument } from '../market/instrument';
import type { PageStore, Span, StoredPage } from '../storage/page-store';
import { forcedCloses } from './bars-of-pages-forced';
import { candleRows, type ReadingRow, readingRows, forcedRows, totalRows } from './bars-of-pages-rows';
import { type Goal, goalsOf } from './goals';
import { missing } from './plan';
import type { HistoryKind } from './rows';

/** A reading of open interest that is older says nothing of now. */
const INTEREST_KEPT_MS = 10 * MINUTE_MS;
const NO_PAGES = 'the venue tells nothing of the past';
const NO_PAGE = 'not fetched from the venue yet';
const NO_BAR = 'the venue has no bar of it';

export interface PagesParts {
  readonly exchange: Exchange;
  readonly instrument: Instrument;
  readonly store: Pick<PageStore, 'load'>;
}

/** The pages of one kind that overlap a span, and how long their rows are. */
interface Told {
  readonly pages: readonly StoredPage[];
  readonly stepMs: number;
}

const NOTHING: Told = { pages: [], stepMs: 0 };

/** Longer candles say too little of where and when something was traded. */
const LONGEST_MS = 15 * MINUTE_MS;

/**
 * What the pages of an instrument's past tell of `[from, until)`, as bars in order of time: of the finest interval that the
 * venue tells candles of and, further back, of longer ones; within the span in whole intervals of the finest. Their volume is spread over their range (see `barOfCandle`). Where a
 * venue tells single liquidations those count, elsewhere the totals of intervals, placed at the extreme which the price
 * reached in the interval; where it tells neither, the bar says that they are not known. Rejects with what IndexedDB gives as the reason.
 */
export async function barsOfPages({ exchange, instrument, store }: PagesParts, span: Span): Promise<FlowRun> {
  const goals = goalsOf(exchange, instrument, span.until);
  const goal = (kind: HistoryKind) => goals.find((each) => each.kind === kind);
  const [finest, longer] = goals.filter(
    ({ kind, intervalMs }) => kind === 'candles' && intervalMs <= LONGEST_MS,
  );
  const gap = { from: span.from, to: span.until, reason: NO_PAGES };
  if (!finest) return { bars: [], gaps: [gap] };
  const totals = goal('liquidationTotals');
  // An interval of totals is needed whole, to know its extremes.
  const wide = wholeSteps(span, Math.max(...[finest, longer, totals].map((each) => each?.intervalMs ?? 0)));
  const [fine, long, interest, single, summed] = await Promise.all([
    load(store, finest, wide),
    load(store, longer, wide),
    load(store, goal('openInterest'), { ...wide, from: wide.from - INTEREST_KEPT_MS }),
    load(store, goal('liquidations'), wide),
    load(store, totals, wide),
  ]);
  const candles = standIn(barsOf(fine, interest, instrument), barsOf(long, interest, instrument));
  const bars = withForced(candles, single, summed);
  return cut(bars, [...fine.pages, ...long.pages], innerSteps(span, finest.intervalMs));
}

/** Bars with longer ones wherever not all of theirs are there. */
function standIn(fine: readonly FlowBar[], long: readonly FlowBar[]): readonly FlowBar[] {
  const [{ intervalMs } = { intervalMs: 0 }] = long;
  if (intervalMs === 0) return fine;
  const startOf = ({ time }: FlowBar) => Math.floor(time / intervalMs) * intervalMs;
  const known = new Map<number, number>();
  for (const bar of fine) known.set(startOf(bar), (known.get(startOf(bar)) ?? 0) + bar.intervalMs);
  const wanted = long.filter(({ time }) => (known.get(time) ?? 0) < intervalMs);
  const replaced = new Set(wanted.map(({ time }) => time));
  return [...fine.filter((bar) => !replaced.has(startOf(bar))), ...wanted].toSorted(
    (one, other) => one.time - other.time,
  );
}

async function load(store: PagesParts['store'], goal: Goal | undefined, span: Span): Promise<Told> {
  if (!goal) return NOTHING;
  return { pages: await store.load(goal.series, span.from, span.until), stepMs: goal.intervalMs };
}

function barsOf(candles: Told, interest: Told, { priceStep }: Instrument): readonly FlowBar[] {
  const readings = readingRows(interest.pages);
  const intervalMs = candles.stepMs;
  let read = 0;
  return candleRows(candles.pages).map((candle) => {
    const end = candle.time + intervalMs;
    while ((readings[read]?.time ?? Infinity) <= end) read += 1;
    const known = interestAt(end, readings[read - 1]);
    return barOfCandle({ ...candle, intervalMs, ...known, liquidations: [] }, priceStep);
  });
}

function interestAt(end: number, reading: ReadingRow | undefined) {
  return reading && end - reading.time <= INTEREST_KEPT_MS
    ? { openInterest: reading.size, openInterestTime: reading.time }
    : { openInterest: Number.NaN };
}

function withForced(bars: readonly FlowBar[], single: Told, summed: Told): readonly FlowBar[] {
  const isTold = ({ from, until }: Span) =>
    single.pages.some((page) => page.from <= from && page.until >= until);
  const rows = totalRows(summed.pages).filter(
    ({ time }) => !isTold({ from: time, until: time + summed.stepMs }),
  );
  const closes = forcedCloses(bars, forcedRows(single.pages), { stepMs: summed.stepMs, rows });
  const [first, last] = [bars[0], bars.at(-1)];
  const untold =
    first && last
      ? missing({ from: first.time, until: barEnd(last) }, [...single.pages, ...summed.pages])
      : [];
  const isUntold = (bar: FlowBar) => untold.some(({ from, until }) => from < barEnd(bar) && bar.time < until);
  return bars.map((bar) => ({
    ...bar,
    liquidations: closes.get(bar.time) ?? [],
    ...(isUntold(bar) && { liquidationsUnknown: true as const }),
  }));
}

/** The bars within a span, with a gap wherever there is none. */
function cut(bars: readonly FlowBar[], pages: readonly StoredPage[], { from, until }: Span): FlowRun {
  const inside = bars.filter((bar) => bar.time >= from && barEnd(bar) <= until);
  const gaps = pages.flatMap((page): readonly FlowGap[] => {
    const ours = { from: Math.max(page.from, from), until: Math.min(page.until, until) };
    const own = inside.filter(({ time }) => time >= ours.from && time < ours.until);
    return fillHoles({ bars: own, gaps: [] }, ours.from, ours.until, NO_BAR).gaps;
  });
  return fillHoles({ bars: inside, gaps }, from, until, NO_PAGE);
}

const wholeSteps = ({ from, until }: Span, stepMs: number): Span => ({
  from: Math.floor(from / stepMs) * stepMs,
  until: Math.ceil(until / stepMs) * stepMs,
});

const innerSteps = ({ from, until }: Span, stepMs: number): Span => ({
  from: Math.ceil(from / stepMs) * stepMs,
  until: Math.floor(until / stepMs) * stepMs,
});
