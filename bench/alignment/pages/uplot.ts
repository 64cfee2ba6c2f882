import UPlot from 'uplot';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { chartBox, startPage } from '../../../dev/chart-lab/start-page';
import { barRange } from '../../../dev/chart-lab/views';
import { ShownBars, truthOfLocal } from './shared-truth';

/** The layout the library's own style sheet gives its elements. */
const STYLE = `.uplot { position: relative; width: min-content } .u-wrap { position: relative }
.u-over, .u-under { position: absolute } .u-under { overflow: hidden } .u-legend { display: none }
.uplot canvas { display: block; position: relative; width: 100%; height: 100% }`;
const LOGARITHMIC = 3;

const query = readQuery();
const log = query.scale === 'log';
const box = chartBox();
document.head.append(Object.assign(document.createElement('style'), { textContent: STYLE }));
tellLivePrice(box, query.price);
const shown = new ShownBars();
const plot = new UPlot(
  {
    width: 1000,
    height: 560,
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    scales: { y: { distr: log ? LOGARITHMIC : 1, log: 10 } },
    axes: [{}, { size: 80 }],
    series: [{}, { stroke: 'green', points: { show: false } }],
  },
  [[], []],
  box,
);

const truth = truthOfLocal(
  {
    element: () => plot.over,
    pane() {
      const { width, height } = plot.over.getBoundingClientRect();
      return { left: 0, top: 0, width, height };
    },
    priceAt: (y) => plot.posToVal(y, 'y'),
    yOf: (price) => plot.valToPos(price, 'y'),
    xOf: (time) => plot.valToPos(time / 1000, 'x'),
  },
  shown,
  query.price,
);

/** The library labels a logarithmic axis at whole powers of ten and their multiples, and lets it end there. */
const decades = (low: number, high: number) => ({
  min: 10 ** Math.floor(Math.log10(low)),
  max: 10 ** Math.ceil(Math.log10(high)),
});

void startPage({
  query,
  box,
  chart: {
    truths: [truth],
    setBars(bars) {
      shown.bars = bars;
      plot.setData([bars.map(({ time }) => time / 1000), bars.map(({ close }) => close)]);
    },
    show(view) {
      const [start, end] = shown.show(view);
      const { low, high } = view.prices ?? barRange(shown.bars, view.from, view.to);
      plot.batch(() => {
        plot.setScale('x', { min: start / 1000, max: end / 1000 });
        plot.setScale('y', log ? decades(low, high) : { min: low, max: high });
      });
    },
    resize: (width, height) => plot.setSize({ width, height }),
  },
});
