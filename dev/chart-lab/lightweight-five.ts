import {
  CandlestickSeries,
  type CandlestickSeriesPartialOptions,
  type ChartOptions,
  createChart,
  type DeepPartial,
  type IChartApi,
  type ISeriesApi,
  PriceScaleMode,
} from 'lightweight-charts';
import { labOfLightweight } from './lightweight-charts';
import { tellLivePrice } from './live-prices';
import type { PageQuery } from './page-query';
import type { LabChart } from './start-page';

export interface FiveOptions {
  readonly query: PageQuery;
  readonly box: HTMLElement;
  /** Options of the library over those of the plain page. */
  readonly chart?: DeepPartial<ChartOptions>;
  readonly series?: CandlestickSeriesPartialOptions;
  /** The scale says no prices. */
  readonly unpaintable?: boolean;
  /** Milliseconds to add to a time so that the library, which shows UTC, shows local time. */
  readonly shift?: (time: number) => number;
}

export interface FiveChart {
  readonly chart: IChartApi;
  readonly series: ISeriesApi<'Candlestick'>;
  readonly lab: LabChart;
}

/**
 * A chart of lightweight-charts 5 in the way most pages set it up: candles, prices on the right, clock times. With
 * `&unpriced` nobody knows its live price.
 */
export function createFive({
  query,
  box,
  chart: overrides,
  series: seriesOptions,
  ...rest
}: FiveOptions): FiveChart {
  const { width, height } = box.getBoundingClientRect();
  const chart = createChart(box, {
    width,
    height,
    timeScale: { timeVisible: true, secondsVisible: query.interval < 60_000, rightOffset: 5 },
    rightPriceScale: {
      mode: query.scale === 'log' ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal,
    },
  });
  if (overrides) chart.applyOptions(overrides);
  const series = chart.addSeries(CandlestickSeries, seriesOptions);
  if (!query.has('unpriced')) tellLivePrice(box, query.price);
  const lab = labOfLightweight({ box, chart, series, livePrice: query.price, ...rest });
  return { chart, series, lab };
}
