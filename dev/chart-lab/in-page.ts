/** One price chart of a test page, with the library's own coordinates as the truth: client CSS pixels, epoch milliseconds. */
export interface ChartTruth {
  /** Its plot, without the axes. */
  pane(): Rectangle;
  priceAt(y: number): number | null;
  yOf(price: number): number | null;
  xOf(time: number): number | null;
  /** Times of the bars in view. */
  visibleTimes(): readonly number[];
  /** Live price of what it shows, as the extension would know it from its feeds. */
  readonly livePrice: number;
  /** Its scale says no prices, so that it must never be painted. */
  readonly unpaintable?: boolean;
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Bar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** What a page under test leaves on its window. */
export interface ChartPage {
  /** The charts that may be painted. Whatever is painted elsewhere is wrong. */
  readonly charts: readonly ChartTruth[];
  /** The bars shown, oldest first. */
  bars(): readonly Bar[];
  /** A small pan or zoom from the last view; settles when it is drawn. */
  drift(step: number): Promise<void>;
  /** A random view anywhere in the data, now and then at another size, place or interval; settles when it is drawn. */
  jump(step: number): Promise<void>;
  /** The same view drawn again, as a live page does with every trade; settles when it is drawn. */
  tick(): Promise<void>;
}

declare global {
  interface Window {
    /** Set when the page has drawn its first view. */
    chartPage?: ChartPage;
    /** When the page drew its first view, on `performance.now()`. */
    chartDrawnAt?: number;
    /** Microseconds the probe spent after each draw burst, the reader's listening included. */
    probeSpent: number[];
  }
}
