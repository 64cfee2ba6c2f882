/** What the chart object says of one chart now: y and x are CSS pixels from the corner of the main pane, times epoch milliseconds. */
export interface TradingViewSample {
  /** Place in the layout, from 0. */
  readonly index: number;
  /** The chart the user works in. None is flagged where the version cannot tell. */
  readonly active: boolean;
  readonly symbol?: string;
  /** As the library writes it: `60`, `1D`. */
  readonly resolution?: string;
  /** Length of a bar; absent where the resolution is no length of time. */
  readonly intervalMs?: number;
  /** IANA name of the zone the time labels are written in. */
  readonly timeZone?: string;
  readonly paneHeight?: number;
  readonly inverted: boolean;
  /** Absent where the version does not say, or says one we do not know. */
  readonly mode?: PriceMode;
  /** `[price, y]` down the pane; empty where the version hides them. */
  readonly prices: readonly PricePoint[];
  /** `[time, x]` of some bars in view; empty where the version hides them. */
  readonly bars: readonly BarPoint[];
  readonly crosshair?: Crosshair;
}

/** 0 linear, 1 logarithmic, 2 percentage, 3 indexed to 100. */
export type PriceMode = 0 | 1 | 2 | 3;
export type PricePoint = readonly [price: number, y: number];
export type BarPoint = readonly [time: number, x: number];

/** Where the page's crosshair was last. Values only: nothing is kept of where it was before. */
export interface Crosshair {
  readonly time?: number;
  readonly price?: number;
}

/** What the page side says of a chart; the interval is read out of the resolution on our side. */
export type SaidSample = Omit<TradingViewSample, 'intervalMs'>;

export const MAX_CHARTS = 16;
export const MAX_PRICES = 5;
export const MAX_BARS = 12;
const MAX_NAME = 64;
/** Epoch milliseconds that are a date. */
export const MAX_TIME = 8.64e15;

export const isMode = (value: unknown): value is PriceMode =>
  value === 0 || value === 1 || value === 2 || value === 3;

export const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_NAME;

/** A number whose size is at most `most`. */
export const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;

/** The object without the fields that are undefined. */
export const defined = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };
