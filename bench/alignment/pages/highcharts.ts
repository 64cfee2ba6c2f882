import Highcharts from 'highcharts/highstock';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import { chartBox, startPage } from '../../../dev/chart-lab/start-page';
import { ShownBars, truthOfLocal } from './shared-truth';

/** Price labels beside the plot; with `&inside` as the library has them by default: in the plot, above their lines. */
const query = readQuery();
const box = chartBox();
tellLivePrice(box, query.price);
const off = { enabled: false };
const chart = Highcharts.stockChart(box, {
  accessibility: off,
  chart: { animation: false },
  navigator: off,
  scrollbar: off,
  rangeSelector: off,
  credits: off,
  plotOptions: { series: { animation: false, dataGrouping: off } },
  xAxis: { ordinal: false },
  yAxis: {
    type: query.scale === 'log' ? 'logarithmic' : 'linear',
    ...(query.has('inside') ? {} : { labels: { align: 'left', x: 6, y: 4 } }),
  },
  series: [{ type: 'candlestick', data: [] }],
});
const [times, prices] = [chart.xAxis[0], chart.yAxis[0]];
const shown = new ShownBars();
let reversed = false;
const truth = truthOfLocal(
  {
    element: () => box,
    pane: () => ({
      left: chart.plotLeft,
      top: chart.plotTop,
      width: chart.plotWidth,
      height: chart.plotHeight,
    }),
    priceAt: (y) => prices.toValue(y),
    yOf: (price) => prices.toPixels(price),
    xOf: (time) => times.toPixels(time),
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
      const data = bars.map(({ time, open, high, low, close }) => [time, open, high, low, close]);
      chart.series[0].setData(data, false);
    },
    show(view) {
      const [start, end] = shown.show(view);
      if (view.inverted !== reversed) prices.update({ reversed: view.inverted }, false);
      reversed = view.inverted;
      prices.setExtremes(view.prices?.low, view.prices?.high, false, false);
      times.setExtremes(start, end, false, false);
      chart.redraw(false);
    },
    resize: (width, height) => chart.setSize(width, height, false),
  },
});
