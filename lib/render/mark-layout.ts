import { timeToX } from '../charts/chart-view';
import type { FlowMark } from '../heatmaps/marks/flow-mark';
import { CandlePlaces, edgeY } from './candle-places';
import { shapeOf, SHAPE_PX } from './mark-shapes';
import { PixelRows } from './pixel-rows';
import type { ChartAxes } from './project';

/** What is marked on a chart. Prices are those of the axes, times epoch ms. */
export interface MarkScene {
  readonly marks: readonly FlowMark[];
  /** Of when they are. */
  readonly time: number;
  /** The candles in view: rows of opening, high, low, oldest first. */
  readonly candles: Float64Array;
  /** How long each of them lasts. */
  readonly barMs: number;
}

const CANDLE_FIELDS = 3;
/** Half of a shape with what is around it. */
const HALF_PX = (SHAPE_PX + 3) / 2;
/** Between a candle and the shape beyond it. */
const GAP_PX = 3;
/** Shapes that meet are stacked, so many. */
const STACKED = 4;
const SLOT_PX = 2 * HALF_PX;
/** How often a shape makes way for a candle. */
const TRIES = 4;

/**
 * Where marks lie in a pane, in whole pixels. A wall is a line at its price until it ends, with a shape where it has, or
 * right of the candles while it stands. Everything else happened where the candles are: its shape lies beyond them, with
 * a line as long as it went on. No pixel of a candle is covered, and what may be is left out. Laying marks anew takes no
 * new memory.
 */
export class MarkLayout {
  /** Rows of `[mark, left, right, y, 1 while it goes on]`, `right` exclusive. */
  readonly lines = new PixelRows();
  /** Rows of `[mark, x, y, shape, 1 when it is turned over]`: the middle of each. */
  readonly shapes = new PixelRows();
  readonly places = new CandlePlaces();
  /** Where the newest candle ends. */
  open = 0;
  private stacked = new Uint8Array();
  private axes: ChartAxes | undefined;
  private width = 0;
  private height = 0;
  /** Between which times the candles are known. */
  private known = { from: 0, to: 0 };

  lay(axes: ChartAxes, { marks, time, candles, barMs }: MarkScene): void {
    const { pane } = axes;
    this.axes = axes;
    this.width = Math.floor(pane.width);
    this.height = Math.floor(pane.height);
    this.lines.clear();
    this.shapes.clear();
    this.clearStacks();
    this.places.lay(axes, candles, barMs);
    this.known.from = candles[0] ?? Infinity;
    this.known.to = (candles.at(-CANDLE_FIELDS) ?? -Infinity) + barMs;
    // The candle of now may not have come yet.
    this.open = this.xOf(Math.max(this.known.to, Math.ceil(time / barMs) * barMs));
    for (let index = 0; index < marks.length; index += 1) {
      const mark = marks[index] as FlowMark;
      if (mark.kind === 'wall') this.layWall(mark, index);
      else this.layRun(mark, index, time);
    }
  }

  /** The marks within reach of a point of the pane, those with a shape there first. */
  at(x: number, y: number): readonly number[] {
    const found = new Set<number>();
    const { shapes, lines } = this;
    for (let row = 0; row < shapes.length; row += 1)
      if (Math.abs(x - shapes.at(row, 1)) <= HALF_PX && Math.abs(y - shapes.at(row, 2)) <= HALF_PX)
        found.add(shapes.at(row, 0));
    for (let row = 0; row < lines.length; row += 1)
      if (Math.abs(y - lines.at(row, 3)) <= GAP_PX && x >= lines.at(row, 1) && x < lines.at(row, 2))
        found.add(lines.at(row, 0));
    return [...found];
  }

  private layWall(mark: FlowMark, index: number): void {
    const y = this.yOf(mark.price);
    if (!(y >= 0 && y < this.height)) return;
    const isStanding = mark.state === 'standing';
    const left = Math.max(0, this.xOf(mark.since));
    const end = this.xOf(mark.until);
    const right = isStanding ? this.width : Math.min(this.width, end);
    if (right > left) this.lines.add(index, left, right, y, Number(isStanding));
    if (isStanding) this.addShape(this.open + HALF_PX, y, mark, index);
    // A candle that is not known yet may lie there.
    else if (mark.until < this.known.to) this.layEnd(mark, index, end, y);
  }

  /** Where a wall ended, or before the candle that took it; beyond the candle where that has hidden all of it. */
  private layEnd(mark: FlowMark, index: number, end: number, y: number): void {
    const least = this.xOf(mark.since) - HALF_PX;
    let x = end;
    for (let tried = 0; tried < TRIES && x >= least; tried += 1) {
      const inTheWay = this.places.lastOn(x - HALF_PX, y - HALF_PX, x + HALF_PX, y + HALF_PX);
      if (Number.isNaN(inTheWay)) {
        this.addShape(x, y, mark, index);
        return;
      }
      x = inTheWay - HALF_PX;
    }
    this.addShape(end, this.beyond(mark, end, end), mark, index);
  }

  private layRun(mark: FlowMark, index: number, time: number): void {
    const { known } = this;
    if (mark.since < known.from || mark.since >= known.to) return;
    const left = this.xOf(mark.since);
    const right = this.xOf(mark.state === 'started' ? time : mark.until);
    if (right < 0 || left > this.width) return;
    const y = this.beyond(mark, left, right);
    if (!(y >= 0 && y < this.height)) return;
    if (right - left > HALF_PX)
      this.lines.add(
        index,
        Math.max(0, left),
        Math.min(this.width, right),
        y,
        Number(mark.state === 'started'),
      );
    this.addShape(left, y, mark, index);
  }

  /** The line of a shape beyond all candles of a stretch, and beyond the shapes that are there; NaN without room. */
  private beyond(mark: FlowMark, left: number, right: number): number {
    const isAbove = this.isAbove(mark);
    const first = this.slotOf(left);
    const last = this.slotOf(right);
    let stacked = 0;
    for (let slot = first; slot <= last; slot += 1)
      stacked = Math.max(stacked, this.stacked[2 * slot + Number(isAbove)] ?? 0);
    if (stacked >= STACKED) return Number.NaN;
    for (let slot = first; slot <= last; slot += 1) this.stacked[2 * slot + Number(isAbove)] = stacked + 1;
    const edge = this.places.beyond(left - HALF_PX, right + HALF_PX, isAbove);
    const from = Number.isNaN(edge) ? this.yOf(mark.price) : edge;
    const away = GAP_PX + HALF_PX + stacked * SLOT_PX;
    return from + (isAbove ? -away : away);
  }

  private addShape(x: number, y: number, mark: FlowMark, index: number): void {
    const isInside = x >= HALF_PX && x <= this.width - HALF_PX && y >= HALF_PX && y <= this.height - HALF_PX;
    if (!isInside) return;
    const isTurned = mark.kind !== 'wall' && mark.kind !== 'iceberg' && this.isAbove(mark);
    this.shapes.add(index, x, y, shapeOf(mark), Number(isTurned));
  }

  /** Asks lie above the price, but for a scale that is upside down. */
  private isAbove({ side }: FlowMark): boolean {
    return (side === 'ask') === (this.axes?.price.slope ?? -1) < 0;
  }

  private slotOf(x: number): number {
    return Math.max(0, Math.floor(Math.min(x, this.width) / SLOT_PX));
  }

  private clearStacks(): void {
    const most = 2 * (this.slotOf(this.width) + 1);
    if (this.stacked.length < most) this.stacked = new Uint8Array(most);
    this.stacked.fill(0);
  }

  private xOf(time: number): number {
    const { axes } = this;
    return axes ? Math.round(timeToX(axes.time, time) - axes.pane.left) : 0;
  }

  private yOf(price: number): number {
    return this.axes ? Math.floor(edgeY(this.axes, price)) : 0;
  }
}
