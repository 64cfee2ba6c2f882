import type { FlowMark, MarkBand } from '../heatmaps/marks/flow-mark';
import { SIDES } from '../core/units';
import { edgeY } from './candle-places';
import type { MarkLayout, MarkScene } from './mark-layout';
import { HULL_RUNS, SHAPE_PX, SHAPE_RUNS } from './mark-shapes';
import { MARK_TONES, type MarkTones } from './mark-tones';
import type { PageTone } from './page-tone';
import type { ChartAxes } from './project';

export interface PaintFlowMarksOptions extends MarkScene {
  readonly bands: readonly MarkBand[];
  /** The page behind. */
  readonly tone: PageTone;
  /** 0…1 */
  readonly opacity: number;
}

type MarkContext = Pick<CanvasRenderingContext2D, 'fillRect' | 'fillStyle' | 'globalAlpha' | 'setTransform'>;

interface Painting {
  readonly context: MarkContext;
  readonly layout: MarkLayout;
  readonly tones: MarkTones;
}

/** Half a shape, and what is around it. */
const REACH_PX = SHAPE_PX >> 1;
/** Bands lie right of the shapes of walls that stand; at the pane's edge where no room is left. */
const RAIL_PX = 3;
const RAIL_AT_PX = 12;
/** How far a tick reaches from its line. */
const TICK_PX = 2;
/** Of a void's dotted rail: from one dot to the next. */
const DOT_EVERY_PX = 4;

/**
 * Draws marks over what the pane shows already; the context's canvas covers the pane at one pixel per CSS pixel. `layout`
 * is kept from frame to frame and knows afterwards what was drawn where. A time axis that does not run to the right shows
 * nothing.
 */
export function paintFlowMarks(
  context: MarkContext,
  axes: ChartAxes,
  layout: MarkLayout,
  options: PaintFlowMarksOptions,
): void {
  if (!(axes.time.slope > 0)) return;
  layout.lay(axes, options);
  const painting = { context, layout, tones: MARK_TONES[options.tone] };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = options.opacity;
  for (const band of options.bands) paintBand(painting, axes, band);
  paintLines(painting, options.marks);
  paintShapes(painting, options.marks);
  context.globalAlpha = 1;
}

/** A rail along the prices of a band: whole where layers agree, dotted where nothing lies. */
function paintBand(
  { context, layout, tones }: Painting,
  axes: ChartAxes,
  { kind, low, high }: MarkBand,
): void {
  const width = Math.floor(axes.pane.width);
  const left = Math.min(layout.open + RAIL_AT_PX, width - RAIL_PX);
  if (left < 0) return;
  const one = edgeY(axes, low);
  const other = edgeY(axes, high);
  const top = Math.max(0, Math.round(Math.min(one, other)));
  const bottom = Math.min(Math.floor(axes.pane.height), Math.round(Math.max(one, other)));
  context.fillStyle = tones[kind];
  for (let line = top; line < bottom; line += 1)
    if (kind === 'convergence' || (line - top) % DOT_EVERY_PX < DOT_EVERY_PX / 2)
      layout.places.fillLine(context, line, left, left + RAIL_PX);
}

/** What was over after a while ends with a tick; a wall with its shape. */
function paintLines(
  { context, layout: { lines, places }, tones }: Painting,
  marks: readonly FlowMark[],
): void {
  for (const side of SIDES)
    for (let isOn = 0; isOn <= 1; isOn += 1) {
      context.fillStyle = tones[isOn === 1 ? 'standing' : 'ended'][side];
      for (let row = 0; row < lines.length; row += 1) {
        const mark = marks[lines.at(row, 0)];
        if (lines.at(row, 4) !== isOn || mark?.side !== side) continue;
        const right = lines.at(row, 2);
        const y = lines.at(row, 3);
        places.fillLine(context, y, lines.at(row, 1), right);
        if (isOn === 0 && mark.kind !== 'wall') context.fillRect(right - 1, y - TICK_PX, 1, 2 * TICK_PX + 1);
      }
    }
}

/** The casings of all come first, so that none covers a shape. */
function paintShapes({ context, layout: { shapes }, tones }: Painting, marks: readonly FlowMark[]): void {
  context.fillStyle = tones.casing;
  for (let row = 0; row < shapes.length; row += 1) paintShape(context, shapes, row, HULL_RUNS, 1);
  for (const side of SIDES) {
    context.fillStyle = tones.ink[side];
    for (let row = 0; row < shapes.length; row += 1)
      if (marks[shapes.at(row, 0)]?.side === side) paintShape(context, shapes, row, SHAPE_RUNS, 0);
  }
}

/** @param around pixels by which each line of it grows. */
function paintShape(
  context: MarkContext,
  shapes: MarkLayout['shapes'],
  row: number,
  runs: typeof SHAPE_RUNS,
  around: number,
): void {
  const left = shapes.at(row, 1) - REACH_PX;
  const middle = shapes.at(row, 2);
  const turned = shapes.at(row, 4) === 1 ? -1 : 1;
  for (const [x, y, length] of runs[shapes.at(row, 3)] ?? [])
    context.fillRect(
      left + x - around,
      middle + turned * (y - REACH_PX) - around,
      length + 2 * around,
      1 + 2 * around,
    );
}
