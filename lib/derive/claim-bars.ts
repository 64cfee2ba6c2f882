import { DAY_MS, MINUTE_MS } from '../core/durations';
import type { ClaimRecords, TradedMinute } from '../analysis/claims/records';
import { candleRows } from '../backfill/bars-of-pages-rows';
import type { FlowBar } from '../flow/flow-bar';
import type { PriceBar } from '../heatmaps/volume-profile/naked-pocs';
import type { VenueId } from '../market/venues';
import { StorageError } from '../storage/failure';
import type { BarStore } from '../storage/bar-store';
import type { PageStore } from '../storage/page-store';
import type { Extent } from '../storage/pyramid/read-extent';
import { dayOf, DERIVED_STEP_MS } from './layer';

/** So much is held in memory at once. */
const SLICE_MS = 5 * DAY_MS;
/** A day counts when so much of it was recorded. */
const RECORDED_SHARE = 0.75;

interface BarSources {
  readonly bars: Pick<BarStore, 'loadAll' | 'state'>;
  readonly pages: Pick<PageStore, 'load'>;
}

/** An instrument by its venue's own name. */
export interface NamedInstrument {
  readonly venue: VenueId;
  readonly symbol: string;
}

/**
 * Calls back with the bars that were recorded of an instrument, some days at a time, oldest first.
 * @throws when what is stored cannot be read: that would look as if there were nothing.
 */
async function eachSlice(
  { bars }: BarSources,
  instrument: NamedInstrument,
  { from, to }: Extent,
  take: (bars: readonly FlowBar[]) => void,
): Promise<void> {
  for (let start = dayOf(from); start < to; start += SLICE_MS) {
    take((await bars.loadAll(instrument, start, Math.min(to, start + SLICE_MS))).bars);
    const { kind, reason } = bars.state;
    if (kind !== 'ok') throw new StorageError(reason);
  }
}

/** Where the price was, in steps of five minutes: as recorded, or as the venue told it of the past. */
export async function pricesOf(
  sources: BarSources,
  instrument: NamedInstrument,
  stretch: Extent,
): Promise<Pick<ClaimRecords, 'bars' | 'minutes'>> {
  const known = new Map<number, PriceBar>();
  const minutes: TradedMinute[] = [];
  const { venue, symbol } = instrument;
  for (const intervalMs of [DERIVED_STEP_MS, MINUTE_MS]) {
    const pages = await sources.pages.load(
      `candles/${venue}/${symbol}/${intervalMs}`,
      stretch.from,
      stretch.to,
    );
    for (const bar of inSteps(candleRows(pages).map((row) => ({ ...row, intervalMs }))))
      known.set(bar.time, bar);
  }
  await eachSlice(sources, instrument, stretch, (bars) => {
    for (const bar of inSteps(bars)) known.set(bar.time, bar);
    for (const bar of bars)
      if (bar.intervalMs === MINUTE_MS) minutes.push({ time: bar.time, worth: volumeOf(bar) * bar.close });
  });
  return { bars: [...known.values()].toSorted((one, other) => one.time - other.time), minutes };
}

type Priced = Pick<FlowBar, 'time' | 'intervalMs' | 'high' | 'low' | 'close'>;

/** Bars in whole steps; of a step that is not known in full there is none. @param bars oldest first. */
function inSteps(bars: readonly Priced[]): readonly PriceBar[] {
  const steps = new Map<number, PriceBar & { readonly knownMs: number }>();
  for (const { time: at, intervalMs, high, low, close } of bars) {
    const time = at - (at % DERIVED_STEP_MS);
    const { knownMs = 0, ...step } = steps.get(time) ?? { high, low };
    steps.set(time, {
      time,
      end: time + DERIVED_STEP_MS,
      high: Math.max(step.high, high),
      low: Math.min(step.low, low),
      close,
      knownMs: knownMs + intervalMs,
    });
  }
  return [...steps.values()].flatMap(({ knownMs, ...bar }) => (knownMs === DERIVED_STEP_MS ? bar : []));
}

const volumeOf = ({ volume: { buy, sell } }: FlowBar) =>
  buy.reduce((sum, size, bin) => sum + size + (sell[bin] ?? 0), 0);

/**
 * What all venues told of as liquidated, day by day, of the days that were recorded at the first of them. Another counts in
 * on the days that were recorded at it.
 */
export async function liquidationDays(
  sources: BarSources,
  instruments: readonly NamedInstrument[],
  stretch: Extent,
): Promise<ClaimRecords['liquidationDays']> {
  const totals = new Map<number, number>();
  for (const [index, instrument] of instruments.entries()) {
    const days = new Map<number, { readonly worth: number; readonly knownMs: number }>();
    await eachSlice(sources, instrument, stretch, (bars) => {
      for (const { time, intervalMs, liquidations } of bars) {
        const { worth, knownMs } = days.get(dayOf(time)) ?? { worth: 0, knownMs: 0 };
        const closed = liquidations.reduce((sum, { price, size }) => sum + price * size, 0);
        days.set(dayOf(time), { worth: worth + closed, knownMs: knownMs + intervalMs });
      }
    });
    for (const [day, { worth, knownMs }] of days)
      if (knownMs >= RECORDED_SHARE * DAY_MS && (index === 0 || totals.has(day)))
        totals.set(day, (totals.get(day) ?? 0) + worth);
  }
  return [...totals].map(([day, worth]) => ({ day, worth })).toSorted((one, other) => one.day - other.day);
}
