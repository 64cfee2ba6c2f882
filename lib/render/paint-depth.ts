import { timeToX } from '../charts/chart-view';
import { SIDES } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import { quantise } from '../heatmaps/columns/quantise';
import { compactText } from './compact-text';
import { type DepthBand, depthBands } from './paint-depth-bands';
import { type DepthLine, depthLine } from './paint-depth-line';
import { DEPTH_TONES, type DepthTones } from './paint-depth-tones';
import type { ProfileContext } from './paint-profile';
import type { PageTone } from './page-tone';
import type { ChartAxes } from './project';
import type { CodeRange } from './scale';

export interface PaintDepthOptions {
  /** The sizes that bars grow over, as codes whose code 1 stands for `unit` base units: those of the session's colours. */
  readonly scale: { readonly range: CodeRange; readonly unit: number };
  /** Where the newest candle ends, epoch ms: nothing is drawn before. */
  readonly from: number;
  /** What is taken of the pane's right edge, CSS pixels. */
  readonly takenPx: number;
  /** The page behind. */
  readonly tone: PageTone;
  /** 0…1 */
  readonly opacity: number;
}

const LONGEST_PX = 64;
/** With less room nothing can be read off. */
const LEAST_PX = 16;
/** What rests at all is told from what is empty. */
const SHORTEST_BAR_PX = 2;
/** Higher bars are kept apart by a pixel. */
const MIN_SPLIT_PX = 4;
/** Of the mark at the end of what is known. */
const MARK_PX = 5;
const FONT = '10px system-ui, sans-serif';
const TEXT_PX = 10;
/** No digit of the font is wider. */
const CHARACTER_PX = 6.5;

interface Painting {
  readonly context: ProfileContext;
  readonly axes: ChartAxes;
  readonly tones: DepthTones;
  /** In whole pixels of the pane. */
  readonly left: number;
  readonly width: number;
}

/**
 * Draws the book of a column over what the pane shows already, to the right of the column and of all candles; the
 * context's canvas covers the pane at one pixel per CSS pixel. A bar is as long as the logarithm of the largest size at its
 * prices. A line on the linear scale of both sides adds up what rests from the best price outwards; its sum is written
 * where it ends: with a mark where no book is known any further, else where the pane ends. Sums that lack the books of
 * some venues are fainter and `≥`. Prices that no venue knows have neither bar nor ground line. Draws nothing where the
 * place is out of view or too narrow, nor on a time axis that does not run to the right.
 */
export function paintDepth(
  context: ProfileContext,
  axes: ChartAxes,
  column: HeatColumn,
  { scale, from, takenPx, tone, opacity }: PaintDepthOptions,
): void {
  const { pane, time } = axes;
  const left = Math.ceil(timeToX(time, Math.max(from, column.time + column.stepMs)) - pane.left);
  const width = Math.min(LONGEST_PX, Math.floor(pane.width) - takenPx - left);
  if (!(time.slope > 0 && left >= 0 && width >= LEAST_PX)) return;
  const painting = { context, axes, tones: DEPTH_TONES[tone], left, width };
  const bands = depthBands(axes, column);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = opacity;
  paintGround(painting, bands);
  paintBars(painting, bands, scale);
  const lines = SIDES.flatMap((side) => depthLine(bands, side) ?? []);
  const most = Math.max(...lines.map(totalOf));
  for (const line of lines) paintLine(painting, line, most);
  for (const line of lines) paintTotal(painting, line);
  context.globalAlpha = 1;
}

function paintGround({ context, tones, left }: Painting, bands: readonly DepthBand[]): void {
  context.fillStyle = tones.base;
  for (let at = 0, next = 0; at < bands.length; at = next) {
    const { top, bottom, known } = bands[at] as DepthBand;
    let [from, to] = [top, bottom];
    for (next = at + 1; bands[next]?.known === known; next += 1) {
      from = Math.min(from, (bands[next] as DepthBand).top);
      to = Math.max(to, (bands[next] as DepthBand).bottom);
    }
    if (known !== 'none' && to > from) context.fillRect(left, from, 1, to - from);
  }
}

function paintBars(
  { context, tones, left, width }: Painting,
  bands: readonly DepthBand[],
  { range: { low, high }, unit }: PaintDepthOptions['scale'],
): void {
  for (const side of SIDES) {
    context.fillStyle = tones.bar[side];
    for (const band of bands) {
      const height = band.bottom - band.top;
      if (band.side !== side || band.largest === 0 || height === 0) continue;
      const share = Math.min(1, (quantise(band.largest, unit) - low) / (high - low));
      const length = Math.max(SHORTEST_BAR_PX, Math.round(width * share));
      context.fillRect(left, band.top, length, height < MIN_SPLIT_PX ? height : height - 1);
    }
  }
}

/** Steps from the best price outwards, drawn together while they share a pixel. */
function paintLine(painting: Painting, { side, steps, hasBest, hasEnd }: DepthLine, most: number): void {
  const { context, tones, left, width } = painting;
  const isDown = runsDown(painting, side);
  const xAt = (total: number) => left + Math.round((width - 1) * (total / most));
  let x = hasBest ? left : xAt(steps[0]?.total ?? 0);
  for (let at = 0, next = 0; at < steps.length; at = next) {
    const step = steps[at] as DepthLine['steps'][number];
    const { isWhole, total } = step;
    const end = xAt(total);
    let last = step;
    for (next = at + 1; next < steps.length; next += 1) {
      const other = steps[next] as DepthLine['steps'][number];
      if (other.isWhole !== isWhole || xAt(other.total) !== end) break;
      last = other;
    }
    context.fillStyle = (isWhole ? tones.line : tones.partial)[side];
    const [top, bottom] = [Math.min(step.top, last.top), Math.max(step.bottom, last.bottom)];
    if (end > x) context.fillRect(x, isDown ? top : bottom - 1, end - x, 1);
    context.fillRect(end, top, 1, bottom - top);
    x = end;
  }
  if (!hasEnd) return;
  const from = Math.max(left, Math.min(left + width - MARK_PX, x - (MARK_PX >> 1)));
  context.fillRect(from, outerLine(painting, { side, steps }), MARK_PX, 1);
}

/** Beyond the end of what is known, where no bars are; else before it. */
function paintTotal(painting: Painting, line: DepthLine): void {
  const { context, axes, tones, left, width } = painting;
  const text = `${line.steps.at(-1)?.isWhole ? '' : '≥'}${compactText(totalOf(line))}`;
  const textWidth = Math.ceil(text.length * CHARACTER_PX);
  const end = outerLine(painting, line);
  const places = [end + 1, end - TEXT_PX];
  const top = (runsDown(painting, line.side) ? places : places.toReversed()).find(
    (from) => from >= 0 && from + TEXT_PX <= Math.floor(axes.pane.height),
  );
  if (top === undefined || textWidth > width) return;
  const right = left + width;
  context.fillStyle = tones.plate;
  context.fillRect(right - textWidth, top, textWidth, TEXT_PX);
  context.fillStyle = tones.text;
  context.font = FONT;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(text, right, top + TEXT_PX / 2, textWidth);
}

/** The pixel line on which a line ends. */
function outerLine(painting: Painting, { side, steps }: Pick<DepthLine, 'side' | 'steps'>): number {
  const last = steps.at(-1);
  return runsDown(painting, side) ? (last?.bottom ?? 1) - 1 : (last?.top ?? 0);
}

/** Bids lie below the best price, but for a scale that is upside down. */
const runsDown = ({ axes }: Painting, side: DepthLine['side']) => (side === 'bid') === axes.price.slope < 0;

const totalOf = ({ steps }: DepthLine) => steps.at(-1)?.total ?? 0;
