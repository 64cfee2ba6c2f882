import { priceToY, timeToX } from '../charts/chart-view';
import type { HeatContext } from './painter';
import type { ChartAxes } from './project';

/** What is drawn over a modelled map because it is real. */
export interface Marks {
  /** Rows of [epoch ms, price, base units, 1 for a long or −1 for a short]: positions that were closed by force. */
  readonly prints: Float64Array;
  /** Rows of [liquidation price, base units, 1 for a long or −1 for a short]: open positions that were observed. */
  readonly observed: Float64Array;
}

const PRINT_ROW = 4;
const OBSERVED_ROW = 3;
/** Half the side of the smallest and the largest mark, CSS pixels. */
const LEAST_PX = 1.5;
const MOST_PX = 6;
/** How far the line of an observed position reaches into the pane. */
const TICK_PX = 26;

const LONG = '#ff5d73';
const SHORT = '#31d6a6';
const EDGE = 'rgba(0, 0, 0, .55)';

/**
 * Draws real liquidations as squares where and when they happened, their area in the ratio of their worth, and observed
 * positions as lines at the right edge, at the price at which they would be liquidated.
 */
export function paintMarks(context: HeatContext, axes: ChartAxes, { prints, observed }: Marks): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  paintPrints(context, axes, prints);
  paintObserved(context, axes, observed);
}

function paintPrints(context: HeatContext, { pane, price, time }: ChartAxes, prints: Float64Array): void {
  const most = largest(prints, PRINT_ROW, 2);
  // Taken apart by index: this runs over all of them in every frame of a chart that is panned.
  for (let at = 0; at + PRINT_ROW <= prints.length; at += PRINT_ROW) {
    const x = timeToX(time, prints[at] as number) - pane.left;
    const y = priceToY(price, prints[at + 1] as number) - pane.top;
    if (!(x >= 0 && x <= pane.width && y >= 0 && y <= pane.height)) continue;
    const half = LEAST_PX + (MOST_PX - LEAST_PX) * Math.sqrt((prints[at + 2] as number) / most);
    square(context, x, y, half + 1, EDGE);
    square(context, x, y, half, (prints[at + 3] as number) > 0 ? LONG : SHORT);
  }
}

function paintObserved(context: HeatContext, { pane, price }: ChartAxes, observed: Float64Array): void {
  const most = largest(observed, OBSERVED_ROW, 1);
  for (let at = 0; at + OBSERVED_ROW <= observed.length; at += OBSERVED_ROW) {
    const y = priceToY(price, observed[at] as number) - pane.top;
    if (!(y >= 0 && y <= pane.height)) continue;
    const length = TICK_PX * Math.max(0.15, Math.sqrt((observed[at + 1] as number) / most));
    context.fillStyle = (observed[at + 2] as number) > 0 ? LONG : SHORT;
    context.fillRect(Math.floor(pane.width - length), Math.round(y), Math.ceil(length), 1);
  }
}

function square(context: HeatContext, x: number, y: number, half: number, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(x - half, y - half, 2 * half, 2 * half);
}

function largest(rows: Float64Array, length: number, field: number): number {
  let most = 0;
  for (let at = field; at < rows.length; at += length) most = Math.max(most, rows[at] ?? 0);
  return most;
}
