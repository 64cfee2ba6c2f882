import { timeToX } from '../charts/chart-view';
import type { FundingView } from '../heatmaps/funding/view';
import { VENUE_NAMES } from '../market/venues';
import { HATCH_TILE, type Hatching } from './hatch';
import type { PageTone } from './page-tone';
import { FUNDING_STEPS, type StripColours, stripColours } from './paint-funding-colours';
import type { FundingBand } from './paint-funding-place';
import { type StripRun, stripRuns } from './paint-funding-row';
import type { HeatContext } from './painter';
import type { ChartAxes } from './project';

/** The little of a 2D context that the strip is drawn with. */
export type StripContext = HeatContext &
  Pick<CanvasRenderingContext2D, 'fillText' | 'font' | 'textAlign' | 'textBaseline'>;

export interface FundingStripOptions {
  /** Where in the pane; its rows are as high as they fit. */
  readonly band: FundingBand;
  readonly tone: PageTone;
  readonly hatching: Hatching;
}

/** Height of one venue's row on a chart, CSS pixels. */
const ROW_PX = 7;

/** A prediction is fainter than what was settled, besides being hatched. */
const PREDICTED_ALPHA = 0.55;

const LARGEST_FONT_PX = 11;

/** Average width of a letter as a share of the font's height. */
const LETTER = 0.62;

/** How high the strip of a view is on a chart, CSS pixels. */
export const fundingHeight = ({ rows }: FundingView) => rows.length * ROW_PX;

/**
 * Draws each venue's funding over time, one row a venue, on the time axis of a pane and within `band`. Colours tell who
 * pays and how much; a line on the upper edge marks extremes that longs pay, one on the lower edge those that shorts
 * pay. Predictions are hatched at a slant, times nothing is known of upright. Clears nothing.
 */
export function paintFunding(
  context: StripContext,
  axes: ChartAxes,
  view: FundingView,
  options: FundingStripOptions,
): void {
  const { band } = options;
  if (view.rows.length === 0 || !(axes.time.slope > 0)) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  view.rows.forEach((row, index) => {
    const place = rowPlace(band, index, view.rows.length);
    for (const run of stripRuns(axes, row, view.time)) paintRun(context, axes, run, place, options);
  });
  context.globalAlpha = 1;
}

/** How wide the names of a strip of a height are at the most, CSS pixels. */
export const fundingNamesWidth = ({ rows }: FundingView, height: number) =>
  Math.max(0, ...rows.map(({ venue }) => plateWidth(VENUE_NAMES[venue], height / rows.length + 1)));

/** Writes whose each row of the strip is, at the left edge of the pane. */
export function paintFundingNames(
  context: StripContext,
  { rows }: FundingView,
  { band, tone }: Pick<FundingStripOptions, 'band' | 'tone'>,
): void {
  const colours = stripColours(tone);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  rows.forEach(({ venue }, index) => {
    paintName(context, VENUE_NAMES[venue], rowPlace(band, index, rows.length), colours);
  });
}

/** Whole pixels, with one left free below each row that can spare it. */
function rowPlace({ top, height }: FundingBand, index: number, rows: number): FundingBand {
  const [from, to] = [top + (height * index) / rows, top + (height * (index + 1)) / rows].map(Math.round);
  const [start, end] = [from ?? top, to ?? top];
  return { top: start, height: Math.max(0, end - start - (end - start > 3 ? 1 : 0)) };
}

function paintRun(
  context: StripContext,
  axes: ChartAxes,
  { from, to, kind, step }: StripRun,
  { top, height }: FundingBand,
  { tone, hatching }: FundingStripOptions,
): void {
  if (kind === 'unknown') {
    hatch(context, axes, hatching.gap, { from, to, top, height });
    return;
  }
  const { steps, mark } = stripColours(tone);
  context.globalAlpha = kind === 'settled' ? 1 : PREDICTED_ALPHA;
  context.fillStyle = steps[step + FUNDING_STEPS] ?? '';
  context.fillRect(from, top, to - from, height);
  if (kind === 'predicted') hatch(context, axes, hatching.unknown, { from, to, top, height });
  if (Math.abs(step) < FUNDING_STEPS) return;
  const thickness = Math.max(1, Math.round(height / 6));
  context.globalAlpha = 1;
  context.fillStyle = mark;
  context.fillRect(from, step > 0 ? top : top + height - thickness, to - from, thickness);
}

/** The lines hang on the time axis, so that they move with what they cover. */
function hatch(
  context: StripContext,
  { time }: ChartAxes,
  pattern: CanvasPattern,
  { from, to, top, height }: Pick<StripRun, 'from' | 'to'> & FundingBand,
): void {
  const phase = timeToX(time, 0) % HATCH_TILE;
  context.setTransform(1, 0, 0, 1, phase, 0);
  context.globalAlpha = 1;
  context.fillStyle = pattern;
  context.fillRect(from - phase, top, to - from, height);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

function paintName(
  context: StripContext,
  name: string,
  { top, height }: FundingBand,
  { text, plate }: StripColours,
): void {
  context.fillStyle = plate;
  context.fillRect(0, top, plateWidth(name, height), height);
  context.font = `600 ${fontOf(height)}px system-ui, sans-serif`;
  context.fillStyle = text;
  context.fillText(name, 3, top + height / 2);
}

/** The size of the letters in a row of a height. */
const fontOf = (height: number) => Math.min(LARGEST_FONT_PX, height + 1);

const plateWidth = (name: string, height: number) => Math.ceil(name.length * fontOf(height) * LETTER) + 6;
