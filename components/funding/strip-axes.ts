import { xToTime } from '@/lib/charts/chart-view';
import { type FundingSpell, rateAt } from '@/lib/heatmaps/funding/rate-at';
import type { FundingVenueRow } from '@/lib/heatmaps/funding/venue-row';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import type { ChartAxes } from '@/lib/render/project';

/** Height of a venue's row, CSS pixels. */
export const ROW_PX = 18;

/** The part of the width that is left for what is predicted. */
const AHEAD = 0.03;

/** Time axes on which the last `spanMs` up to now, and a little ahead, fill the picture. */
export function stripAxes(view: FundingView, widthPx: number, spanMs: number): ChartAxes {
  const slope = (widthPx * (1 - AHEAD)) / spanMs;
  return {
    pane: { left: 0, top: 0, width: widthPx, height: view.rows.length * ROW_PX },
    price: { model: 'linear', offset: 0, slope: -1, shift: 0 },
    time: { slope, offset: -slope * (view.time - spanMs), anchor: 'absolute' },
  };
}

/** What the picture shows at a point. */
export interface StripPoint extends FundingSpell {
  readonly venue: FundingVenueRow['venue'];
}

/** @param x, y CSS pixels from the upper left corner. Undefined where nothing is known. */
export function stripPoint(view: FundingView, axes: ChartAxes, x: number, y: number): StripPoint | undefined {
  const row = view.rows[Math.floor(y / ROW_PX)];
  if (!row) return undefined;
  const spell = rateAt(row, xToTime(axes.time, x));
  return spell && { venue: row.venue, ...spell };
}
