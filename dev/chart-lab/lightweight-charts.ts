import type { UTCTimestamp } from 'lightweight-charts';
import type { Bar, ChartTruth } from './in-page';
import type { LabChart } from './start-page';
import { barsBetween, type PriceRange, type View } from './views';

/** What the pages use of a lightweight-charts chart, the same in versions 3, 4 and 5. */
export interface LightweightChart {
  timeScale(): {
    setVisibleLogicalRange(range: { from: number; to: number }): void;
    getVisibleLogicalRange(): { from: number; to: number } | null;
    timeToCoordinate(time: UTCTimestamp): number | null;
  };
  priceScale(id: string): { applyOptions(options: { autoScale?: boolean; invertScale?: boolean }): void };
  resize(width: number, height: number): void;
}

type CandleOfSeconds = Omit<Bar, 'time'> & { time: UTCTimestamp };

/** What the pages use of a candle series. Times are epoch seconds, coordinates count from the pane's corner. */
export interface LightweightSeries {
  applyOptions(options: {
    autoscaleInfoProvider: (original: () => { priceRange: unknown } | null) => unknown;
  }): void;
  setData(data: CandleOfSeconds[]): void;
  priceToCoordinate(price: number): number | null;
  coordinateToPrice(y: number): number | null;
}

export interface LightweightOptions {
  readonly box: HTMLElement;
  readonly chart: LightweightChart;
  readonly series: LightweightSeries;
  readonly livePrice: number;
  readonly priceScale?: 'left' | 'right';
  readonly unpaintable?: boolean;
  /** Milliseconds by which the page shifts its times: the library itself shows UTC. */
  readonly shift?: (time: number) => number;
}

/** The lab chart of lightweight-charts' own candles, whose coordinates are the truth. */
export function labOfLightweight(options: LightweightOptions): LabChart {
  const { box, chart, series, priceScale = 'right', shift = () => 0 } = options;
  let bars: readonly Bar[] = [];
  let prices: PriceRange | undefined;
  const secondsOf = (time: number) => ((time + shift(time)) / 1000) as UTCTimestamp;
  series.applyOptions({
    autoscaleInfoProvider: (original: () => { priceRange: unknown } | null) => {
      const info = original();
      return info && prices ? { ...info, priceRange: { minValue: prices.low, maxValue: prices.high } } : info;
    },
  });
  return {
    truths: [truthOfLightweight(options, () => bars)],
    setBars(next) {
      bars = next;
      series.setData(bars.map((bar) => ({ ...bar, time: secondsOf(bar.time) })));
    },
    show({ from, to, prices: range, inverted }: View) {
      prices = range;
      chart.timeScale().setVisibleLogicalRange({ from, to });
      chart.priceScale(priceScale).applyOptions({ autoScale: true, invertScale: inverted });
    },
    resize(width, height) {
      box.style.width = `${width}px`;
      chart.resize(width, height);
    },
  };
}

/** The first pane's coordinates as the library itself has them. */
export function truthOfLightweight(options: LightweightOptions, bars: () => readonly Bar[]): ChartTruth {
  const { box, chart, series, shift = () => 0 } = options;
  const times = chart.timeScale();
  const pane = () => {
    const canvas = box.querySelector('table tr td:nth-child(2) canvas');
    if (!canvas) throw new Error('The chart has no pane');
    return canvas.getBoundingClientRect();
  };
  return {
    pane,
    livePrice: options.livePrice,
    ...(options.unpaintable ? { unpaintable: true } : {}),
    priceAt: (y) => series.coordinateToPrice(y - pane().top),
    yOf(price) {
      const y = series.priceToCoordinate(price);
      return y === null ? null : y + pane().top;
    },
    xOf(time) {
      const x = times.timeToCoordinate(((time + shift(time)) / 1000) as UTCTimestamp);
      return x === null ? null : x + pane().left;
    },
    visibleTimes() {
      const { from, to } = times.getVisibleLogicalRange() ?? { from: 0, to: -1 };
      return barsBetween(bars(), from, to).map(({ time }) => time);
    },
  };
}
