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

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One chart pane whose axes are known: all in client CSS pixels of the frame it was read in. */
export interface ChartView {
  /** Stays the same while it is the same chart. */
  readonly id: string;
  readonly pane: Rect;
  readonly price: PriceAxis;
  readonly time: TimeAxis;
  /** The canvas that draws the pane; the overlay mounts right after it. */
  readonly canvas: HTMLCanvasElement;
  /** 0…1; below {@link MIN_CONFIDENCE} nothing is painted. */
  readonly confidence: number;
  /** Estimated error of the price axis in CSS pixels. */
  readonly errorPx: number;
  readonly source: 'labels' | 'tradingview';
  /** The symbol as the chart object names it, where there is one: `BINANCE:BTCUSDT.P`. */
  readonly symbol?: string;
}

export const MIN_CONFIDENCE = 0.5;

/** What the chart reader knows; every change is reported before the frame is painted. */
export type ChartState =
  | { readonly kind: 'locked'; readonly view: ChartView }
  | { readonly kind: 'settling'; readonly reason: string }
  | { readonly kind: 'parked'; readonly reason: string };

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
