import type { LibraryBar } from '../../charting-library/bars';
import type { TimeScale } from '../../charting-library/time-scale';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 5, 15, 30].map((count) => count * SECOND),
  ...[1, 5, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 4, 8].map((count) => count * HOUR),
  ...[1, 2, 5, 10, 30].map((count) => count * DAY),
];
const MIN_DISTANCE = 90;

export interface OwnTimeTick {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly x: number;
}

/** Round times of an even step, UTC, for a chart whose bars have no gaps. */
export function timeTicks(bars: readonly LibraryBar[], scale: TimeScale): readonly OwnTimeTick[] {
  const [first, second] = bars;
  if (!first || !second) return [];
  const length = second.time - first.time;
  const step = STEPS.find((one) => (one / length) * scale.barSpacing >= MIN_DISTANCE) ?? 30 * DAY;
  const timeAt = (x: number) => first.time + scale.indexAt(x) * length;
  const ticks: OwnTimeTick[] = [];
  for (let time = Math.ceil(timeAt(0) / step) * step; time <= timeAt(scale.width); time += step)
    ticks.push({ time, x: scale.xOf((time - first.time) / length) });
  return ticks;
}

const two = (part: number) => String(part).padStart(2, '0');

/** `14:05`, with seconds where they are not zero; `11-26` where a day begins. */
export function shortTime(time: number): string {
  const date = new Date(time);
  if (time % DAY === 0) return `${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return time % MINUTE === 0 ? clock : `${clock}:${two(date.getUTCSeconds())}`;
}

/** `2026-11-26 14:05`. */
export const fullTime = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
