import type { ChartView } from '@/lib/charts/chart-view';

/** The page's world asks, the reader's world answers in the same task with a {@link ReaderAnswer} as JSON text. */
export const ASK_READER = 'chart-lab-ask';
export const READER_ANSWER = 'chart-lab-answer';
/** The reader's world wants the script that notes boxes in the page's world, as the extension injects it. */
export const INJECT_SHAPES = 'chart-lab-inject-shapes';

/** What crosses of a view that the product would paint. */
export type PaintedView = Pick<
  ChartView,
  'pane' | 'price' | 'time' | 'pieces' | 'confidence' | 'errorPx' | 'source'
> & {
  readonly id: string;
};

/** What the reader knows at the moment. */
export interface ReaderAnswer {
  readonly painted: readonly PaintedView[];
  /** Views with certain prices but no certain day, which are not painted. */
  readonly undated: readonly PaintedView[];
  /** Of each chart that is not painted: its state and why. */
  readonly silent: readonly string[];
  /** When the first chart could be painted, on `performance.now()`. */
  readonly paintableAt?: number;
  /** Microseconds of the reader in each frame since it was last asked. */
  readonly costs: readonly FrameCost[];
}

export interface FrameCost {
  /** The document's timeline, the same for all worlds of a frame. */
  readonly frame: number;
  readonly microseconds: number;
}
