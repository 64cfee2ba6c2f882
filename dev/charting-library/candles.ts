import { decimalsOf, priceText } from './formats';
import { forEachBar, type Study } from './study';

/** The main series. Another symbol may have another tick size. */
export function candles(tickNow: () => number): Study {
  return {
    name: '',
    get format() {
      const tick = tickNow();
      const decimals = decimalsOf(tick);
      return { tick, text: (price: number) => priceText(price, decimals) };
    },
    rangeOf(bars, first, last) {
      const seen = bars.slice(Math.max(0, first), last + 1);
      if (seen.length === 0) return undefined;
      const from = Math.min(...seen.map(({ low }) => low));
      const to = Math.max(...seen.map(({ high }) => high));
      return to > from ? { from, to } : { from: from - tickNow(), to: to + tickNow() };
    },
    paint(plot, first, last) {
      const { brush, price, theme } = plot;
      forEachBar(plot, first, last, ({ open, high, low, close }, x, half) => {
        const color = close >= open ? theme.up : theme.down;
        const [top, bottom] = [price.yOf(high), price.yOf(low)].toSorted((one, other) => one - other);
        brush.box(x - 0.5, top ?? 0, x + 0.5, bottom ?? 0, color);
        const [begin, end] = [price.yOf(open), price.yOf(close)].toSorted((one, other) => one - other);
        brush.box(x - half, begin ?? 0, x + half, Math.max((begin ?? 0) + 1, end ?? 0), color);
      });
    },
    lastValue: (bars) => bars.at(-1)?.close,
  };
}
