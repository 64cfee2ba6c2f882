import type { LibraryBar } from './bars';
import { volumeText } from './formats';
import { forEachBar, type Study } from './study';

/** Feeds without volumes get one that grows with the bar's range, so that the pane is never empty. */
const volumeOf = ({ volume, high, low, close }: LibraryBar) => volume ?? ((high - low) / close) * 2e6;

export function volumes(): Study {
  return {
    name: 'Vol',
    format: { tick: 1, text: volumeText },
    rangeOf(bars, first, last) {
      const seen = bars.slice(Math.max(0, first), last + 1).map(volumeOf);
      return seen.length === 0 ? undefined : { from: 0, to: Math.max(1, ...seen) };
    },
    paint(plot, first, last) {
      const { brush, price, theme } = plot;
      const floor = price.yOf(0);
      forEachBar(plot, first, last, (bar, x, half) => {
        const color = bar.close >= bar.open ? theme.up : theme.down;
        brush.box(x - half, price.yOf(volumeOf(bar)), x + half, floor, color);
      });
    },
    lastValue(bars) {
      const bar = bars.at(-1);
      return bar && volumeOf(bar);
    },
  };
}

const PERIOD = 14;

/** The relative strength index after Wilder, New Concepts in Technical Trading Systems (1978). */
export function relativeStrength(): Study {
  let values: readonly number[] = [];
  let computedFor: readonly LibraryBar[] | undefined;
  const valuesOf = (bars: readonly LibraryBar[]) => {
    if (computedFor !== bars || values.length !== bars.length) values = strengths(bars);
    computedFor = bars;
    return values;
  };
  return {
    name: 'RSI',
    format: { tick: 0.01, text: (value) => value.toFixed(2) },
    rangeOf: () => ({ from: 10, to: 90 }),
    paint({ brush: { context }, bars, time, price, theme }, first, last) {
      const all = valuesOf(bars);
      context.strokeStyle = theme.text;
      context.lineWidth = 1.5;
      context.setLineDash([]);
      context.beginPath();
      for (let index = Math.max(0, first - 1); index <= Math.min(all.length - 1, last + 1); index += 1)
        context.lineTo(time.xOf(index), price.yOf(all[index] ?? 50));
      context.stroke();
    },
    lastValue: (bars) => valuesOf(bars).at(-1),
  };
}

function strengths(bars: readonly LibraryBar[]): readonly number[] {
  let [gain, loss] = [0, 0];
  return bars.map(({ close }, index) => {
    const change = close - (bars[index - 1]?.close ?? close);
    gain += (Math.max(0, change) - gain) / PERIOD;
    loss += (Math.max(0, -change) - loss) / PERIOD;
    return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
  });
}
