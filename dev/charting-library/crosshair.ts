import type { Pane } from './pane';
import type { TimeAxis } from './time-axis';
import type { TimeScale } from './time-scale';
import type { Theme } from './theme';

/** Where the crosshair stands; `time` in epoch seconds as the library says it. */
export interface CrosshairPoint {
  readonly time: number | undefined;
  readonly price: number | undefined;
}

export type CrosshairListener = (point: CrosshairPoint) => void;

interface Pointer {
  readonly pane: number;
  readonly x: number;
  readonly y: number;
}

/** Follows the pointer: its vertical line snaps to bars, its horizontal line is free. */
export class Crosshair {
  readonly listeners = new Set<CrosshairListener>();
  private pointer: Pointer | undefined;

  constructor(
    private readonly panes: readonly Pane[],
    private readonly time: TimeScale,
    private readonly timeAxis: TimeAxis,
  ) {}

  point(pane: number, x: number, y: number): void {
    this.pointer = { pane, x, y };
    this.tell();
  }

  leave(): void {
    this.pointer = undefined;
    this.tell();
  }

  private get index(): number {
    return Math.round(this.time.indexAt(this.pointer?.x ?? 0));
  }

  private tell(): void {
    const { pointer } = this;
    const time = pointer && this.timeAxis.timeAt(this.index);
    const pane = pointer && this.panes[pointer.pane];
    const price = pane?.isMain && pointer ? pane.price.priceAt(pointer.y) : undefined;
    for (const hear of this.listeners) hear({ time: time === undefined ? undefined : time / 1000, price });
  }

  draw(theme: Theme): void {
    const { pointer, index } = this;
    const x = pointer && this.time.xOf(index);
    for (const [number, pane] of this.panes.entries())
      pane.drawCrosshair(theme, x, pointer?.pane === number ? pointer.y : undefined);
    this.timeAxis.drawCrosshair(theme, x, index);
  }
}
