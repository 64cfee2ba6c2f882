import { DAY_MS } from '../../core/durations';
import { type DisplayClock, FARTHEST_ZONE } from '../fit/display-clock';
import { timeAt } from '../fit/time-labels';
import type { Registration } from '../registration/register-bars';
import type { ChartCandidate } from './chart-candidates';
import { dateRow } from './date-pins';

/** Zones are whole quarters of an hour off UTC. */
const ZONE_STEP = 900_000;
/** Labels and bars may disagree by so many CSS pixels: labels stand at whole pixels, and some at the edge of their bar. */
const TOLERANCE = 2.5;
/** Where they do not tell one zone from the next, they still say this exactly how far the clock is ahead: bars stand at whole pixels. */
const COARSE_PX = 0.6;

/**
 * Dates the time row of a chart by the bars it was found to show, and learns the clock its labels are written by.
 * False when labels and bars do not agree on any clock.
 */
export function settleDate(
  { row, timeSurface }: Pick<ChartCandidate, 'row' | 'timeSurface'>,
  { time }: Registration,
  clock: DisplayClock,
): boolean {
  const { left, width } = timeSurface.rect;
  const x = (row.left + row.right) / 2;
  const epoch = timeAt(time, x + left);
  const civil = timeAt(row.fit, x);
  // Read as those of another year, months lie up to a day beside their dates: only the moved row says its time of day.
  const fit = dateRow(row, { x, time: civil - Math.round((civil - epoch) / DAY_MS) * DAY_MS }, width);
  if (!fit) return false;
  const ahead = timeAt(fit, x) - epoch;
  const zone = Math.round(ahead / ZONE_STEP) * ZONE_STEP;
  const off = Math.abs(ahead - zone) * fit.slope;
  if (Math.abs(ahead) > FARTHEST_ZONE || off > TOLERANCE) return false;
  const isExact = ZONE_STEP * fit.slope > TOLERANCE + off;
  if (!clock.useOffset(isExact ? zone : ahead, epoch, isExact ? 0 : COARSE_PX / fit.slope)) return false;
  timeSurface.settleRow(row, fit);
  return true;
}
