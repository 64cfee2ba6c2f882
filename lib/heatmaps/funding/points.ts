import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { FundingEvent } from '../../market/events';
import { perEightHours } from './rate';

/** What one venue charged, one entry for each interval, all arrays of one length. */
export interface FundingPoints {
  /** When it was settled, or was to be: the end of its interval in epoch ms, increasing. */
  readonly time: Float64Array;
  /** As a fraction of eight hours. */
  readonly r8: Float64Array;
  /** The venue's own interval. */
  readonly intervalHours: Float64Array;
  /** 1 where the settled rate is not known and the last prediction for that settlement stands in its place. */
  readonly predicted: Uint8Array;
}

interface Point {
  readonly time: number;
  readonly rate: number;
  readonly intervalHours: number;
  readonly predicted: boolean;
}

const ROW = 3;

/** Venues date a settlement within moments of the full minute, in their history and live not always the same. */
const slot = (time: number) => Math.round(time / MINUTE_MS);

/**
 * One point for each settlement up to `now`. What was settled counts before what was predicted, the later word before
 * the earlier. Rows and events that make no sense are left out.
 * @param pages rows of `time, rate, intervalHours`, as they are stored.
 * @param events of one instrument, in order of time, of both kinds.
 */
export function fundingPoints(
  pages: readonly Float64Array[],
  events: readonly FundingEvent[],
  now: number,
): FundingPoints {
  const bySlot = new Map<number, Point>();
  for (const point of [
    ...predictedPoints(events, now),
    ...pages.flatMap(storedPoints),
    ...settledPoints(events),
  ]) {
    if (isSound(point)) bySlot.set(slot(point.time), point);
  }
  return inArrays([...bySlot.values()].toSorted((a, b) => a.time - b.time));
}

/**
 * The beginning of the interval that point `index` was charged for: one interval before its end, but not before the
 * settlement that came earlier, as a venue may have changed its interval in between.
 */
export function beginningOf({ time, intervalHours }: FundingPoints, index: number): number {
  const end = time[index] ?? Number.NaN;
  const begin = end - (intervalHours[index] ?? Number.NaN) * HOUR_MS;
  return index === 0 ? begin : Math.max(begin, time[index - 1] ?? begin);
}

function inArrays(sorted: readonly Point[]): FundingPoints {
  const points = {
    time: new Float64Array(sorted.length),
    r8: new Float64Array(sorted.length),
    intervalHours: new Float64Array(sorted.length),
    predicted: new Uint8Array(sorted.length),
  };
  sorted.forEach((point, at) => {
    points.time[at] = point.time;
    points.r8[at] = perEightHours(point);
    points.intervalHours[at] = point.intervalHours;
    points.predicted[at] = Number(point.predicted);
  });
  return points;
}

/** By index: a view of each row of months of hourly ones costs more than all the rest. */
function storedPoints(page: Float64Array): Point[] {
  const points: Point[] = [];
  for (let at = 0; at + ROW <= page.length; at += ROW) {
    const [time, rate, intervalHours] = [page[at] as number, page[at + 1] as number, page[at + 2] as number];
    points.push({ time, rate, intervalHours, predicted: false });
  }
  return points;
}

const settledPoints = (events: readonly FundingEvent[]): Point[] =>
  events
    .filter(({ kind }) => kind === 'settled')
    .map(({ time, rate, intervalHours }) => ({ time, rate, intervalHours, predicted: false }));

/** The last that was said of each settlement that is over. */
const predictedPoints = (events: readonly FundingEvent[], now: number): Point[] =>
  events.flatMap(({ kind, nextTime, rate, intervalHours }) =>
    kind === 'predicted' && nextTime !== undefined && nextTime <= now
      ? [{ time: nextTime, rate, intervalHours, predicted: true }]
      : [],
  );

const isSound = ({ time, rate, intervalHours }: Point) =>
  Number.isFinite(time) && Number.isFinite(rate) && Number.isFinite(intervalHours) && intervalHours > 0;
