import { type ChartView, type PriceAxis, priceToY, type Rect, yToPrice } from '../chart-view';
import type { DisplayClock } from '../fit/display-clock';
import { priceAxisOf, timeAxisOf } from '../tradingview/sample-axes';
import type { TradingViewSample } from '../tradingview/sample';
import type { ChartCandidate } from './chart-candidates';

type View = Omit<ChartView, 'canvas'>;

/** Chart object and labels may differ by this much where both are read. */
const MAX_DISAGREEMENT = 2;
const OBJECT_CONFIDENCE = 0.9;
const OBJECT_ERROR = 0.25;

/** The view a pane's labels give, in client CSS pixels. */
export function viewOfLabels(candidate: ChartCandidate, clock: DisplayClock): View {
  const { id, pane, confidence, errorPx, column, row, priceCanvas, timeCanvas } = candidate;
  const { model, shift, slope, offset } = column.fit;
  const time = clock.toEpoch(row.fit, (row.left + row.right) / 2);
  return {
    id,
    pane,
    confidence,
    errorPx,
    source: 'labels',
    price: { model, shift, slope, offset: offset + priceCanvas.rect.top },
    time: { ...time, offset: time.offset + timeCanvas.rect.left },
  };
}

/**
 * The view with what the page's chart object adds: its symbol, and its bars as a certain time axis. Undefined when
 * the object says another price axis than the labels on the screen: then neither is believed.
 */
export function confirmView(view: View, sample: TradingViewSample): View | undefined {
  const price = priceAxisOf(sample);
  if (!price || disagreement(view, move(price, view.pane.top)) > MAX_DISAGREEMENT) return undefined;
  const time = timeAxisOf(sample);
  return {
    ...view,
    source: 'tradingview',
    ...(sample.symbol !== undefined && { symbol: sample.symbol }),
    ...(time && { time: move(time, view.pane.left) }),
  };
}

/** The view of a chart whose object speaks but whose labels cannot be read. */
export function viewOfObject(sample: TradingViewSample, pane: Rect): View | undefined {
  const price = priceAxisOf(sample);
  const time = timeAxisOf(sample);
  if (!price || !time) return undefined;
  return {
    id: 'tradingview',
    pane,
    confidence: OBJECT_CONFIDENCE,
    errorPx: OBJECT_ERROR,
    source: 'tradingview',
    ...(sample.symbol !== undefined && { symbol: sample.symbol }),
    price: move(price, pane.top),
    time: move(time, pane.left),
  };
}

const move = <Axis extends { readonly offset: number }>(axis: Axis, by: number): Axis => ({
  ...axis,
  offset: axis.offset + by,
});

/** Greatest distance between the two price axes within the pane, in CSS pixels. */
function disagreement({ price, pane }: View, other: PriceAxis): number {
  const ends = [pane.top, pane.top + pane.height];
  return Math.max(...ends.map((y) => Math.abs(priceToY(other, yToPrice(price, y)) - y)));
}

/** Whether two views would be painted alike. */
export function sameView(one: ChartView, other: ChartView): boolean {
  return (
    one.id === other.id &&
    one.canvas === other.canvas &&
    one.source === other.source &&
    one.symbol === other.symbol &&
    one.confidence === other.confidence &&
    one.errorPx === other.errorPx &&
    sameNumbers(one.pane, other.pane) &&
    sameNumbers(one.price, other.price) &&
    sameNumbers(one.time, other.time)
  );
}

const sameNumbers = <Values extends object>(one: Values, other: Values) =>
  (Object.keys(one) as (keyof Values)[]).every((key) => one[key] === other[key]);
