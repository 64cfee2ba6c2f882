import type { LibraryBar } from './bars';
import type { PriceFormat } from './price-ticks';
import type { PriceRange, PriceScale } from './price-scale';
import type { Brush } from './sheet';
import type { Theme } from './theme';
import type { TimeScale } from './time-scale';

/** What a pane draws, in its own scale. */
export interface Study {
  /** As the legend of the pane calls it. */
  readonly name: string;
  readonly format: PriceFormat;
  /** The values of the bars in view; undefined when none is. */
  rangeOf(bars: readonly LibraryBar[], first: number, last: number): PriceRange | undefined;
  paint(plot: Plot, first: number, last: number): void;
  /** The value of the newest bar, which the axis marks. */
  lastValue(bars: readonly LibraryBar[]): number | undefined;
}

export interface Plot {
  readonly brush: Brush;
  readonly bars: readonly LibraryBar[];
  readonly time: TimeScale;
  readonly price: PriceScale;
  readonly theme: Theme;
}

/** Draws one box a bar, four fifths as wide as its place. */
export function forEachBar(
  { bars, time }: Plot,
  first: number,
  last: number,
  paint: (bar: LibraryBar, x: number, half: number) => void,
): void {
  const half = Math.max(0.5, time.barSpacing * 0.4);
  for (let index = Math.max(0, first - 1); index <= Math.min(bars.length - 1, last + 1); index += 1) {
    const bar = bars[index];
    if (bar) paint(bar, time.xOf(index), half);
  }
}
