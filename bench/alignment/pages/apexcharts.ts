import ApexCharts from 'apexcharts';
import { ensureDefined } from '../../../lib/core/assert';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import { chartBox, startPage } from '../../../dev/chart-lab/start-page';
import type { View } from '../../../dev/chart-lab/views';
import { ShownBars, truthOfLocal } from './shared-truth';

/** Gets only the bars of the view: thousands of candles are too many elements for it. */
const query = readQuery();
const box = chartBox();
tellLivePrice(box, query.price);
/** Labels stand at its powers only, so that most views of a chart of the default base have less than three. */
const logBase = Number(query.get('base') ?? 10);
const logarithmic = query.scale === 'log';
const shown = new ShownBars();

function optionsOf(view: View): object {
  const [min, max] = shown.show(view);
  return {
    series: [
      {
        data: shown
          .visible()
          .map(({ time, open, high, low, close }) => ({ x: time, y: [open, high, low, close] })),
      },
    ],
    xaxis: { min, max },
    yaxis: {
      opposite: true,
      logarithmic,
      logBase,
      reversed: view.inverted,
      min: view.prices?.low,
      max: view.prices?.high,
      labels: { formatter: (value: number) => value.toFixed(2) },
    },
  };
}

const chart = new ApexCharts(box, {
  chart: {
    type: 'candlestick',
    width: '100%',
    height: '100%',
    animations: { enabled: false },
    toolbar: { show: false },
  },
  series: [],
  // Later options change its range only: the kind of axis is settled here.
  xaxis: { type: 'datetime' },
});
const state = () => chart.w.globals;
const heightOf = (price: number) => (logarithmic ? Math.log(price) : price);
const ends = () => [heightOf(state().minYArr[0]), heightOf(state().maxYArr[0])] as const;
let inverted = false;
const up = (share: number) => (inverted ? share : 1 - share);
const truth = truthOfLocal(
  {
    element: () => ensureDefined(box.querySelector('svg'), 'the drawing'),
    pane: () => ({
      left: state().translateX,
      top: state().translateY,
      width: state().gridWidth,
      height: state().gridHeight,
    }),
    priceAt(y) {
      const [low, high] = ends();
      const value = low + up((y - state().translateY) / state().gridHeight) * (high - low);
      return logarithmic ? Math.exp(value) : value;
    },
    yOf(price) {
      const [low, high] = ends();
      return state().translateY + up((heightOf(price) - low) / (high - low)) * state().gridHeight;
    },
    xOf(time) {
      const { minX, maxX, translateX, gridWidth } = state();
      return translateX + ((time - minX) / (maxX - minX)) * gridWidth;
    },
  },
  shown,
  query.price,
);

void chart.render().then(() =>
  startPage({
    query,
    box,
    settleFrames: 4,
    chart: {
      truths: [truth],
      setBars(bars) {
        shown.bars = bars;
      },
      async show(view) {
        ({ inverted } = view);
        await chart.updateOptions(optionsOf(view), false, false);
      },
      // The library watches its box itself.
      resize: () => undefined,
    },
  }),
);
