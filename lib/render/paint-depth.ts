import { timeToX } from '../charts/chart-view';
import { ensureDefined } from '../core/assert';
import { type Side, SIDES } from '../core/units';
import { quantise } from '../heatmaps/columns/quantise';
import { compactText } from './compact-text';
import { type DepthShape, type SeenBands, seenBands } from './depth-shape';
import type { DepthBand } from './paint-depth-bands';
import type { DepthLine, DepthStep } from './paint-depth-line';
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
  readonly bands: readonly DepthBand[];
  readonly seen: SeenBands;
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
  shape: DepthShape,
  { scale, from, takenPx, tone, opacity }: PaintDepthOptions,
): void {
  const { pane, time } = axes;
  const { column, bands } = shape;
  const left = Math.ceil(timeToX(time, Math.max(from, column.time + column.stepMs)) - pane.left);
  const width = Math.min(LONGEST_PX, Math.floor(pane.width) - takenPx - left);
  if (!(time.slope > 0 && left >= 0 && width >= LEAST_PX)) return;
  const tones = DEPTH_TONES[tone];
  const painting = { context, axes, tones, left, width, bands, seen: seenBands(axes, shape) };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = opacity;
  paintGround(painting);
  paintBars(painting, scale);
  const lines = shape.lines.flatMap((line) => inView(painting, line) ?? []);
  const most = Math.max(...lines.map(totalOf));
  for (const line of lines) paintLine(painting, line, most);
  for (const line of lines) paintTotal(painting, line);
  context.globalAlpha = 1;
}

const topOf = ({ seen: { first, edges } }: Painting, band: number) =>
  Math.min(edges[band - first] as number, edges[band - first + 1] as number);

const bottomOf = ({ seen: { first, edges } }: Painting, band: number) =>
  Math.max(edges[band - first] as number, edges[band - first + 1] as number);

const isSeen = ({ seen: { first, end, edges } }: Painting, band: number) =>
  band >= first && band < end && edges[band - first] !== edges[band - first + 1];

/** What of a line is in the pane. */
interface SeenLine extends DepthLine {
  /** Whether its best price is in the pane, and whether what is known ends there. */
  readonly hasBest: boolean;
  readonly hasEnd: boolean;
}

/** Undefined when nothing of a line is in the pane. */
function inView(painting: Painting, { side, steps }: DepthLine): SeenLine | undefined {
  const { first, end } = painting.seen;
  const best = ensureDefined(steps[0], 'a step').band;
  // Steps go from band to band.
  const [from, to] = side === 'ask' ? [first - best, end - best] : [best - end + 1, best - first + 1];
  const seen = steps.slice(Math.max(0, from), Math.max(0, to)).filter(({ band }) => isSeen(painting, band));
  if (seen.length === 0) return undefined;
  return { side, steps: seen, hasBest: seen[0] === steps[0], hasEnd: seen.at(-1) === steps.at(-1) };
}

function paintGround(painting: Painting): void {
  const { context, tones, left, bands, seen } = painting;
  const { first, end, edges } = seen;
  context.fillStyle = tones.base;
  for (let at = first, next = at; at < end; at = next) {
    const { known } = bands[at] as DepthBand;
    for (next = at + 1; next < end && bands[next]?.known === known; next += 1);
    const [one, other] = [edges[at - first] as number, edges[next - first] as number];
    if (known !== 'none' && one !== other)
      context.fillRect(left, Math.min(one, other), 1, Math.abs(other - one));
  }
}

function paintBars(painting: Painting, { range: { low, high }, unit }: PaintDepthOptions['scale']): void {
  const { context, tones, left, width, bands, seen } = painting;
  for (const shown of SIDES) {
    context.fillStyle = tones.bar[shown];
    for (let at = seen.first; at < seen.end; at += 1) {
      const { side, largest } = bands[at] as DepthBand;
      if (side !== shown || largest === 0 || !isSeen(painting, at)) continue;
      const top = topOf(painting, at);
      const height = bottomOf(painting, at) - top;
      const share = Math.min(1, (quantise(largest, unit) - low) / (high - low));
      const length = Math.max(SHORTEST_BAR_PX, Math.round(width * share));
      context.fillRect(left, top, length, height < MIN_SPLIT_PX ? height : height - 1);
    }
  }
}

/** Steps from the best price outwards, drawn together while they share a pixel. */
function paintLine(painting: Painting, { side, steps, hasBest, hasEnd }: SeenLine, most: number): void {
  const { context, tones, left, width } = painting;
  const isDown = runsDown(painting, side);
  const xAt = (total: number) => left + Math.round((width - 1) * (total / most));
  let x = hasBest ? left : xAt(steps[0]?.total ?? 0);
  for (let at = 0, next = 0; at < steps.length; at = next) {
    const step = steps[at] as DepthStep;
    const { isWhole, total } = step;
    const end = xAt(total);
    let last = step;
    for (next = at + 1; next < steps.length; next += 1) {
      const other = steps[next] as DepthStep;
      if (other.isWhole !== isWhole || xAt(other.total) !== end) break;
      last = other;
    }
    context.fillStyle = (isWhole ? tones.line : tones.partial)[side];
    const top = Math.min(topOf(painting, step.band), topOf(painting, last.band));
    const bottom = Math.max(bottomOf(painting, step.band), bottomOf(painting, last.band));
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

/** The pixel line on which a line that is in the pane ends. */
function outerLine(painting: Painting, { side, steps }: DepthLine): number {
  const { band } = ensureDefined(steps.at(-1), 'a step');
  return runsDown(painting, side) ? bottomOf(painting, band) - 1 : topOf(painting, band);
}

/** Bids lie below the best price, but for a scale that is upside down. */
const runsDown = ({ axes }: Painting, side: Side) => (side === 'bid') === axes.price.slope < 0;

const totalOf = ({ steps }: DepthLine) => steps.at(-1)?.total ?? 0;
