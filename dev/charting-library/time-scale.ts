const MIN_SPACING = 0.5;
const MAX_SPACING = 200;

/** Bars along a chart: equal steps whatever time lies between them; indices count the bars from 0. */
export class TimeScale {
  /** CSS pixels. */
  width = 1;
  /** Index of the newest bar. */
  last = 0;
  barSpacing = 7;
  /** Bars of free space at the right of the newest. */
  rightOffset = 10;

  /** CSS pixels from the left edge of the pane to the middle of a bar; fractions of an index lie between. */
  xOf(index: number): number {
    return this.width - (this.last + this.rightOffset - index + 0.5) * this.barSpacing - 1;
  }

  indexAt(x: number): number {
    return this.last + this.rightOffset + 0.5 - (this.width - 1 - x) / this.barSpacing;
  }

  /** The first and last whole index whose middle is in view, bars or not. */
  strictRange(): readonly [first: number, last: number] {
    return [Math.ceil(this.indexAt(0)), Math.floor(this.indexAt(this.width))];
  }

  /** Shows the bars from one index to another, their whole bodies included. */
  show(from: number, to: number): void {
    this.barSpacing = clampSpacing(this.width / (to - from + 1));
    this.rightOffset = to - this.last;
  }

  /** Zooms around a place that stays where it is. */
  zoom(factor: number, x: number): void {
    const index = this.indexAt(x);
    this.barSpacing = clampSpacing(this.barSpacing * factor);
    this.rightOffset += index - this.indexAt(x);
  }

  /** Moves the bars to the right. */
  scroll(pixels: number): void {
    this.rightOffset -= pixels / this.barSpacing;
  }
}

const clampSpacing = (spacing: number) => Math.min(MAX_SPACING, Math.max(MIN_SPACING, spacing));
