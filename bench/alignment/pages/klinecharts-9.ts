import { init } from 'klinecharts-9';
import { ensureDefined } from '../../../lib/core/assert';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { chartBox } from '../../../dev/chart-lab/start-page';
import { startKlinePage } from './klinecharts';

const query = readQuery();
const chart = ensureDefined(init(chartBox(), { timezone: 'UTC' }) ?? undefined, 'the chart');
const type = query.scale === 'log' ? 'log' : 'normal';
chart.setPriceVolumePrecision(2, 0);
startKlinePage(query, {
  chart,
  setBars: (bars) => chart.applyNewData(bars),
  setPriceAxis(id, gap, reverse) {
    chart.setStyles({ yAxis: { type, reverse } });
    chart.setPaneOptions({ id, gap });
  },
});
