import type { ChartTruth } from '../chart-lab/in-page';
import { barLength } from './bars';
import type { Chart } from './chart';
import { MODE } from './price-scale';

/** The chart's own coordinates, in client CSS pixels of its frame and epoch milliseconds. */
export function truthOf(chart: Chart): ChartTruth {
  const { time, main } = chart;
  const pane = () => main.row.pane.base.canvas.getBoundingClientRect();
  return {
    pane,
    priceAt: (y) => main.price.priceAt(y - pane().top),
    yOf: (price) => pane().top + main.price.yOf(price),
    xOf(wanted) {
      const index = indexOf(chart, wanted);
      return index === undefined ? null : pane().left + time.xOf(index);
    },
    visibleTimes() {
      const [first, last] = time.strictRange();
      return chart.bars.slice(Math.max(0, first), Math.max(0, last + 1)).map((bar) => bar.time);
    },
    get livePrice() {
      return chart.lastPrice;
    },
    get unpaintable() {
      return chart.options.mode > MODE.logarithmic;
    },
  };
}

/** The index of a time, a fraction between two bars and after the newest; undefined before the oldest. */
function indexOf({ bars, options }: Chart, wanted: number): number | undefined {
  let [low, high] = [0, bars.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((bars[middle]?.time ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  const [bar, next] = [bars[low], bars[low + 1]];
  if (!bar || wanted < bar.time) return undefined;
  const length = next ? next.time - bar.time : barLength(options.resolution);
  return low + (wanted - bar.time) / length;
}
