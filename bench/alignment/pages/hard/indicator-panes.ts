import { HistogramSeries, LineSeries, type UTCTimestamp } from 'lightweight-charts';
import { readQuery } from '../../../../dev/chart-lab/page-query';
import { createFive } from '../../../../dev/chart-lab/lightweight-five';
import { chartBox, startPage } from '../../../../dev/chart-lab/start-page';

/** An RSI and a volume pane below the candles, each with labels of its own. */
const at = (time: number) => (time / 1000) as UTCTimestamp;
const query = readQuery();
const box = chartBox();
const { chart, lab } = createFive({ query, box });
const rsi = chart.addSeries(LineSeries, { priceFormat: { type: 'price', precision: 1, minMove: 0.1 } }, 1);
const volume = chart.addSeries(HistogramSeries, { priceFormat: { type: 'volume' } }, 2);

void startPage({
  query,
  box,
  chart: {
    ...lab,
    async setBars(bars, interval) {
      await lab.setBars(bars, interval);
      rsi.setData(bars.map(({ time }, index) => ({ time: at(time), value: 50 + 30 * Math.sin(index / 17) })));
      volume.setData(
        bars.map(({ time, high, low }) => ({ time: at(time), value: 4e6 * (high / low - 1) * 1000 })),
      );
    },
  },
});
