import type { PriceAxis, Rect, TimeAxis } from '../chart-view';
import type { Calibration } from './calibration';

/** A pane whose size differs by more than this was laid out anew: shares of it no longer mean the same. */
const SIZE_TOLERANCE_PX = 1;
/** A live chart that has moved by more than this since the calibration was made is somewhere else. */
const DRIFT_TOLERANCE_PX = 1;

type Size = Pick<Rect, 'width' | 'height'>;

export interface HandAxes {
  readonly price: PriceAxis;
  readonly time: TimeAxis;
}

/** What is known of a chart since its calibration was put in force. */
export interface CalibrationFacts {
  readonly pane: Size;
  /** Whether the user has pressed, turned the wheel or typed on the chart. */
  readonly isTouched: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The axes of a pane, in client CSS pixels. Undefined for a pane of another size and for points that make no axes. */
export function axesOf(calibration: Calibration, pane: Rect): HandAxes | undefined {
  if (!isSameSize(calibration, pane)) return undefined;
  const { points, model } = calibration;
  const [one, two] = points;
  const value = (price: number) => (model === 'linear' ? price : Math.log(price));
  const y = (share: number) => pane.top + share * pane.height;
  const x = (share: number) => pane.left + share * pane.width;
  const price = lineThrough(value(one.price), y(one.y), value(two.price), y(two.y));
  const time = lineThrough(one.time, x(one.x), two.time, x(two.x));
  return price && time && { price: { model, ...price, shift: 0 }, time: { ...time, anchor: 'absolute' } };
}

/**
 * Whether the axes given by hand still lie where they were put. A chart that had to be calibrated cannot say when it
 * moves, so whatever may have moved it ends the trust: the user's hand, another size, or the time in which a chart
 * that follows its newest bar goes one pixel.
 */
export function calibrationHolds(calibration: Calibration, facts: CalibrationFacts): boolean {
  const { pane, isTouched, now } = facts;
  const drift = timeSlope(calibration) * (now - calibration.madeAt);
  return !isTouched && isSameSize(calibration, pane) && Math.abs(drift) <= DRIFT_TOLERANCE_PX;
}

/** CSS pixels per millisecond. */
const timeSlope = ({ points: [one, two], width }: Calibration) =>
  ((two.x - one.x) * width) / (two.time - one.time);

const isSameSize = (one: Size, other: Size) =>
  Math.abs(one.width - other.width) <= SIZE_TOLERANCE_PX &&
  Math.abs(one.height - other.height) <= SIZE_TOLERANCE_PX;

/** v = offset + slope · u through two points; undefined when there is none that can be turned round. */
function lineThrough(u1: number, v1: number, u2: number, v2: number) {
  const slope = (v2 - v1) / (u2 - u1);
  const offset = v1 - slope * u1;
  return Number.isFinite(slope) && slope !== 0 && Number.isFinite(offset) ? { offset, slope } : undefined;
}
