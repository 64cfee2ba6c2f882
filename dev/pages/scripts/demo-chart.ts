import type { Logical } from 'lightweight-charts';
import type { PriceChart } from './price-chart';

/** What tests measure an overlay against: the chart's own coordinates, in client CSS pixels. */
export interface DemoChart extends PriceChart {
  /** Undefined before the first bar. */
  priceToY(price: number): number | undefined;
  /** Epoch ms; a bar's start lies at the middle of its candle. Undefined before the second bar. */
  timeToX(time: number): number | undefined;
  /** The pane, without its axes. */
  paneRect(): { left: number; top: number; width: number; height: number };
}

declare global {
  interface Window {
    demoChart?: DemoChart;
  }
}

/** Exposes the chart as `window.demoChart`. */
export function exposeChart({ chart, series }: PriceChart, container: HTMLElement): void {
  const paneRect = () => {
    const pane = container.querySelector('td:nth-child(2) canvas') ?? container;
    const { left, top, width, height } = pane.getBoundingClientRect();
    return { left, top, width, height };
  };
  window.demoChart = {
    chart,
    series,
    paneRect,
    priceToY(price) {
      const y = series.priceToCoordinate(price);
      return y === null ? undefined : paneRect().top + y;
    },
    timeToX(time) {
      const bars = series.data();
      const first = Number(bars.at(-2)?.time);
      const step = Number(bars.at(-1)?.time) - first;
      if (!(step > 0)) return undefined;
      const index = bars.length - 2 + (time / 1000 - first) / step;
      // The library places whole bars only; between them the axis is linear.
      const left = chart.timeScale().logicalToCoordinate(Math.floor(index) as Logical);
      const right = chart.timeScale().logicalToCoordinate((Math.floor(index) + 1) as Logical);
      if (left === null || right === null) return undefined;
      return paneRect().left + left + (right - left) * (index - Math.floor(index));
    },
  };
}
