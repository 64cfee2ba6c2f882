import { axisBottom, axisRight, scaleLinear, scaleLog, scaleUtc, select } from 'd3';
import { ensureDefined } from '../../../lib/core/assert';
import { readQuery } from '../../../dev/chart-lab/page-query';
import { tellLivePrice } from '../../../dev/chart-lab/live-prices';
import { chartBox, startPage } from '../../../dev/chart-lab/start-page';
import { barRange } from '../../../dev/chart-lab/views';
import { ShownBars, truthOfLocal } from './shared-truth';

const MARGIN = { left: 10, right: 70, top: 10, bottom: 30 };

const query = readQuery();
const box = chartBox();
tellLivePrice(box, query.price);
const log = query.scale === 'log';
const size = { width: 1000, height: 560 };
const svg = select(box).append('svg');
const [timeGroup, priceGroup, candles] = [svg.append('g'), svg.append('g'), svg.append('g')];
const x = scaleUtc();
const y = log ? scaleLog() : scaleLinear();
const shown = new ShownBars();

function draw(): void {
  const [right, foot] = [size.width - MARGIN.right, size.height - MARGIN.bottom];
  svg.attr('width', size.width).attr('height', size.height);
  timeGroup.attr('transform', `translate(0,${foot})`).call(axisBottom(x).ticks(size.width / 90));
  const priceAxis = axisRight(y).ticks(8, log ? ',.0f' : undefined);
  priceGroup.attr('transform', `translate(${right},0)`).call(priceAxis);
  candles
    .selectAll('line')
    .data(shown.visible())
    .join('line')
    .attr('x1', ({ time }) => x(time))
    .attr('x2', ({ time }) => x(time))
    .attr('y1', ({ high }) => y(high))
    .attr('y2', ({ low }) => y(low))
    .attr('stroke', 'green');
}

const truth = truthOfLocal(
  {
    element: () => ensureDefined(svg.node(), 'the drawing'),
    pane: () => ({
      left: MARGIN.left,
      top: MARGIN.top,
      width: size.width - MARGIN.left - MARGIN.right,
      height: size.height - MARGIN.top - MARGIN.bottom,
    }),
    priceAt: (pixel) => Number(y.invert(pixel)),
    yOf: y,
    xOf: x,
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
    },
    show(view) {
      const [right, foot] = [size.width - MARGIN.right, size.height - MARGIN.bottom];
      const { low, high } = view.prices ?? barRange(shown.bars, view.from, view.to);
      x.domain(shown.show(view)).range([MARGIN.left, right]);
      y.domain([low, high]).range(view.inverted ? [MARGIN.top, foot] : [foot, MARGIN.top]);
      draw();
    },
    resize(width, height) {
      Object.assign(size, { width, height });
    },
  },
});
