import { MAX_COORDINATE } from '../label-payload';
import type { TradingViewChart, TradingViewModel, TradingViewRange } from './page-object';
import { type BarPoint, isWithin, MAX_BARS, MAX_TIME } from './sample';

/** `[time, x]` of bars spread over the view, its first and last among them. May throw. */
export function sampleBars(chart: TradingViewChart): readonly BarPoint[] {
  const model = modelOf(chart);
  const scale = model?.timeScale?.();
  const bars = model?.mainSeries?.().bars();
  if (!scale || !bars) return [];
  const points: BarPoint[] = [];
  for (const index of spread(indexRange(scale.visibleBarsStrictRange()))) {
    const seconds = bars.valueAt(index)?.[0];
    if (!isWithin(seconds, MAX_TIME / 1000)) continue;
    const x = scale.indexToCoordinate(index);
    if (isWithin(x, MAX_COORDINATE)) points.push([seconds * 1000, x]);
  }
  return points;
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

/** At most {@link MAX_BARS} whole numbers from `first` to `last`, both included. */
function spread([first, last]: readonly [first: number, last: number]): readonly number[] {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || last < first) return [];
  const count = Math.min(MAX_BARS, last - first + 1);
  const step = (last - first) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => first + Math.round(index * step));
}
