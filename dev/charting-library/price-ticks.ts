import { MODE, type PriceScale } from './price-scale';

export interface PriceTick {
  readonly price: number;
  readonly y: number;
  readonly text: string;
}

/** How a pane writes its values. */
export interface PriceFormat {
  readonly tick: number;
  readonly text: (value: number) => string;
}

const MIN_DISTANCE = 34;
const MAX_TICKS = 200;
const NICE = [1, 2, 2.5, 5, 10];

/** The smallest round number that is not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = NICE.find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

const minus = (text: string) => text.replace('-', '−');

export const percentText = (value: number) => `${minus(value.toFixed(2))}%`;

/** The labels of a price axis, from the bottom of its range to the top. */
export function priceTicks(scale: PriceScale, format: PriceFormat): readonly PriceTick[] {
  if (!(scale.wholeRange().to > scale.wholeRange().from)) return [];
  if (scale.mode === MODE.logarithmic) return logTicks(scale, format);
  if (scale.mode === MODE.percentage)
    return evenTicks(scale, 0.01, percentText, {
      toPrice: (value) => scale.base * (1 + value / 100),
      toValue: (price) => (price / scale.base - 1) * 100,
    });
  if (scale.mode === MODE.indexedTo100)
    return evenTicks(scale, 0.01, (value) => value.toFixed(2), {
      toPrice: (value) => (scale.base * value) / 100,
      toValue: (price) => (price / scale.base) * 100,
    });
  return evenTicks(scale, format.tick, format.text, { toPrice: (value) => value, toValue: (price) => price });
}

interface Conversion {
  readonly toPrice: (value: number) => number;
  readonly toValue: (price: number) => number;
}

function evenTicks(
  scale: PriceScale,
  least: number,
  text: (value: number) => string,
  { toPrice, toValue }: Conversion,
): readonly PriceTick[] {
  const whole = scale.wholeRange();
  const [from, to] = [toValue(whole.from), toValue(whole.to)];
  const step = Math.max(least, niceStep(((to - from) * MIN_DISTANCE) / scale.height));
  const ticks: PriceTick[] = [];
  for (let count = Math.ceil(from / step); count * step <= to && ticks.length < MAX_TICKS; count += 1) {
    const price = toPrice(count * step);
    ticks.push({ price, y: scale.yOf(price), text: text(count * step) });
  }
  return ticks;
}

/** Round prices, each at least a label's height from the one before: their steps grow with the price. */
function logTicks(scale: PriceScale, { tick, text }: PriceFormat): readonly PriceTick[] {
  const { from, to } = scale.wholeRange();
  const ticks: PriceTick[] = [];
  const up = scale.inverted ? MIN_DISTANCE : -MIN_DISTANCE;
  let price = from;
  while (ticks.length < MAX_TICKS) {
    const next = ticks.length === 0 ? price : scale.priceAt(scale.yOf(price) + up);
    const step = Math.max(tick, niceStep(scale.priceAt(scale.yOf(next) + up) - next));
    price = Math.ceil(next / step - 1e-9) * step;
    if (price > to) break;
    ticks.push({ price, y: scale.yOf(price), text: text(price) });
  }
  return ticks;
}
