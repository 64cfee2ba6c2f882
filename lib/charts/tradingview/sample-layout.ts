import type { Crosshairs } from './crosshairs';
import { chartsOf } from './layout-charts';
import { findTradingView, type TradingViewApi, type TradingViewChart } from './page-object';
import type { SaidSample } from './sample';
import { sampleChart } from './sample-chart';

/**
 * What the page's chart object says of each chart of its layout, in the order of the layout; empty when there is no
 * object or none is ready. Looked up anew each time: pages create it late and replace it. Never throws.
 */
export function sampleLayout(page: object, crosshairs: Crosshairs): readonly SaidSample[] {
  for (const api of findTradingView(page)) {
    const said = sampleApi(api);
    if (said.length === 0) continue;
    crosshairs.follow(said.map(({ chart }) => chart));
    return said.map(({ chart, sample }) => {
      const crosshair = crosshairs.newest(chart);
      return { ...sample, ...(crosshair && { crosshair }) };
    });
  }
  crosshairs.follow([]);
  return [];
}

interface Said {
  readonly chart: TradingViewChart;
  readonly sample: SaidSample;
}

const sampleApi = (api: TradingViewApi): readonly Said[] =>
  chartsOf(api).flatMap(({ chart, index, active }) => {
    const sample = sampleChart(chart);
    return sample ? [{ chart, sample: { index, active, ...sample } }] : [];
  });
