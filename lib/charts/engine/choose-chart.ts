import { MIN_CONFIDENCE } from '../chart-view';
import type { ChartCandidate } from './chart-candidates';

export type Choice =
  | { readonly kind: 'chosen'; readonly candidate: ChartCandidate }
  | { readonly kind: 'settling' | 'parked'; readonly reason: string };

/** The market may have moved this far between what the chart shows and now. */
const PRICE_FACTOR = 2;
/** A second chart this close in score could as well be meant. */
const CLOSE_SCORE = 0.8;
const FULL_AREA = 400_000;
const LADDER_SPACING = 24;
const LADDER_LABELS = 12;

/** Which of the panes is the main price chart. `knownPrice` is the live price of the page's symbol. */
export function chooseChart(candidates: readonly ChartCandidate[], knownPrice?: number): Choice {
  if (candidates.length === 0) return { kind: 'settling', reason: 'Reading the axes' };
  const priced = candidates.filter(({ column }) => !column.fit.percent);
  if (priced.length === 0) return { kind: 'parked', reason: 'The chart shows percentages, not prices' };
  const fitting = priced.filter((candidate) => holdsPrice(candidate, knownPrice));
  const sure = fitting.filter(({ confidence }) => confidence >= MIN_CONFIDENCE);
  const [best, ...others] = sure.toSorted((one, other) => scoreOf(other) - scoreOf(one));
  if (!best) {
    return fitting.length === 0
      ? { kind: 'parked', reason: 'The prices on the chart do not fit the market' }
      : { kind: 'settling', reason: 'The axes are not certain yet' };
  }
  // Panes of one chart share its time axis and are told apart by size; two charts of like size are not.
  const rival = others.find(({ row }) => row !== best.row);
  if (rival && scoreOf(rival) > CLOSE_SCORE * scoreOf(best)) {
    return { kind: 'parked', reason: 'Several charts could be meant' };
  }
  return { kind: 'chosen', candidate: best };
}

function holdsPrice({ column: { fit } }: ChartCandidate, price: number | undefined): boolean {
  return price === undefined || (price >= fit.low / PRICE_FACTOR && price <= fit.high * PRICE_FACTOR);
}

/** Large and sure panes first; an order-book ladder has many rows close together. */
function scoreOf({ pane, confidence, column: { spacing, fit } }: ChartCandidate): number {
  const area = Math.min(1, (pane.width * pane.height) / FULL_AREA);
  const ladder = spacing < LADDER_SPACING && fit.labels.length > LADDER_LABELS ? 0.4 : 1;
  return (0.35 + area) * confidence * ladder;
}
