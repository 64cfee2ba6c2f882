import { init } from 'klinecharts-10';
import { ensureDefined } from '../../../lib/core/assert';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { chartBox } from '../../../dev/chart-lab/start-page';
import { type KlineBar, startKlinePage } from './klinecharts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

const query = readQuery();
const chart = ensureDefined(init(chartBox(), { timezone: 'UTC' }) ?? undefined, 'the chart');
const name = query.scale === 'log' ? 'logarithm' : 'normal';
let shown: KlineBar[] = [];
chart.setSymbol({ ticker: 'BTCUSDT', pricePrecision: 2, volumePrecision: 0 });
chart.setDataLoader({ getBars: ({ callback }) => callback(shown, false) });

function periodOf(interval: number) {
  const [type, length] = UNITS.find(([, unit]) => interval % unit === 0) ?? UNITS[3];
  return { type, span: interval / length };
}

startKlinePage(query, {
  chart,
  setBars(bars, interval) {
    shown = bars;
    chart.setPeriod(periodOf(interval));
    chart.resetData();
  },
  setPriceAxis: (paneId, gap, reverse) => chart.overrideYAxis({ paneId, name, gap, reverse }),
});
