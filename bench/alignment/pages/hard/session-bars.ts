import type { Bar } from '../../../../dev/chart-lab/in-page';
import { closingAt, makeBars, type SeriesOptions } from '../../../../dev/chart-lab/series';

/** Hours of the day in UTC. */
const [OPEN_HOUR, CLOSE_HOUR] = [14, 21];
/** Enough bars to leave about `count` where the market is closed most of the time. */
const CLOSED_FACTOR = 5;

/** The bars of a market that is closed at night and on weekends. Then its price is the one it closed at. */
export function sessionBars(options: SeriesOptions): Bar[] {
  const bars = makeBars({ ...options, count: CLOSED_FACTOR * options.count });
  const open = bars.filter(({ time }) => isOpen(time));
  return closingAt(open, options.price);
}

function isOpen(time: number): boolean {
  const date = new Date(time);
  const weekday = date.getUTCDay() > 0 && date.getUTCDay() < 6;
  return weekday && date.getUTCHours() >= OPEN_HOUR && date.getUTCHours() < CLOSE_HOUR;
}
