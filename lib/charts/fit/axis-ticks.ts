import { DAY_MS } from '../../core/durations';
import { ensureDefined } from '../../core/assert';
import { parseTime } from '../labels/parse-time';
import type { TimeLabel } from './time-labels';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A label as trading charts write it: the largest unit that begins at that instant. For tests. */
export function tickText(time: number): string {
  const date = new Date(time);
  if (time % DAY_MS !== 0) return date.toISOString().slice(11, 16);
  if (date.getUTCDate() !== 1) return String(date.getUTCDate());
  const month = date.getUTCMonth();
  return month === 0 ? String(date.getUTCFullYear()) : (MONTHS[month] ?? '');
}

/** Ticks of a time axis 1,000 px wide that ends at `end`, `stepMs` apart. For tests. */
export function timeTicks(
  end: number,
  stepMs: number,
  count: number,
): readonly (TimeLabel & { at: number })[] {
  const slope = 1000 / (stepMs * count);
  const ticks = [];
  for (let at = Math.ceil((end - stepMs * count) / stepMs) * stepMs; at <= end; at += stepMs) {
    const text = tickText(at);
    const time = ensureDefined(parseTime(text), text);
    ticks.push({ text, time, at, x: 1000 - (end - at) * slope });
  }
  return ticks;
}
