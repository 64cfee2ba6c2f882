import { Chart, registerables } from 'chart.js';
// oxlint-disable-next-line import/no-unassigned-import -- registers itself with the library
import 'chartjs-adapter-date-fns';
import { CandlestickController, CandlestickElement } from 'chartjs-chart-financial';
import { ensureDefined } from '../../../lib/core/assert';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import { chartBox, startPage } from '../../../dev/chart-lab/start-page';
import { ShownBars, truthOfLocal } from './shared-truth';

/** Its dates are those of the browser's own zone. */
Chart.register(...registerables, CandlestickController, CandlestickElement);
const query = readQuery();
const box = chartBox();
tellLivePrice(box, query.price);
const canvas = document.createElement('canvas');
box.append(canvas);
const chart = new Chart(canvas, {
  type: 'candlestick',
  data: { datasets: [{ label: 'Price', data: [] }] },
  options: {
    animation: false,
    maintainAspectRatio: false,
    plugins: { legend: { display: false } },
    scales: {
      x: { type: 'time', ticks: { maxRotation: 0 } },
      y: { type: query.scale === 'log' ? 'logarithmic' : 'linear', position: 'right' },
    },
  },
});
const shown = new ShownBars();
const truth = truthOfLocal(
  {
    element: () => canvas,
    pane() {
      const { left, top, width, height } = chart.chartArea;
      return { left, top, width, height };
    },
    priceAt: (y) => ensureDefined(chart.scales.y.getValueForPixel(y), 'the price of a pixel'),
    yOf: (price) => chart.scales.y.getPixelForValue(price),
    xOf: (time) => chart.scales.x.getPixelForValue(time),
  },
  shown,
  query.price,
);

void startPage({
  query,
  box,
  settleFrames: 3,
  chart: {
    truths: [truth],
    setBars(bars) {
      shown.bars = bars;
      chart.data.datasets[0].data = bars.map(({ time, open, high, low, close }) => ({
        x: time,
        o: open,
        h: high,
        l: low,
        c: close,
      }));
    },
    show(view) {
      const [min, max] = shown.show(view);
      Object.assign(chart.options.scales.x, { min, max });
      Object.assign(chart.options.scales.y, {
        min: view.prices?.low,
        max: view.prices?.high,
        reverse: view.inverted,
      });
      chart.update('none');
    },
    // The library watches its box itself.
    resize: () => undefined,
  },
});
