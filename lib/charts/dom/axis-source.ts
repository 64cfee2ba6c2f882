import { groupAxes } from './axis-groups';
import type { AxisLabel } from './axis-label';
import { readHtmlLabels } from './html-labels';
import { offsetFrom, readRuledLines } from './ruled-lines';
import { readSvgLabels } from './svg-labels';

/** The axes of one chart, and the element they lie on. */
export interface AxisReading {
  readonly surface: Element;
  readonly labels: readonly AxisLabel[];
}

/** A part of the page that may hold the axes of a chart. */
export interface AxisSource {
  /** Axes change with what happens in here. */
  readonly root: Element;
  isThere(): boolean;
  /** The labels of its axes, or undefined when it has none now. */
  read(): AxisReading | undefined;
}

/** A drawing with its own texts. */
export class SvgSource implements AxisSource {
  constructor(readonly root: Element) {}

  isThere(): boolean {
    return this.root.isConnected;
  }

  read(): AxisReading | undefined {
    const { root } = this;
    const surface = root.getBoundingClientRect();
    const labels = readSvgLabels(root, surface);
    const { columns, rows } = groupAxes(labels);
    if (columns.length === 0 && rows.length === 0) return undefined;
    const lines = columns.length > 0 ? readRuledLines(root, surface) : [];
    const offsets = new Map<AxisLabel, number>();
    for (const column of columns) {
      const offset = offsetFrom(lines, column);
      if (offset === 0) continue;
      for (const label of column) offsets.set(label, offset);
    }
    const moved = labels.map((label) => ({ ...label, y: label.y - (offsets.get(label) ?? 0) }));
    return { surface: root, labels: moved };
  }
}

/** The plot of a chart, and how much larger than it the box around plot and axes may be, in CSS pixels. */
const MIN_PLOT = { width: 300, height: 150 };
const MAX_AXES = { width: 240, height: 200 };
const MAX_LEVELS = 4;

/** A plot with its labels in HTML elements around or above it. */
export class HtmlSource implements AxisSource {
  readonly root: Element;
  private readonly boxes: readonly Element[];
  private last: Element | undefined;

  private constructor(
    private readonly plot: Element,
    boxes: readonly [Element, ...Element[]],
  ) {
    this.boxes = boxes;
    this.root = boxes.at(-1) ?? boxes[0];
  }

  /** Undefined when the plot is too small for one or nothing around it has the size of a chart. */
  static around(plot: Element): HtmlSource | undefined {
    const { width, height } = plot.getBoundingClientRect();
    if (width < MIN_PLOT.width || height < MIN_PLOT.height) return undefined;
    const boxes: Element[] = [];
    let box = plot.parentElement;
    while (box && box !== plot.ownerDocument.documentElement && boxes.length < MAX_LEVELS) {
      const rect = box.getBoundingClientRect();
      if (rect.width > width + MAX_AXES.width || rect.height > height + MAX_AXES.height) break;
      boxes.push(box);
      box = box.parentElement;
    }
    const [closest, ...others] = boxes;
    return closest && new HtmlSource(plot, [closest, ...others]);
  }

  isThere(): boolean {
    return this.plot.isConnected && this.root.contains(this.plot);
  }

  read(): AxisReading | undefined {
    const boxes = this.last ? [this.last, ...this.boxes] : this.boxes;
    for (const box of boxes) {
      const labels = readHtmlLabels(box, box.getBoundingClientRect());
      const { columns, rows } = groupAxes(labels);
      if (columns.length === 0 && rows.length === 0) continue;
      this.last = box;
      return { surface: box, labels };
    }
    return undefined;
  }
}
