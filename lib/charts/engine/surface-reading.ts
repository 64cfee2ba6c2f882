import type { Rect } from '../chart-view';
import type { DisplayClock } from '../fit/display-clock';
import { centresInk, choosesZone, hasRoughTimes, labelsAnyBar, placeLabels } from './placed-label';
import { type PriceColumn, readColumns } from './price-columns';
import type { DrawnLabel } from './read-payload';
import { type DatePin, readRows, type TimeRow } from './time-rows';

export interface ReadContext {
  readonly clock: DisplayClock;
  /** The page is drawing its first views and nobody has moved them. */
  readonly fresh: boolean;
  /** The user is panning or zooming. */
  readonly moving: boolean;
}

const MIN_SIZE = 8;

/** What one canvas, SVG or box of labels says about axes. All places are CSS pixels from its corner, so scrolling changes none. */
export class SurfaceReading {
  columns: readonly PriceColumn[] = [];
  rows: readonly TimeRow[] = [];
  pins: readonly DatePin[] = [];
  rect: Rect = { left: 0, top: 0, width: 0, height: 0 };

  private labels: readonly DrawnLabel[] = [];
  private readLabels: readonly DrawnLabel[] = [];
  private readSize: readonly number[] = [];
  private lastRows: readonly TimeRow[] = [];
  private readonly centresInk: boolean;
  private readonly labelsAnyBar: boolean;
  private readonly hasRoughTimes: boolean;
  /** Its times may be written on the clock of any zone. */
  readonly choosesZone: boolean;

  constructor(
    readonly id: number,
    readonly surface: Element,
  ) {
    this.centresInk = centresInk(surface);
    this.choosesZone = choosesZone(surface);
    this.labelsAnyBar = labelsAnyBar(surface);
    this.hasRoughTimes = hasRoughTimes(surface);
  }

  /** Takes the texts of the newest draw; {@link read} makes sense of them. */
  draw(labels: readonly DrawnLabel[]): void {
    this.labels = labels;
  }

  get hasAxes(): boolean {
    return this.columns.length > 0 || this.rows.length > 0;
  }

  /** Reads the axes where the canvas lies now. True when anything is different from the last time. */
  read(context: ReadContext): boolean {
    const moved = this.measure();
    const { rect } = this;
    const { width, height } = this.drawnSize();
    const size = [rect.width, rect.height, width, height];
    const isSameSize = size.every((extent, index) => extent === this.readSize[index]);
    if (isSameSize && sameLabels(this.labels, this.readLabels)) return moved;
    const isDrawn = this.labels !== this.readLabels;
    this.readSize = size;
    this.readLabels = this.labels;
    const placed =
      rect.width < MIN_SIZE || rect.height < MIN_SIZE
        ? []
        : placeLabels(this.labels, {
            width,
            height,
            cssWidth: rect.width,
            cssHeight: rect.height,
            centresInk: this.centresInk,
          });
    this.columns = readColumns(placed, this.columns);
    const { rows, pins } = readRows(placed, {
      clock: context.clock,
      width: rect.width,
      fresh: context.fresh,
      moving: context.moving,
      labelsAnyBar: this.labelsAnyBar,
      hasRoughTimes: this.hasRoughTimes,
      previous: this.lastRows,
    });
    this.rows = rows;
    this.pins = pins;
    // Stretched by the page's layout for a moment, the old drawing is nothing to go on from.
    if (rows.length > 0 && isDrawn) this.lastRows = rows;
    return true;
  }

  /** Replaces the fit of a row, when a date elsewhere on the page says more than its labels. */
  settleRow(row: TimeRow, fit: TimeRow['fit']): void {
    this.rows = this.lastRows = this.rows.map((other) => (other === row ? { ...row, fit } : other));
  }

  /** The size its labels are placed in: the bitmap of a canvas, CSS pixels elsewhere. */
  private drawnSize(): { readonly width: number; readonly height: number } {
    return this.surface instanceof HTMLCanvasElement ? this.surface : this.rect;
  }

  private measure(): boolean {
    const { left, top, width, height } = this.surface.getBoundingClientRect();
    const last = this.rect;
    const moved = left !== last.left || top !== last.top || width !== last.width || height !== last.height;
    if (moved) this.rect = { left, top, width, height };
    return moved;
  }
}

function sameLabels(some: readonly DrawnLabel[], others: readonly DrawnLabel[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  return some.every((label, index) => {
    const other = others[index];
    return label.text === other?.text && label.x === other.x && label.y === other.y;
  });
}
