import { timeToX, xToTime } from '../charts/chart-view';
import { beginningOf, type FundingPoints } from '../heatmaps/funding/points';
import { type FundingVenueRow, predictedStretch } from '../heatmaps/funding/venue-row';
import { FUNDING_STEPS, fundingStep } from './paint-funding-colours';
import type { ChartAxes } from './project';

/** A stretch of one venue's strip, in pixels of the pane, that looks the same from end to end. */
export interface StripRun {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly kind: 'settled' | 'predicted' | 'unknown';
  /** See {@link fundingStep}; 0 where nothing is known. */
  readonly step: number;
}

/** What each pixel shows, and the size of the rate behind it, −1 where there is none. */
interface Pixels {
  readonly look: Uint8Array;
  readonly size: Float64Array;
}

/**
 * The visible part of a venue's strip. Where several settlements share a pixel the largest rate shows, whichever its sign,
 * so that an extreme does not vanish when zoomed out. Times before `now` (epoch ms) without a rate are unknown; the future
 * beyond the prediction is left out.
 */
export function stripRuns(axes: ChartAxes, row: FundingVenueRow, now: number): readonly StripRun[] {
  const { look } = layRow(axes, row);
  const end = Math.min(look.length, Math.max(0, pixelAt(axes, now)));
  const runs: StripRun[] = [];
  for (let from = 0, to = 0; from < look.length; from = to) {
    const shown = look[from] as number;
    for (to = from + 1; look[to] === shown; to += 1);
    const last = shown === UNKNOWN ? Math.min(to, end) : to;
    if (last > from) runs.push({ from, to: last, ...partsOf(shown) });
  }
  return runs;
}

/** A pixel's look is one number, so that neighbours are compared at once: its step from 0 on, and this when predicted. */
const PREDICTED = 64;
const UNKNOWN = 255;

const lookOf = (r8: number, isPredicted: boolean) =>
  fundingStep(r8) + FUNDING_STEPS + (isPredicted ? PREDICTED : 0);

function partsOf(look: number): Pick<StripRun, 'kind' | 'step'> {
  if (look === UNKNOWN) return { kind: 'unknown', step: 0 };
  return look < PREDICTED
    ? { kind: 'settled', step: look - FUNDING_STEPS }
    : { kind: 'predicted', step: look - FUNDING_STEPS - PREDICTED };
}

function layRow(axes: ChartAxes, row: FundingVenueRow): Pixels {
  const width = Math.ceil(axes.pane.width);
  const pixels = { look: new Uint8Array(width).fill(UNKNOWN), size: new Float64Array(width).fill(-1) };
  const { points } = row;
  const right = xToTime(axes.time, axes.pane.left + axes.pane.width);
  for (let at = firstAfter(points, xToTime(axes.time, axes.pane.left)); at < points.time.length; at += 1) {
    const from = beginningOf(points, at);
    if (from > right) break;
    const to = points.time[at] as number;
    lay(pixels, axes, { from, to }, points.r8[at] as number, points.predicted[at] === 1);
  }
  const stretch = predictedStretch(row);
  if (stretch && row.now) lay(pixels, axes, stretch, row.now.r8, true);
  return pixels;
}

function lay(
  { look, size }: Pixels,
  axes: ChartAxes,
  span: { readonly from: number; readonly to: number },
  r8: number,
  isPredicted: boolean,
): void {
  const from = pixelAt(axes, span.from);
  const end = Math.min(look.length, Math.max(from + 1, pixelAt(axes, span.to)));
  const [shown, larger] = [lookOf(r8, isPredicted), Math.abs(r8)];
  for (let x = Math.max(0, from); x < end; x += 1) {
    if ((size[x] as number) >= larger) continue;
    size[x] = larger;
    look[x] = shown;
  }
}

const pixelAt = ({ pane, time }: ChartAxes, at: number) => Math.round(timeToX(time, at) - pane.left);

/** The first point that ends after a moment. */
function firstAfter({ time }: FundingPoints, moment: number): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((time[middle] as number) > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
