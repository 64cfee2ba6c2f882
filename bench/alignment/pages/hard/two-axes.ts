import { LineSeries, type UTCTimestamp } from 'lightweight-charts';
import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** Another market's line on an axis at the left, over the candles of the right one. */
const query = readQuery();
const box = chartBox();
const { chart, lab } = createFive({ query, box, chart: { leftPriceScale: { visible: true } } });
const other = chart.addSeries(LineSeries, { priceScaleId: 'left', color: 'grey' });
void startPage({
  query,
  box,
  chart: {
    ...lab,
    async setBars(bars, interval) {
      await lab.setBars(bars, interval);
      other.setData(
        bars.map(({ time }, index) => ({
          time: (time / 1000) as UTCTimestamp,
          value: 1000 + 300 * Math.sin(index / 40),
        })),
      );
    },
  },
});
