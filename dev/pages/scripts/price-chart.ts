import {
  type AutoscaleInfo,
  CandlestickSeries,
  ColorType,
  createChart,
  CrosshairMode,
  type IChartApi,
  type ISeriesApi,
  LineStyle,
  PriceScaleMode,
} from 'lightweight-charts';
import type { PageOptions } from './page-options';

const CLEAR = 'rgba(0, 0, 0, 0)';
/** Bars of free space at the right, where a current-book profile has its place. */
const RIGHT_MARGIN_BARS = 14;

const DARK = {
  page: '#10141c',
  text: '#aab3c2',
  grid: '#171c26',
  line: '#262d3b',
  up: '#2ebd95',
  down: '#f0566a',
};
const LIGHT = {
  page: '#ffffff',
  text: '#4a5364',
  grid: '#eef0f4',
  line: '#d5d9e1',
  up: '#12906c',
  down: '#cf3046',
};

export interface PriceChart {
  readonly chart: IChartApi;
  readonly series: ISeriesApi<'Candlestick'>;
}

/** The price axis spans at least this share of the price, so that a quiet minute still shows what rests around it. */
const MIN_SPAN = 0.008;

/** The candle chart. The page itself links to the library's makers: their logo needs inline markup that strict pages refuse. */
export function createPriceChart(container: HTMLElement, { light, bare, log }: PageOptions): PriceChart {
  const colors = light ? LIGHT : DARK;
  const grid = bare ? CLEAR : colors.grid;
  const chart = createChart(container, {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: colors.page },
      textColor: colors.text,
      fontSize: 12,
      attributionLogo: false,
    },
    grid: { vertLines: { color: grid }, horzLines: { color: grid } },
    crosshair: {
      mode: CrosshairMode.Normal,
      vertLine: { color: colors.line, style: LineStyle.Dashed },
      horzLine: { color: colors.line, style: LineStyle.Dashed },
    },
    rightPriceScale: {
      borderColor: colors.line,
      mode: log ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal,
      scaleMargins: { top: 0.12, bottom: 0.12 },
    },
    timeScale: {
      borderColor: colors.line,
      timeVisible: true,
      rightOffset: RIGHT_MARGIN_BARS,
      barSpacing: 7,
    },
  });
  const series = chart.addSeries(CandlestickSeries, {
    upColor: bare ? CLEAR : colors.up,
    downColor: bare ? CLEAR : colors.down,
    wickUpColor: bare ? CLEAR : colors.up,
    wickDownColor: bare ? CLEAR : colors.down,
    borderVisible: false,
    priceLineVisible: !bare,
    autoscaleInfoProvider: (usual: () => AutoscaleInfo | null) => widen(usual()),
    priceFormat: { type: 'price', precision: 1, minMove: 0.1 },
  });
  return { chart, series };
}

function widen(info: AutoscaleInfo | null): AutoscaleInfo | null {
  if (!info?.priceRange) return info;
  const { minValue, maxValue } = info.priceRange;
  const missing = Math.max(0, maxValue * MIN_SPAN - (maxValue - minValue)) / 2;
  return { ...info, priceRange: { minValue: minValue - missing, maxValue: maxValue + missing } };
}
