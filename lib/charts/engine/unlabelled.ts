import type { ChartPlace, ChartView } from '../chart-view';
import { priceAxisOf, timeAxisOf } from '../tradingview/sample-axes';
import type { TradingViewSample } from '../tradingview/sample';
import { areaOf } from './charts';
import { move } from './chart-views';
import { findPaneOfHeight } from './pane-canvas';

/** The object speaks for itself here: nothing on the screen confirms it. */
const OBJECT_CONFIDENCE = 0.9;
const OBJECT_ERROR = 0.25;
const MIN_WIDTH = 300;
const MIN_HEIGHT = 150;

const placeOf = (surface: Element): ChartPlace => {
  const { left, top, width, height } = surface.getBoundingClientRect();
  return { surface, pane: { left, top, width, height } };
};

/** The view of the active chart whose object speaks but whose labels cannot be read. */
export function viewOfObject(
  document: Document,
  samples: readonly TradingViewSample[],
): ChartView | undefined {
  const [only, ...others] = samples;
  const sample = others.length > 0 ? samples.find(({ active }) => active) : only;
  // Two prices lie on any scale: only a third can say which it is.
  if (!sample || sample.prices.length < 3) return undefined;
  const canvas = findPaneOfHeight(document, sample.paneHeight ?? NaN);
  const price = priceAxisOf(sample);
  const time = timeAxisOf(sample);
  if (!canvas || !price || !time) return undefined;
  const place = placeOf(canvas);
  return {
    ...place,
    confidence: OBJECT_CONFIDENCE,
    errorPx: OBJECT_ERROR,
    source: 'tradingview',
    ...(sample.symbol !== undefined && { symbol: sample.symbol }),
    ...(sample.intervalMs !== undefined && { candleMs: sample.intervalMs }),
    price: move(price, place.pane.top),
    time: move(time, place.pane.left),
  };
}

/** The largest canvas or drawing of the size of a chart: axes can be given for it by hand. */
export function findChartPlace(document: Document): ChartPlace | undefined {
  const places = [...document.querySelectorAll('canvas, svg')]
    .map(placeOf)
    .filter(({ pane }) => pane.width >= MIN_WIDTH && pane.height >= MIN_HEIGHT);
  return places.toSorted((one, other) => areaOf(other.pane) - areaOf(one.pane))[0];
}
