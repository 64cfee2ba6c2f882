import { type ParsedNumber, parseNumber } from '../labels/parse-number';
import { parseTime, type PartialTime } from '../labels/parse-time';
import type { DrawnLabel } from './read-payload';

/** A label that reads as a number or a time, in CSS pixels from the corner of its canvas. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly number?: ParsedNumber | undefined;
  readonly time?: PartialTime | undefined;
}

export interface CanvasSize {
  /** Bitmap size. */
  readonly width: number;
  readonly height: number;
  /** Size on the page in CSS pixels. */
  readonly cssWidth: number;
  readonly cssHeight: number;
  /** The library centres the ink of a label on its value, not the em box. */
  readonly centresInk: boolean;
}

/** Labels may hang over the edge of their canvas by this much. */
const OVERHANG = 4;
const MAX_REMEMBERED = 5000;

type Meaning = Pick<PlacedLabel, 'number' | 'time'>;

const meanings = new Map<string, Meaning>();

function meaningOf(text: string): Meaning {
  let meaning = meanings.get(text);
  if (!meaning) {
    if (meanings.size > MAX_REMEMBERED) meanings.clear();
    meaning = { number: parseNumber(text.trim()), time: parseTime(text) };
    meanings.set(text, meaning);
  }
  return meaning;
}

/** The labels that say a number or a time, where they stand on the page. */
export function placeLabels(labels: readonly DrawnLabel[], size: CanvasSize): PlacedLabel[] {
  const scaleX = size.cssWidth / size.width;
  const scaleY = size.cssHeight / size.height;
  const placed: PlacedLabel[] = [];
  for (const { text, x, y, ink, width, height } of labels) {
    if (x < -OVERHANG || y < -OVERHANG || x > size.width + OVERHANG || y > size.height + OVERHANG) continue;
    const { number, time } = meaningOf(text);
    if (!number && !time) continue;
    const middle = size.centresInk ? y + ink : y;
    // Spelt out: spreading is slow, and this runs for every label of every frame.
    placed.push({
      number,
      time,
      text,
      x: x * scaleX,
      y: middle * scaleY,
      width: width * scaleX,
      height: height * scaleY,
    });
  }
  return placed;
}

/** lightweight-charts and TradingView place a label by its ink; the others by its font. */
export const centresInk = (canvas: Element) =>
  canvas.closest('.tv-lightweight-charts, .chart-gui-wrapper, .price-axis, .chart-markup-table') !== null;

/** klinecharts names by every label the bar that stands there. */
export const labelsAnyBar = (surface: Element) => surface.closest('[k-line-chart-id]') !== null;

/** ApexCharts sets its time labels some pixels beside their times: only what it draws of the bars is exact. */
export const hasRoughTimes = (surface: Element) => surface.closest('.apexcharts-canvas') !== null;

/** The charting library lets its user choose the zone of its time axis. */
export const choosesZone = (surface: Element) =>
  surface.closest('.chart-gui-wrapper, .time-axis, .chart-markup-table') !== null &&
  surface.closest('.tv-lightweight-charts') === null;
