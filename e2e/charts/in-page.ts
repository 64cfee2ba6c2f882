/** What the scripts of the test page and the probe under test leave on the window. */
export interface ChartPage {
  /** Small pans and zooms around the last view. */
  drift(step: number): Promise<void>;
  /** A random view anywhere in the data, now and then another size or place. */
  jump(step: number): Promise<void>;
  readonly pane: () => DOMRect;
  priceAt(y: number): number | null;
  yOf(price: number): number | null;
  xOf(time: number): number | null;
  visibleTimes(): readonly number[];
}

declare global {
  interface Window {
    chartPage: ChartPage;
    /** Microseconds the probe spent after each draw burst, the reader's listening included. */
    probeSpent: number[];
  }
}
