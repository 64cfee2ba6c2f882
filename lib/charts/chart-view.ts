import { DAY_MS } from '../core/durations';
/** y = offset + slope · p, or offset + slope · ln(p + shift): client CSS pixels of the frame, from a price. */
export interface PriceAxis {
  readonly model: 'linear' | 'log';
  readonly offset: number;
  readonly slope: number;
  /** Only for `log`. */
  readonly shift: number;
}

/** x = offset + slope · t: client CSS pixels of the frame, from epoch milliseconds. */
export interface TimeAxis {
  readonly offset: number;
  readonly slope: number;
  /** How the day was settled. `now` and `guess` are not certain enough to paint history of other days. */
  readonly anchor: 'absolute' | 'tracked' | 'now' | 'guess';
}

/** A stretch of the pane, client CSS pixels, in which times are certain: bars stand without a gap on an axis of its own. */
export interface TimePiece {
  readonly left: number;
  readonly right: number;
  readonly time: TimeAxis;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a chart pane lies, in client CSS pixels of its frame, and what draws it: the overlay mounts right after that. */
export interface ChartPlace {
  readonly surface: Element;
  readonly pane: Rect;
}

/** One chart pane whose axes are known: all in client CSS pixels of the frame it was read in. */
export interface ChartView extends ChartPlace {
  readonly price: PriceAxis;
  readonly time: TimeAxis;
  /**
   * Only of a chart that leaves time out, such as nights: where its times are certain, from left to right, all of one
   * slope. Between them no time is known. `time` is that of the last one.
   */
  readonly pieces?: readonly TimePiece[];
  /** 0…1; below {@link MIN_CONFIDENCE} nothing is painted. */
  readonly confidence: number;
  /** Estimated error of the price axis in CSS pixels. */
  readonly errorPx: number;
  readonly source: 'labels' | 'tradingview' | 'hand';
  /** The symbol as the chart object names it, where there is one: `BINANCE:BTCUSDT.P`. */
  readonly symbol?: string;
  /** Length of its candles, where the chart object says it. */
  readonly candleMs?: number;
}

export const MIN_CONFIDENCE = 0.5;

/** The id of the state of a frame without any chart. */
export const NO_CHART = '';

/** What the reader knows of one chart. The id stays the same while it is the same chart of the page. */
export type ChartState =
  | { readonly kind: 'locked'; readonly id: string; readonly view: ChartView }
  | {
      readonly kind: 'settling' | 'parked';
      readonly id: string;
      /** In words for the user. */
      readonly reason: string;
      /** Where the chart lies, if that much is known. */
      readonly place?: ChartPlace;
    };

/** Whether the axis says the day, or the view is close enough to now for the day not to matter. */
export function isDated({ time, pane }: ChartView, now: number): boolean {
  if (time.anchor === 'absolute' || time.anchor === 'tracked') return true;
  const [from, to] = [xToTime(time, pane.left), xToTime(time, pane.left + pane.width)];
  return time.anchor === 'now' && to >= now && from <= now && from > now - DAY_MS;
}

/** Whether a view is certain enough, in price and in date, to be painted. */
export const isPaintable = (view: ChartView, now: number) =>
  view.confidence >= MIN_CONFIDENCE && isDated(view, now);

export const priceToY = ({ model, offset, slope, shift }: PriceAxis, price: number) =>
  offset + slope * (model === 'linear' ? price : Math.log(price + shift));

export const yToPrice = ({ model, offset, slope, shift }: PriceAxis, y: number) => {
  const value = (y - offset) / slope;
  return model === 'linear' ? value : Math.exp(value) - shift;
};

/** The axis as it reads for prices that are `basis` higher than those it is labelled with. */
export const shiftPrices = (axis: PriceAxis, basis: number): PriceAxis =>
  axis.model === 'linear'
    ? { ...axis, offset: axis.offset - axis.slope * basis }
    : { ...axis, shift: axis.shift - basis };

export const timeToX = ({ offset, slope }: TimeAxis, time: number) => offset + slope * time;

export const xToTime = ({ offset, slope }: TimeAxis, x: number) => (x - offset) / slope;
