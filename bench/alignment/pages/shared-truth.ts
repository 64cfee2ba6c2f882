import type { Bar, ChartTruth, Rectangle } from '../../../dev/chart-lab/in-page';
import { barsBetween, timeOfIndex, type View } from '../../../dev/chart-lab/views';

/** The bars a page has and which of them its chart shows, for libraries whose time axis is one of time, not of bars. */
export class ShownBars {
  bars: readonly Bar[] = [];
  private view: Pick<View, 'from' | 'to'> = { from: 0, to: 1 };

  /** Remembers the view; its edges in epoch milliseconds. */
  show(view: View): readonly [start: number, end: number] {
    this.view = view;
    return [timeOfIndex(this.bars, view.from), timeOfIndex(this.bars, view.to)];
  }

  /** The bars between both edges. */
  visible(): readonly Bar[] {
    return barsBetween(this.bars, this.view.from, this.view.to);
  }
}

/** A library's own coordinates, in CSS pixels from the corner of an element. */
export interface LocalCoordinates {
  readonly element: () => Element;
  readonly pane: () => Rectangle;
  readonly priceAt: (y: number) => number;
  readonly yOf: (price: number) => number;
  readonly xOf: (time: number) => number;
}

/** The truth of a chart from its library's coordinates. */
export function truthOfLocal(local: LocalCoordinates, shown: ShownBars, livePrice: number): ChartTruth {
  const corner = () => local.element().getBoundingClientRect();
  return {
    livePrice,
    pane() {
      const { left, top } = corner();
      const pane = local.pane();
      return { ...pane, left: left + pane.left, top: top + pane.top };
    },
    priceAt: (y) => local.priceAt(y - corner().top),
    yOf: (price) => local.yOf(price) + corner().top,
    xOf: (time) => local.xOf(time) + corner().left,
    visibleTimes: () => shown.visible().map(({ time }) => time),
  };
}
