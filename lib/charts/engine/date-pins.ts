import { nearestInstant } from '../fit/calendar';
import { fitTime, type TimeFit } from '../fit/time-fit';
import { timeAt } from '../fit/time-labels';
import type { SurfaceReading } from './surface-reading';
import type { DatePin, TimeRow } from './time-rows';

const SAME_ROW = 14;
/** A crosshair label is pushed inwards at the ends of the axis. */
const PUSHED = 45;
const TOLERANCE = 2.5;

/**
 * A crosshair label says a whole date at one place: rows it lies on become certain, moved to that date if their
 * own was another, and uncertain when the two cannot both be right. True when a row has changed.
 */
export function applyPins(readings: Iterable<SurfaceReading>): boolean {
  const all = [...readings];
  let changed = false;
  for (const source of all) {
    for (const pin of source.pins) {
      for (const target of all) changed = applyPin(pin, source, target) || changed;
    }
  }
  return changed;
}

function applyPin(pin: DatePin, source: SurfaceReading, target: SurfaceReading): boolean {
  const x = pin.x + source.rect.left - target.rect.left;
  const y = pin.y + source.rect.top - target.rect.top;
  if (x < -2 || x > target.rect.width + 2) return false;
  const row = target.rows.find((candidate) => Math.abs(candidate.y - y) <= SAME_ROW);
  const fit = row && pinned(row, { ...pin, x }, target.rect.width);
  if (!row || !fit) return false;
  target.settleRow(row, fit);
  return true;
}

/** The row's fit with the date of the pin; undefined when that changes nothing. */
function pinned(row: TimeRow, pin: DatePin, width: number): TimeFit | undefined {
  const { fit } = row;
  if (distance(fit, pin) <= TOLERANCE) {
    return fit.anchor === 'absolute' ? undefined : { ...fit, anchor: 'absolute' };
  }
  const reach = pin.x < PUSHED || pin.x > width - PUSHED ? PUSHED : TOLERANCE;
  const moved = dateRow(row, { x: pin.x, time: nearestInstant(pin.time, timeAt(fit, pin.x)) }, width);
  if (moved && distance(moved, pin) <= reach) return moved;
  // The page says another time at this place: one of the two is read wrongly.
  return fit.anchor === 'guess' || distance(fit, pin) <= reach ? undefined : { ...fit, anchor: 'guess' };
}

/** The fit of a row that stands at a civil time at one place; undefined when its labels do not fit there. */
export function dateRow(
  { fit, labels }: TimeRow,
  { x, time }: { readonly x: number; readonly time: number },
  width: number,
): TimeFit | undefined {
  const offset = x - fit.slope * time;
  const previous: TimeFit = { ...fit, offset, anchor: 'absolute', known: [] };
  const moved = fitTime(labels, { now: time, left: 0, right: width, previous, fresh: false, moving: true });
  return moved && { ...moved, anchor: 'absolute' };
}

const distance = (fit: TimeFit, { x, time }: DatePin) => {
  const there = timeAt(fit, x);
  return Math.abs(nearestInstant(time, there) - there) * fit.slope;
};
