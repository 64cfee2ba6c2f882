import { DAY } from '../fit/calendar';
import type { DisplayClock } from '../fit/display-clock';
import { timeAt } from '../fit/time-labels';
import type { Registration } from '../registration/register-bars';
import type { ChartCandidate } from './chart-candidates';
import { dateRow } from './date-pins';

/** Zones are whole quarters of an hour off UTC. */
const ZONE_STEP = 900_000;
/** Labels and bars may disagree by so many CSS pixels: labels stand at whole pixels, and some at the edge of their bar. */
const TOLERANCE = 2.5;

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
  const ahead = timeAt(row.fit, x) - epoch;
  const withinDay = ahead - Math.round(ahead / DAY) * DAY;
  const zone = Math.round(withinDay / ZONE_STEP) * ZONE_STEP;
  if (Math.abs(withinDay - zone) * row.fit.slope > TOLERANCE) return false;
  const fit = dateRow(row, { x, time: epoch + zone }, width);
  if (!fit || Math.abs(timeAt(fit, x) - epoch - zone) * fit.slope > TOLERANCE) return false;
  if (!clock.useOffset(zone, epoch)) return false;
  timeSurface.settleRow(row, fit);
  return true;
}
