import { MIN_CONFIDENCE, priceToY } from '../chart-view';
import { refit } from '../fit/price-fit';
import type { ChartCandidate } from './chart-candidates';
import { overlap } from './chart-tracker';
import { areaOf } from './charts';

/** `percent`: its scale shows no prices, but the page's chart object may say them. */
export interface Choice {
  readonly kind: 'chosen' | 'percent' | 'settling' | 'parked';
  /** The pane that was chosen, or that would be. */
  readonly candidate: ChartCandidate;
  readonly reason: string;
}

export interface LiveMarket {
  /** Live price of the chart's market; undefined while it is not known. */
  readonly price: number | undefined;
  /** The newest bar is in view, so that the price must be as well. */
  readonly showsNow: boolean;
}

/** The market may have moved this far between what the chart shows and now. */
const PRICE_FACTOR = 2;
const FULL_AREA = 400_000;
const LADDER_SPACING = 24;
const LADDER_LABELS = 12;
/** Two axes of one pane that differ by less are the same axis drawn twice. */
const SAME_AXIS_PX = 1;
const SAME_PANE = 0.7;

/** Which pane of a chart shows the prices of its market, by which axis. */
export function choosePane(panes: readonly ChartCandidate[], market: LiveMarket): Choice | undefined {
  const [largest] = panes;
  if (!largest) return undefined;
  const priced = panes.filter(({ column }) => !column.fit.percent);
  if (priced.length === 0) return { kind: 'percent', candidate: largest, reason: '' };
  const fitting = priced
    .map((candidate) => inOtherNotation(candidate, market))
    .filter(({ column }) => holdsPrice(column.fit, market));
  const sure = fitting.filter(({ priceConfidence }) => priceConfidence >= MIN_CONFIDENCE);
  const [best, ...others] = sure.toSorted((one, other) => scoreOf(other) - scoreOf(one));
  if (!best) {
    const candidate = fitting[0] ?? largest;
    return fitting.length === 0
      ? { kind: 'parked', candidate, reason: 'The prices on the chart do not fit the market' }
      : { kind: 'settling', candidate, reason: 'The axes are not certain yet' };
  }
  if (others.some((other) => isRival(best, other))) {
    return { kind: 'parked', candidate: best, reason: 'Two price axes could be meant' };
  }
  return { kind: 'chosen', candidate: best, reason: '' };
}

/** `63.500` may say sixty-three thousand: where only that fits the market, it does. */
function inOtherNotation(candidate: ChartCandidate, market: LiveMarket): ChartCandidate {
  const { column } = candidate;
  if (holdsPrice(column.fit, market)) return candidate;
  const fit = refit(column.fit, { ...column.fit, comma: !column.fit.comma });
  return fit && holdsPrice(fit, market) ? { ...candidate, column: { ...column, fit } } : candidate;
}

/** Whether an axis from `low` to `high` can be the market's. */
export function holdsPrice(
  { low, high }: { readonly low: number; readonly high: number },
  { price, showsNow }: LiveMarket,
): boolean {
  if (price === undefined) return true;
  const reach = showsNow ? high - low : Infinity;
  return (
    price >= Math.max(low / PRICE_FACTOR, low - reach) && price <= Math.min(high * PRICE_FACTOR, high + reach)
  );
}

/** Another price axis for the same pane. */
function isRival(best: ChartCandidate, other: ChartCandidate): boolean {
  if (overlap(best.pane, other.pane) < SAME_PANE) return false;
  const [one, two] = [best, other].map(({ column: { fit }, priceSurface: { rect } }) => ({
    ...fit,
    offset: fit.offset + rect.top,
  }));
  const { low, high } = best.column.fit;
  return [low, high].some(
    (price) => one && two && !(Math.abs(priceToY(one, price) - priceToY(two, price)) < SAME_AXIS_PX),
  );
}

/** Large and sure panes first; an order-book ladder has many rows close together. */
function scoreOf({ pane, confidence, column: { spacing, fit } }: ChartCandidate): number {
  const area = Math.min(1, areaOf(pane) / FULL_AREA);
  const ladder = spacing < LADDER_SPACING && fit.labels.length > LADDER_LABELS ? 0.4 : 1;
  return (0.35 + area) * confidence * ladder;
}
