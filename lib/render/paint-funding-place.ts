import { type PriceAxis, priceToY, xToTime } from '../charts/chart-view';
import type { ChartAxes } from './project';

/** A stretch of a pane from its left to its right edge, in CSS pixels from its top. */
export interface FundingBand {
  readonly top: number;
  readonly height: number;
}

/** Kept free between the strip and the nearest candle, whose lines have a width of their own. */
const CLEARANCE_PX = 2;

const ROW = 3;

/**
 * The bottom of the pane, else its top, when no visible candle comes near it. Undefined when candles reach both, or when
 * none is known or one has no known range: what may be covered is not covered.
 * @param candles rows of `opening epoch ms, high, low`; all that are visible have to be there.
 * @param barMs how long a candle lasts.
 */
export function fundingPlace(
  axes: ChartAxes,
  candles: Float64Array,
  barMs: number,
  heightPx: number,
): FundingBand | undefined {
  const span = candleSpan(axes, candles, barMs);
  if (!span) return undefined;
  const { height } = axes.pane;
  const needed = heightPx + CLEARANCE_PX;
  if (span.bottom <= height - needed) return { top: height - heightPx, height: heightPx };
  return span.top >= needed ? { top: 0, height: heightPx } : undefined;
}

/** From the highest to the lowest pixel of the visible candles. */
function candleSpan(
  { pane, price, time }: ChartAxes,
  candles: Float64Array,
  barMs: number,
): { readonly top: number; readonly bottom: number } | undefined {
  if (!(time.slope > 0)) return undefined;
  const first = xToTime(time, pane.left) - barMs;
  const last = xToTime(time, pane.left + pane.width);
  let [most, least] = [-Infinity, Infinity];
  // Taken apart by index: this runs over all candles in every frame of a chart that is panned.
  for (let at = 0; at + ROW <= candles.length; at += ROW) {
    const start = candles[at] as number;
    if (start < first || start > last) continue;
    const high = candles[at + 1] as number;
    const low = candles[at + 2] as number;
    if (Number.isNaN(high) || Number.isNaN(low)) return undefined;
    most = Math.max(most, high, low);
    least = Math.min(least, high, low);
  }
  if (!(least <= most)) return undefined;
  const [one, other] = [yOf(price, most) - pane.top, yOf(price, least) - pane.top];
  return { top: Math.min(one, other), bottom: Math.max(one, other) };
}

/** A price that a logarithmic scale cannot show lies beyond its lower end. */
function yOf(axis: PriceAxis, price: number): number {
  const y = priceToY(axis, price);
  return Number.isNaN(y) ? -Math.sign(axis.slope) * Number.POSITIVE_INFINITY : y;
}
