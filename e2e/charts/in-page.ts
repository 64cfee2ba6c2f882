import type { ChartState } from '@/lib/charts/chart-view';

/** What the scripts of the test page and the reader under test leave on the window. */
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

export interface ReaderUnderTest {
  state: ChartState | undefined;
  /** Milliseconds from the start of the page to the first lock. */
  lockedAt: number;
  /** Microseconds spent by probe and reader after each draw burst. */
  readonly spent: number[];
}

declare global {
  interface Window {
    chartPage: ChartPage;
    underTest: ReaderUnderTest;
  }
}
