import type { PriceAxis } from '../chart-view';

/** A place on a pane, as shares of its width and height from the top left, and what the user says it stands for. */
export interface CalibrationPoint {
  readonly x: number;
  readonly y: number;
  readonly price: number;
  /** Epoch milliseconds. */
  readonly time: number;
}

/** Axes given by hand: two points of a pane of this size, in CSS pixels. */
export interface Calibration {
  readonly points: readonly [CalibrationPoint, CalibrationPoint];
  readonly model: PriceAxis['model'];
  readonly width: number;
  readonly height: number;
  /** Epoch milliseconds. */
  readonly madeAt: number;
}
