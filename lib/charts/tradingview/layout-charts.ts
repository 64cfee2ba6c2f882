import { attempt, isObject, type TradingViewApi, type TradingViewChart } from './page-object';
import { MAX_CHARTS } from './sample';

export interface LayoutChart {
  readonly chart: TradingViewChart;
  readonly index: number;
  readonly active: boolean;
}

/** The charts of the layout that are there; only the active one where the version has no list. Never throws. */
export function chartsOf(api: TradingViewApi): readonly LayoutChart[] {
  const active = attempt(() => (api.activeChart ? api.activeChart() : api.chart?.()));
  const charts = listCharts(api);
  if (charts.length === 0) return isObject(active) ? [{ chart: active, index: 0, active: true }] : [];
  const activeIndex =
    charts.find(({ chart }) => chart === active)?.index ?? attempt(() => api.activeChartIndex?.());
  return charts.map((chart) => ({ ...chart, active: chart.index === activeIndex }));
}

function listCharts(api: TradingViewApi): Omit<LayoutChart, 'active'>[] {
  const count = attempt(() => api.chartsCount?.());
  if (typeof count !== 'number') return [];
  const charts: Omit<LayoutChart, 'active'>[] = [];
  for (let index = 0; index < Math.min(count, MAX_CHARTS); index += 1) {
    const chart = attempt(() => api.chart?.(index));
    if (isObject(chart) && charts.every((other) => other.chart !== chart)) charts.push({ chart, index });
  }
  return charts;
}
