import type { Calibration, CalibrationPoint } from '../charts/calibration/calibration';
import { numberWithin, recordOf } from './fields';

const MAX_CALIBRATIONS = 50;
const MAX_KEY_LENGTH = 300;
/** The largest distance from 1970 that a date can have, in milliseconds. */
const MAX_TIME = 8.64e15;
const MAX_PANE_PX = 100_000;

/** The sound ones of stored calibrations; of too many the newest. */
export function readCalibrations(value: unknown): Readonly<Record<string, Calibration>> {
  const sound = Object.entries(recordOf(value)).flatMap(([key, stored]): [string, Calibration][] => {
    const calibration = key.length <= MAX_KEY_LENGTH ? readCalibration(recordOf(stored)) : undefined;
    return calibration ? [[key, calibration]] : [];
  });
  const newest = sound.toSorted(([, one], [, other]) => other.madeAt - one.madeAt);
  return Object.fromEntries(newest.slice(0, MAX_CALIBRATIONS));
}

function readCalibration(stored: Readonly<Record<string, unknown>>): Calibration | undefined {
  const { model, points } = stored;
  const [one, two, ...more] = Array.isArray(points) ? points.map(readPoint) : [];
  const width = within(0, MAX_PANE_PX, stored.width);
  const height = within(0, MAX_PANE_PX, stored.height);
  const madeAt = within(0, MAX_TIME, stored.madeAt);
  if (!one || !two || more.length > 0 || (model !== 'linear' && model !== 'log')) return undefined;
  if (width === undefined || height === undefined || madeAt === undefined) return undefined;
  return { points: [one, two], model, width, height, madeAt };
}

function readPoint(value: unknown): CalibrationPoint | undefined {
  const fields = recordOf(value);
  const x = within(0, 1, fields.x);
  const y = within(0, 1, fields.y);
  const price = within(-Number.MAX_VALUE, Number.MAX_VALUE, fields.price);
  const time = within(-MAX_TIME, MAX_TIME, fields.time);
  if (x === undefined || y === undefined || price === undefined || time === undefined) return undefined;
  return { x, y, price, time };
}

function within(min: number, max: number, value: unknown): number | undefined {
  const read = numberWithin(min, max)(value, Number.NaN);
  return Number.isNaN(read) ? undefined : read;
}
