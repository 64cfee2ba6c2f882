import {
  type ChartState,
  type ChartView,
  type PriceAxis,
  priceToY,
  type TimePiece,
  timeToX,
  yToPrice,
} from '../chart-view';
import type { DisplayClock } from '../fit/display-clock';
import { confirmPercent } from '../tradingview/confirm-percent';
import { priceAxisOf, timeAxisOf } from '../tradingview/sample-axes';
import type { TradingViewSample } from '../tradingview/sample';
import type { ChartCandidate } from './chart-candidates';

/** A view before it is known which element draws it. */
export type View = Omit<ChartView, 'surface'>;

/** Chart object and labels may differ by this much where both are read. */
const MAX_DISAGREEMENT = 2;

/** The view a pane's labels give, in client CSS pixels. */
export function viewOfLabels(candidate: ChartCandidate, clock: DisplayClock): View {
  const { pane, confidence, errorPx, column, row, priceSurface, timeSurface } = candidate;
  const { model, shift, slope, offset } = column.fit;
  const time = clock.toEpoch(row.fit, (row.left + row.right) / 2, timeSurface.choosesZone);
  return {
    pane,
    confidence,
    errorPx,
    source: 'labels',
    price: { model, shift, slope, offset: offset + priceSurface.rect.top },
    time: { ...time, offset: time.offset + timeSurface.rect.left },
  };
}

/**
 * The view with what the page's chart object adds: its symbol, and its bars as a certain time axis. Undefined when
 * the object says another price axis than the labels on the screen: then neither is believed.
 */
export function confirmView(view: View, sample: TradingViewSample): View | undefined {
  const price = priceAxisOf(sample);
  if (!price || disagreement(view, move(price, view.pane.top)) > MAX_DISAGREEMENT) return undefined;
  return withSample(view, sample, undefined);
}

function withSample(view: View, sample: TradingViewSample, price: PriceAxis | undefined): View {
  const time = timeAxisOf(sample);
  const { pieces, ...rest } = view;
  const held = time || (pieces && !holds(pieces, view, sample)) ? undefined : pieces;
  return {
    ...rest,
    ...(held && { pieces: held }),
    ...(pieces && !held && { time: { ...view.time, anchor: 'guess' } }),
    source: 'tradingview',
    ...(sample.symbol !== undefined && { symbol: sample.symbol }),
    ...(sample.intervalMs !== undefined && { candleMs: sample.intervalMs }),
    ...(price && { price: move(price, view.pane.top) }),
    ...(time && { time: move(time, view.pane.left) }),
  };
}

/** Whether the object has its bars where pieces have their times. */
const holds = (pieces: readonly TimePiece[], { pane }: View, { bars }: TradingViewSample) =>
  bars.every(([at, x]) => {
    const piece = pieces.find(({ left, right }) => x + pane.left >= left + 1 && x + pane.left < right - 1);
    return !piece || Math.abs(timeToX(piece.time, at) - x - pane.left) <= MAX_DISAGREEMENT;
  });

/**
 * The view in prices of a pane whose scale shows percentages or an index, by the chart object's word: only when its
 * prices and the labels on the screen say the same everywhere.
 */
export function confirmPercentView(
  view: View,
  { column: { fit }, priceSurface }: ChartCandidate,
  sample: TradingViewSample,
): View | undefined {
  const top = priceSurface.rect.top - view.pane.top;
  const readings = fit.labels.map(({ y, number }) => ({
    y: y + top,
    value: (fit.comma ? number.comma : number.point)?.value ?? NaN,
  }));
  const price = confirmPercent(sample, readings);
  return price && withSample(view, sample, price);
}

export const move = <Axis extends { readonly offset: number }>(axis: Axis, by: number): Axis => ({
  ...axis,
  offset: axis.offset + by,
});

/** Greatest distance between the two price axes within the pane, in CSS pixels. */
function disagreement({ price, pane }: View, other: PriceAxis): number {
  const ends = [pane.top, pane.top + pane.height];
  return Math.max(...ends.map((y) => Math.abs(priceToY(other, yToPrice(price, y)) - y)));
}

/** Whether two reports would be painted alike. */
export const sameStates = (some: readonly ChartState[], others: readonly ChartState[]) =>
  some.length === others.length && some.every((state, index) => sameState(state, others[index]));

function sameState(one: ChartState, other: ChartState | undefined): boolean {
  if (one.id !== other?.id) return false;
  if (one.kind === 'locked') return other.kind === 'locked' && sameView(one.view, other.view);
  if (other.kind !== one.kind || other.reason !== one.reason) return false;
  if (!one.place || !other.place) return one.place === other.place;
  return one.place.surface === other.place.surface && sameNumbers(one.place.pane, other.place.pane);
}

function sameView(one: ChartView, other: ChartView): boolean {
  return (
    one.surface === other.surface &&
    one.source === other.source &&
    one.symbol === other.symbol &&
    one.confidence === other.confidence &&
    one.errorPx === other.errorPx &&
    sameNumbers(one.pane, other.pane) &&
    sameNumbers(one.price, other.price) &&
    sameNumbers(one.time, other.time) &&
    samePieces(one.pieces, other.pieces)
  );
}

const samePieces = (some: readonly TimePiece[] = [], others: readonly TimePiece[] = []) =>
  some.length === others.length &&
  some.every(({ left, right, time }, index) => {
    const other = others[index];
    return other?.left === left && other.right === right && sameNumbers(time, other.time);
  });

const sameNumbers = <Values extends object>(one: Values, other: Values) =>
  (Object.keys(one) as (keyof Values)[]).every((key) => one[key] === other[key]);
