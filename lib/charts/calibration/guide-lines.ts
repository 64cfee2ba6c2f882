import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import { priceToY, type Rect, timeToX, xToTime, yToPrice } from '../chart-view';
import type { HandAxes } from './calibration-axes';

/** A line across the pane at a round value, to be held against the chart's own labels. */
export interface GuideLine {
  /** Client CSS pixels. */
  readonly at: number;
  readonly value: number;
}

export interface GuideLines {
  readonly prices: readonly GuideLine[];
  /** Between two of the prices. */
  readonly priceStep: number;
  readonly times: readonly GuideLine[];
  /** Milliseconds between two of the times. */
  readonly timeStep: number;
}

/** At most so many each way. */
const MOST = 7;
const TIME_STEPS = [
  ...[1, 5, 15, 30].map((count) => count * 1000),
  ...[1, 5, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 7, 30, 90, 365].map((count) => count * DAY_MS),
];

/** Lines at round prices and times. @param zoneMs what the clock of the shown times is ahead of UTC, in milliseconds. */
export function guideLines({ price, time }: HandAxes, pane: Rect, zoneMs: number): GuideLines {
  const prices = [pane.top, pane.top + pane.height].map((y) => yToPrice(price, y));
  const times = [pane.left, pane.left + pane.width].map((x) => xToTime(time, x));
  const priceStep = roundStep(span(prices) / MOST);
  const timeStep = TIME_STEPS.find((step) => span(times) / step <= MOST) ?? span(times) / MOST;
  return {
    prices: multiples(prices, priceStep, 0).map((value) => ({ at: priceToY(price, value), value })),
    priceStep,
    times: multiples(times, timeStep, zoneMs).map((value) => ({ at: timeToX(time, value), value })),
    timeStep,
  };
}

const span = (ends: readonly number[]) => Math.max(...ends) - Math.min(...ends);

/** The next 1, 2 or 5 times a power of ten. */
function roundStep(size: number): number {
  const unit = 10 ** Math.floor(Math.log10(size));
  return unit * ([1, 2, 5].find((factor) => factor * unit >= size) ?? 10);
}

function multiples(ends: readonly number[], step: number, ahead: number): readonly number[] {
  const first = Math.ceil((Math.min(...ends) + ahead) / step);
  const last = Math.floor((Math.max(...ends) + ahead) / step);
  // On a logarithmic axis given far too steep, prices may leave every range: no lines then.
  if (!Number.isFinite(last - first)) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step - ahead);
}
