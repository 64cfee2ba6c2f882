import { init } from 'echarts';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import { chartBox, startPage } from '../../../dev/chart-lab/start-page';
import { ShownBars, truthOfLocal } from './shared-truth';

/** Draws on a canvas; with `&svg` by the library's other renderer. */
const query = readQuery();
const box = chartBox();
tellLivePrice(box, query.price);
/** Labels stand at its powers only, so that most views of a chart of the default base have less than three. */
const logBase = Number(query.get('base') ?? 10);
const chart = init(box, 'dark', { renderer: query.has('svg') ? 'svg' : 'canvas' });
chart.setOption({
  animation: false,
  useUTC: true,
  grid: { left: 20, right: 80, top: 20, bottom: 60 },
  xAxis: { type: 'time' },
  yAxis: { type: query.scale === 'log' ? 'log' : 'value', logBase, scale: true, position: 'right' },
  dataZoom: [{ type: 'inside' }],
  series: [{ type: 'candlestick', encode: { x: 0, y: [1, 2, 3, 4] } }],
});
const shown = new ShownBars();
const truth = truthOfLocal(
  {
    element: () => box,
    pane() {
      const { x, y, width, height } = chart.getModel().getComponent('grid', 0).coordinateSystem.getRect();
      return { left: x, top: y, width, height };
    },
    priceAt: (y) => chart.convertFromPixel({ yAxisIndex: 0 }, y),
    yOf: (price) => chart.convertToPixel({ yAxisIndex: 0 }, price),
    xOf: (time) => chart.convertToPixel({ xAxisIndex: 0 }, time),
  },
  shown,
  query.price,
);

void startPage({
  query,
  box,
  chart: {
    truths: [truth],
    setBars(bars) {
      shown.bars = bars;
      const data = bars.map(({ time, open, close, low, high }) => [time, open, close, low, high]);
      chart.setOption({ series: [{ data }] });
    },
    show(view) {
      const [startValue, endValue] = shown.show(view);
      const { prices, inverted } = view;
      chart.setOption({
        yAxis: { min: prices?.low ?? null, max: prices?.high ?? null, inverse: inverted },
      });
      chart.dispatchAction({ type: 'dataZoom', startValue, endValue });
    },
    resize: () => chart.resize(),
  },
});
