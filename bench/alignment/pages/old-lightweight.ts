import type { createChart } from 'lightweight-charts-3';
import { labOfLightweight } from '../../../dev/chart-lab/lightweight-charts';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { chartBox, startPage } from '../../../dev/chart-lab/start-page';

/** The mode of a price scale, by number in versions 3 and 4. */
const LOGARITHMIC = 1;

/** The page of lightweight-charts 3 and 4, which make their series alike. */
export function startOldLightweight(create: typeof createChart): void {
  const query = readQuery();
  const box = chartBox();
  const chart = create(box, {
    width: 1000,
    height: 560,
    timeScale: { timeVisible: true, secondsVisible: query.interval < 60_000, rightOffset: 5 },
    rightPriceScale: { mode: query.scale === 'log' ? LOGARITHMIC : 0 },
  });
  const series = chart.addCandlestickSeries();
  tellLivePrice(box, query.price);
  void startPage({
    query,
    box,
    chart: labOfLightweight({ box, chart, series, livePrice: query.price }),
  });
}
