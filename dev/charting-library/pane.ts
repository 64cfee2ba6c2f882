import type { LibraryBar } from './bars';
import { type PaneRow, sizeLayers } from './frame';
import { MODE, type PriceRange, PriceScale } from './price-scale';
import { percentText, type PriceTick, priceTicks } from './price-ticks';
import type { Brush } from './sheet';
import type { Study } from './study';
import { FONT, type Theme } from './theme';
import type { TimeScale } from './time-scale';

const LABEL_HEIGHT = 18;
const TEXT_INSET = 8;

/** What all panes of a chart share while they draw. */
export interface Scene {
  readonly bars: readonly LibraryBar[];
  readonly time: TimeScale;
  readonly theme: Theme;
  readonly timeLines: readonly number[];
}

/** A study with its scale, drawn on its row of the table. */
export class Pane {
  readonly price: PriceScale;
  /** Fixed by hand or by a program; undefined while the scale follows the bars. */
  fixedRange: PriceRange | undefined;

  constructor(
    readonly study: Study,
    readonly row: PaneRow,
    readonly isMain: boolean,
  ) {
    this.price = new PriceScale(isMain ? { top: 0.1, bottom: 0.08 } : { top: 0.15, bottom: 0.02 });
  }

  resize(width: number, height: number, axisWidth: number): void {
    this.price.height = height;
    this.row.row.style.height = `${height}px`;
    sizeLayers(this.row.pane, width, height);
    sizeLayers(this.row.axis, axisWidth, height);
  }

  /** Takes over the range of the bars in view, unless it is fixed. */
  follow({ bars, time }: Pick<Scene, 'bars' | 'time'>): void {
    const [first, last] = time.strictRange();
    this.price.base = bars[Math.max(0, first)]?.close ?? 1;
    const range = this.fixedRange ?? this.study.rangeOf(bars, first, last);
    if (range) this.price.range = range;
  }

  /** What the axis writes for a price under its mode. */
  textOf(price: number): string {
    const { mode, base } = this.price;
    if (mode === MODE.percentage) return percentText((price / base - 1) * 100);
    if (mode === MODE.indexedTo100) return ((price / base) * 100).toFixed(2);
    return this.study.format.text(price);
  }

  ticks(): readonly PriceTick[] {
    return priceTicks(this.price, this.study.format);
  }

  draw(scene: Scene): void {
    const ticks = this.ticks();
    this.row.pane.base.draw((brush) => this.paintPlot(brush, scene, ticks));
    this.row.axis.base.draw((brush) => this.paintAxis(brush, scene, ticks));
  }

  private paintPlot(brush: Brush, scene: Scene, ticks: readonly PriceTick[]): void {
    const { bars, time, theme, timeLines } = scene;
    brush.box(0, 0, brush.width, brush.height, theme.page);
    for (const x of timeLines) brush.vertical(x, theme.grid);
    for (const { y } of ticks) brush.horizontal(y, theme.grid);
    if (!this.isMain) brush.horizontal(0, theme.line);
    const [first, last] = time.strictRange();
    this.study.paint({ brush, bars, time, price: this.price, theme }, first, last);
    const value = this.study.lastValue(bars);
    if (this.isMain && value !== undefined)
      brush.horizontal(this.price.yOf(value), hasFallen(bars) ? theme.down : theme.up, [1, 2]);
  }

  private paintAxis(brush: Brush, scene: Scene, ticks: readonly PriceTick[]): void {
    const { theme, bars } = scene;
    brush.box(0, 0, brush.width, brush.height, theme.page);
    brush.box(0, 0, 1, brush.height, theme.line);
    for (const { y, text } of ticks) brush.text(text, TEXT_INSET, y, theme.text, FONT, 'left');
    const value = this.study.lastValue(bars);
    const color = hasFallen(bars) ? theme.downLabel : theme.upLabel;
    if (value !== undefined) this.mark(brush, value, color, theme.labelText);
  }

  /** A coloured box with a value on top of the axis. */
  private mark(brush: Brush, value: number, color: string, textColor: string): void {
    const y = this.price.yOf(value);
    brush.box(0, y - LABEL_HEIGHT / 2, brush.width, y + LABEL_HEIGHT / 2, color);
    brush.text(this.textOf(value), TEXT_INSET, y, textColor, FONT, 'left');
  }

  /** The crosshair's share of this pane; `y` only where the pointer is. */
  drawCrosshair(theme: Theme, x: number | undefined, y: number | undefined): void {
    this.row.pane.top.draw((brush) => {
      if (x !== undefined) brush.vertical(x, theme.label, [4, 4]);
      if (y !== undefined) brush.horizontal(y, theme.label, [4, 4]);
    });
    this.row.axis.top.draw((brush) => {
      if (y !== undefined) this.mark(brush, this.price.priceAt(y), theme.label, theme.labelText);
    });
  }
}

function hasFallen(bars: readonly LibraryBar[]): boolean {
  const last = bars.at(-1);
  return last !== undefined && last.close < last.open;
}
