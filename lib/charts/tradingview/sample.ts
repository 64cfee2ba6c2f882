import {
  attempt,
  type TradingViewApi,
  type TradingViewChart,
  type TradingViewModel,
  type TradingViewPriceScale,
  type TradingViewRange,
} from './page-object';

/** What the chart object says now: y and x are CSS pixels from the corner of the main pane, times epoch milliseconds. */
export interface TradingViewSample {
  readonly symbol?: string;
  /** IANA name of the zone the time labels are written in. */
  readonly timeZone?: string;
  readonly paneHeight: number;
  readonly inverted: boolean;
  /** 0 linear, 1 logarithmic, 2 percentage, 3 indexed to 100. */
  readonly mode: number;
  /** `[price, y]` down the pane. */
  readonly prices: readonly (readonly [price: number, y: number])[];
  /** `[time, x]` of some bars in view; empty where the version hides them. */
  readonly bars: readonly (readonly [time: number, x: number])[];
}

/** Where down the pane the price scale is sampled. */
const HEIGHTS = [0.05, 0.275, 0.5, 0.725, 0.95];
const MAX_BARS = 12;
const MIN_PANE = 20;

/** Reads the active chart; undefined when anything needed is missing. Never throws. */
export function sampleTradingView(api: TradingViewApi): TradingViewSample | undefined {
  return attempt(() => {
    const chart = api.activeChart();
    const main = chart.hasModel?.() === false ? undefined : mainPane(chart);
    const prices = main && samplePrices(main.scale, main.height);
    if (!main || !prices) return undefined;
    const names = { ...textOf('symbol', chart.symbol?.()), ...textOf('timeZone', zoneOf(chart)) };
    const bars = attempt(() => sampleBars(chart)) ?? [];
    const { height: paneHeight, scale } = main;
    const inverted = scale.isInverted?.() === true;
    return { ...names, paneHeight, inverted, mode: scale.getMode?.() ?? 0, prices, bars };
  });
}

interface MainPane {
  readonly scale: TradingViewPriceScale;
  readonly height: number;
}

/** The pane with the main series: the first where the version cannot tell. */
function mainPane(chart: TradingViewChart): MainPane | undefined {
  const panes = chart.getPanes?.() ?? [];
  const found = panes.findIndex((pane) => attempt(() => pane.hasMainSeries?.()) === true);
  const index = Math.max(0, found);
  const scale = panes[index]?.getMainSourcePriceScale?.();
  const height = chart.getAllPanesHeight?.()[index] ?? panes[index]?.getHeight?.() ?? 0;
  return scale && height > MIN_PANE ? { scale, height } : undefined;
}

const textOf = <Key extends string>(key: Key, value: unknown) =>
  (typeof value === 'string' && value ? { [key]: value } : {}) as { readonly [Name in Key]?: string };

const zoneOf = (chart: TradingViewChart) =>
  attempt(() => chart.getTimezoneApi?.().getTimezone?.().id ?? chart.getTimezone?.());

function samplePrices(scale: TradingViewPriceScale, height: number): [number, number][] | undefined {
  if (typeof scale.coordinateToPrice === 'function') {
    const pairs = HEIGHTS.map((share): [number, number] => {
      const y = share * height;
      return [Number(scale.coordinateToPrice?.(y)), y];
    });
    return pairs.every(([price]) => Number.isFinite(price)) ? pairs : undefined;
  }
  const range = scale.getVisiblePriceRange?.();
  if (!range || !(range.to > range.from)) return undefined;
  const ends: [number, number][] = [
    [range.to, 0],
    [range.from, height],
  ];
  return scale.isInverted?.() === true ? ends.map(([price, y]) => [price, height - y]) : ends;
}

function sampleBars(chart: TradingViewChart): [number, number][] {
  const model = modelOf(chart);
  const scale = model?.timeScale?.();
  const bars = model?.mainSeries?.().bars();
  if (!scale || !bars) return [];
  const [first, last] = indexRange(scale.visibleBarsStrictRange());
  const step = Math.max(1, Math.floor((last - first) / MAX_BARS));
  const found: [number, number][] = [];
  for (let index = first; index <= last; index += step) {
    const time = bars.valueAt(index)?.[0];
    if (typeof time === 'number') found.push([time * 1000, scale.indexToCoordinate(index)]);
  }
  return found;
}

/** Some versions wrap the model of the chart in one of the widget. */
function modelOf(chart: TradingViewChart): TradingViewModel | undefined {
  const outer = (chart.chartWidget?.() ?? chart['_chartWidget'])?.model();
  return outer?.timeScale ? outer : outer?.model?.();
}

function indexRange(range: TradingViewRange): [first: number, last: number] {
  const first = range.firstBar?.() ?? range['_firstBar'] ?? NaN;
  const last = range.lastBar?.() ?? range['_lastBar'] ?? NaN;
  return [Math.ceil(first), Math.floor(last)];
}
