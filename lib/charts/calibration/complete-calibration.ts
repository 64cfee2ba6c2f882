import type { PriceAxis, Rect } from '../chart-view';
import type { Calibration, CalibrationPoint } from './calibration';

/** A point whose price and time may still have to be typed. */
export interface DraftPoint {
  readonly x: number;
  readonly y: number;
  readonly price: number | undefined;
  /** Epoch milliseconds. */
  readonly time: number | undefined;
}

export interface CalibrationDraft {
  readonly points: readonly [DraftPoint, DraftPoint];
  readonly model: PriceAxis['model'];
}

/** A mark is put half a pixel off at best; the closer the two are, the more of that reaches the edges of the pane. */
const MIN_APART_PX = 40;

/** The calibration of a pane of this size that a draft amounts to, or, in words for the user, what it lacks. */
export function completeCalibration(
  { points, model }: CalibrationDraft,
  { width, height }: Pick<Rect, 'width' | 'height'>,
  now: number,
): Calibration | string {
  const [one, two] = points.map(completePoint);
  if (!one || !two) return 'Put both marks on the chart and type the price and the time of each.';
  const trouble = whatIsWrong(one, two, model, { width, height });
  return trouble ?? { points: [one, two], model, width, height, madeAt: now };
}

function completePoint({ x, y, price, time }: DraftPoint): CalibrationPoint | undefined {
  return isGiven(price) && isGiven(time) ? { x, y, price, time } : undefined;
}

const isGiven = (value: number | undefined): value is number => Number.isFinite(value);

function whatIsWrong(
  one: CalibrationPoint,
  two: CalibrationPoint,
  model: PriceAxis['model'],
  { width, height }: Pick<Rect, 'width' | 'height'>,
): string | undefined {
  const apart = { x: Math.abs(two.x - one.x) * width, y: Math.abs(two.y - one.y) * height };
  if (!(apart.x >= MIN_APART_PX && apart.y >= MIN_APART_PX)) {
    return `Move the marks apart: at least ${MIN_APART_PX} pixels across and up.`;
  }
  if (model === 'log' && !(Math.min(one.price, two.price) > 0)) {
    return 'A logarithmic axis has no prices of zero or less.';
  }
  if (one.price === two.price) return 'The two prices must differ.';
  if (one.time === two.time) return 'The two times must differ.';
  // Left to right on every chart: the other way round, the times were mixed up.
  return two.time > one.time === two.x > one.x ? undefined : 'The mark further right must be the later one.';
}
