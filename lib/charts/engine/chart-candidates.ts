import type { Rect } from '../chart-view';
import { standardError } from '../fit/line';
import { transform } from '../fit/price-models';
import type { CanvasReading } from './canvas-reading';
import type { PriceColumn } from './price-columns';
import type { TimeRow } from './time-rows';

/** A price column and the time row that belongs to it: one pane of a chart. */
export interface ChartCandidate {
  readonly id: string;
  readonly priceCanvas: CanvasReading;
  readonly timeCanvas: CanvasReading;
  readonly column: PriceColumn;
  readonly row: TimeRow;
  /** Client CSS pixels. */
  readonly pane: Rect;
  readonly confidence: number;
  /** Error of the price axis at the worse end of the pane, two standard errors, in CSS pixels. */
  readonly errorPx: number;
}

/** Canvases of one chart lie this close to one another. */
const NEAR = 60;
const MAX_BELOW = 1200;
const MIN_WIDTH = 120;
const MIN_HEIGHT = 60;
const AXIS_MARGIN = 4;
/** An axis is not read more exactly than this, however well its labels agree. */
const MIN_ERROR = 0.1;

/** Every pane that has both axes. */
export function findCandidates(readings: readonly CanvasReading[]): readonly ChartCandidate[] {
  const candidates: ChartCandidate[] = [];
  for (const reading of readings) {
    for (const column of reading.columns) {
      const match = bestRow(reading, column, readings);
      const candidate = match && describe(reading, column, match);
      if (candidate) candidates.push(candidate);
    }
  }
  return candidates;
}

interface RowMatch {
  readonly canvas: CanvasReading;
  readonly row: TimeRow;
  readonly axisOnRight: boolean;
  readonly distance: number;
}

function bestRow(
  reading: CanvasReading,
  column: PriceColumn,
  readings: readonly CanvasReading[],
): RowMatch | undefined {
  let best: RowMatch | undefined;
  for (const canvas of readings) {
    for (const row of canvas.rows) {
      const match = matchRow(reading, column, canvas, row);
      if (match && (!best || match.distance < best.distance)) best = match;
    }
  }
  return best;
}

/** The time row lies beside the price column, at the foot of the plot. */
function matchRow(
  reading: CanvasReading,
  { left, fit }: PriceColumn,
  canvas: CanvasReading,
  row: TimeRow,
): RowMatch | undefined {
  const same = canvas === reading;
  const [prices, times] = [reading.rect, canvas.rect];
  const below = times.top + row.y - (prices.top + fit.bottom);
  if ((!same && below < -4) || Math.abs(below) > MAX_BELOW) return undefined;
  const axisOnRight = prices.left + left > times.left + (row.left + row.right) / 2;
  const edge = axisOnRight ? times.left + times.width : times.left;
  const gaps = [prices.left - edge, prices.left + prices.width - edge].map(Math.abs);
  const gap = same ? 0 : Math.min(...gaps);
  if (gap > NEAR) return undefined;
  return { canvas, row, axisOnRight, distance: gap * 3 + Math.abs(below) * 0.3 + (same ? 0 : 5) };
}

function describe(
  reading: CanvasReading,
  column: PriceColumn,
  { canvas, row, axisOnRight }: RowMatch,
): ChartCandidate | undefined {
  const pane = paneOf(reading, column, canvas, row, axisOnRight);
  if (pane.width < MIN_WIDTH || pane.height < MIN_HEIGHT) return undefined;
  const side = axisOnRight ? 'right' : 'left';
  const place = reading.columns.indexOf(column);
  return {
    id: `${reading.id}-${canvas.id}-${side}-${place}`,
    priceCanvas: reading,
    timeCanvas: canvas,
    column,
    row,
    pane,
    confidence: confidenceOf(column, row),
    errorPx: errorOf(column, pane, reading.rect.top),
  };
}

function paneOf(
  { rect: prices, columns }: CanvasReading,
  column: PriceColumn,
  { rect: times }: CanvasReading,
  row: TimeRow,
  axisOnRight: boolean,
): Rect {
  const shared = prices === times;
  let top = 0;
  let bottom = shared ? row.y - row.height : prices.height;
  for (const other of columns) {
    if (other === column || Math.abs(other.x - column.x) > NEAR) continue;
    if (other.fit.top > column.fit.bottom) bottom = Math.min(bottom, (column.fit.bottom + other.fit.top) / 2);
    if (other.fit.bottom < column.fit.top) top = Math.max(top, (other.fit.bottom + column.fit.top) / 2);
  }
  const end = times.left + times.width;
  const left = axisOnRight ? times.left : Math.max(times.left, prices.left + column.right + AXIS_MARGIN);
  const right = axisOnRight ? Math.min(end, prices.left + column.left - AXIS_MARGIN) : end;
  return { left, top: prices.top + top, width: right - left, height: bottom - top };
}

const chance = (labels: number) => 1 - 0.5 ** (labels - 1);

/**
 * How sure both axes are, 0…1. Labels that agree by chance grow rarer with each one, hence 1 − ½ⁿ⁻¹; labels that
 * stand off the axis, the spread around it and dates out of place take away.
 */
function confidenceOf({ fit: price }: PriceColumn, { fit: time }: TimeRow): number {
  const prices = chance(price.labels.length) * Math.sqrt(price.labels.length / price.total);
  const spread = 1 - Math.min(1, price.line.rms / 1.5);
  const times = chance(time.agreeing + 1) * Math.sqrt(time.agreeing / time.total);
  return prices * spread * times * (1 - Math.min(0.7, 0.35 * time.violations));
}

function errorOf({ fit }: PriceColumn, { top, height }: Rect, canvasTop: number): number {
  const ends = [top - canvasTop, top - canvasTop + height].map((y) => (y - fit.offset) / fit.slope);
  const known = [fit.low, fit.high].map((price) => transform(price, fit));
  const errors = [...ends, ...known].map((u) => 2 * standardError(fit.line, u));
  return Math.max(MIN_ERROR, ...errors);
}
