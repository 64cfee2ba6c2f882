import type { Rect } from '../chart-view';
import { standardError } from '../fit/line';
import { transform } from '../fit/price-models';
import type { SurfaceReading } from './surface-reading';
import type { PriceColumn } from './price-columns';
import type { TimeRow } from './time-rows';

/** A price column and the time row that belongs to it: one pane of a chart. */
export interface ChartCandidate {
  readonly priceSurface: SurfaceReading;
  readonly timeSurface: SurfaceReading;
  readonly column: PriceColumn;
  readonly row: TimeRow;
  /** Client CSS pixels. */
  readonly pane: Rect;
  /** Of both axes, and of the prices alone. */
  readonly confidence: number;
  readonly priceConfidence: number;
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
export function findCandidates(readings: readonly SurfaceReading[]): readonly ChartCandidate[] {
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
  readonly canvas: SurfaceReading;
  readonly row: TimeRow;
  readonly axisOnRight: boolean;
  readonly distance: number;
}

function bestRow(
  reading: SurfaceReading,
  column: PriceColumn,
  readings: readonly SurfaceReading[],
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
  reading: SurfaceReading,
  { left, fit }: PriceColumn,
  canvas: SurfaceReading,
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
  reading: SurfaceReading,
  column: PriceColumn,
  { canvas, row, axisOnRight }: RowMatch,
): ChartCandidate | undefined {
  const pane = paneOf(reading, column, canvas, row, axisOnRight);
  if (pane.width < MIN_WIDTH || pane.height < MIN_HEIGHT) return undefined;
  return {
    priceSurface: reading,
    timeSurface: canvas,
    column,
    row,
    pane,
    confidence: priceConfidence(column) * timeConfidence(row),
    priceConfidence: priceConfidence(column),
    errorPx: errorOf(column, pane, reading.rect.top),
  };
}

function paneOf(
  { rect: prices, columns }: SurfaceReading,
  column: PriceColumn,
  { rect: times }: SurfaceReading,
  row: TimeRow,
  axisOnRight: boolean,
): Rect {
  const { top, bottom } = { top: 0, bottom: prices === times ? row.y - row.height : prices.height };
  const above = columns.filter((other) => isStacked(other, column) && other.fit.bottom < column.fit.top);
  const below = columns.filter((other) => isStacked(other, column) && other.fit.top > column.fit.bottom);
  const first = Math.max(top, ...above.map((other) => (other.fit.bottom + column.fit.top) / 2));
  const last = Math.min(bottom, ...below.map((other) => (column.fit.bottom + other.fit.top) / 2));
  const beside = prices === times ? columns : [column];
  const middle = (row.left + row.right) / 2 + times.left - prices.left;
  const left = Math.max(
    times.left,
    ...beside
      .filter(({ x }) => (beside.length === 1 ? !axisOnRight : x < middle))
      .map(({ right }) => prices.left + right + AXIS_MARGIN),
  );
  const right = Math.min(
    times.left + times.width,
    ...beside
      .filter(({ x }) => (beside.length === 1 ? axisOnRight : x > middle))
      .map(({ left: edge }) => prices.left + edge - AXIS_MARGIN),
  );
  return { left, top: prices.top + first, width: right - left, height: last - first };
}

const isStacked = (other: PriceColumn, column: PriceColumn) =>
  other !== column && Math.abs(other.x - column.x) <= NEAR;

const chance = (labels: number) => 1 - 0.5 ** (labels - 1);

/**
 * How sure both axes are, 0…1. Labels that agree by chance grow rarer with each one, hence 1 − ½ⁿ⁻¹; labels that
 * stand off the axis, the spread around it and dates out of place take away.
 */
function priceConfidence({ fit: { labels, total, line } }: PriceColumn): number {
  return chance(labels.length) * Math.sqrt(labels.length / total) * (1 - Math.min(1, line.rms / 1.5));
}

function timeConfidence({ fit: { agreeing, total, violations } }: TimeRow): number {
  return chance(agreeing + 1) * Math.sqrt(agreeing / total) * (1 - Math.min(0.7, 0.35 * violations));
}

function errorOf({ fit }: PriceColumn, { top, height }: Rect, canvasTop: number): number {
  const ends = [top - canvasTop, top - canvasTop + height].map((y) => (y - fit.offset) / fit.slope);
  const known = [fit.low, fit.high].map((price) => transform(price, fit));
  const errors = [...ends, ...known].map((u) => 2 * standardError(fit.line, u));
  return Math.max(MIN_ERROR, ...errors);
}
