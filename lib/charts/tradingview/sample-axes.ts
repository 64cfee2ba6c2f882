import type { PriceAxis, TimeAxis } from '../chart-view';
import { fitLine } from '../fit/line';
import { type AxisModel, candidateModels, transform } from '../fit/price-models';
import type { PricePoint, TradingViewSample } from './sample';

/** Samples come from the chart's own arithmetic, so the right scale fits them this well. */
const PRICE_WORST = 0.25;
/** Bars of unequal length bend the time axis: more than this is not a straight line any more. */
const TIME_WORST = 1;
const LINEAR = 0;
const LOGARITHMIC = 1;

/**
 * The price axis of a sample, y from the top of the pane; undefined for scales we do not know, and for percentages
 * and indexed scales, which need the labels on the screen: see `confirmPercent`.
 */
export function priceAxisOf({ prices, mode }: TradingViewSample): PriceAxis | undefined {
  if (mode !== LINEAR && mode !== LOGARITHMIC) return undefined;
  const models = candidateModels(prices.map(([value]) => ({ value })));
  const likely = models.toSorted((one, other) => rank(one.model, mode) - rank(other.model, mode));
  for (const model of likely) {
    const axis = axisThrough(prices, model);
    if (axis) return axis;
  }
  return undefined;
}

/** The axis of that model through the samples, or undefined when it does not go through all of them. */
export function axisThrough(prices: readonly PricePoint[], model: AxisModel): PriceAxis | undefined {
  const line = fitLine(prices.map(([price, y]) => ({ u: transform(price, model), v: y })));
  if (!line || line.slope === 0 || !(line.worst < PRICE_WORST)) return undefined;
  return { ...model, offset: line.offset, slope: line.slope };
}

const rank = (model: PriceAxis['model'], mode: number) =>
  (model === 'log') === (mode === LOGARITHMIC) ? 0 : 1;

/** The time axis of a sample, x from the left of the pane. */
export function timeAxisOf({ bars }: TradingViewSample): TimeAxis | undefined {
  const line = bars.length > 1 ? fitLine(bars.map(([time, x]) => ({ u: time, v: x }))) : undefined;
  if (!line || !(line.slope > 0) || !(line.worst <= TIME_WORST)) return undefined;
  return { offset: line.offset, slope: line.slope, anchor: 'absolute' };
}
