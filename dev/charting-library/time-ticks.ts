import { monthName } from './formats';
import type { ZoneClock } from './zone-clock';

/** How large a unit begins at a bar; a larger one wins the place of a label. */
const YEAR = 70;
const MONTH = 60;
const DAY = 50;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** From the largest; each weighs one less than the one before. */
const CLOCK_STEPS = [12, 6, 3, 1]
  .map((hours) => hours * HOUR_MS)
  .concat([30, 15, 10, 5, 1].map((minutes) => minutes * MINUTE_MS))
  .concat([30, 15, 10, 5, 1].map((seconds) => seconds * 1000));

export interface TimeTick {
  readonly index: number;
  readonly text: string;
  /** A day or something larger begins here. */
  readonly major: boolean;
}

/** How large a unit begins between two bars that follow one another. */
export function weightBetween(clock: ZoneClock, before: number, time: number): number {
  const [one, other] = [clock.partsAt(before), clock.partsAt(time)];
  if (one.year !== other.year) return YEAR;
  if (one.month !== other.month) return MONTH;
  if (one.day !== other.day) return DAY;
  const [from, to] = [clock.localTime(before), clock.localTime(time)];
  const step = CLOCK_STEPS.findIndex((length) => Math.floor(from / length) !== Math.floor(to / length));
  return step < 0 ? 0 : DAY - 1 - step;
}

/** What the axis writes at a bar: the largest unit that begins there. */
export function tickText(clock: ZoneClock, time: number, weight: number, withSeconds: boolean): string {
  const { year, month, day, hour, minute, second } = clock.partsAt(time);
  if (weight >= YEAR) return String(year);
  if (weight >= MONTH) return monthName(month);
  if (weight >= DAY) return String(day);
  return [hour, minute, ...(withSeconds ? [second] : [])]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/**
 * The bars that carry a label: heavier ones first, none closer to another than `gap` bars. The choice depends on the
 * gap alone, so that labels do not change their bars while the chart is moved.
 */
export function chooseTicks(weights: readonly number[], gap: number): readonly number[] {
  const byWeight = new Map<number, number[]>();
  for (const [index, weight] of weights.entries()) {
    const group = byWeight.get(weight);
    if (group) group.push(index);
    else byWeight.set(weight, [index]);
  }
  let chosen: readonly number[] = [];
  for (const weight of [...byWeight.keys()].toSorted((one, other) => other - one))
    if (weight > 0) chosen = insert(chosen, byWeight.get(weight) ?? [], gap);
  return chosen;
}

/** Merges two rising lists; of the second only what keeps the gap. */
function insert(chosen: readonly number[], more: readonly number[], gap: number): readonly number[] {
  const merged: number[] = [];
  let next = 0;
  for (const index of more) {
    for (; (chosen[next] ?? Infinity) <= index; next += 1) merged.push(chosen[next] ?? 0);
    const before = merged.at(-1) ?? -Infinity;
    if (index - before >= gap && (chosen[next] ?? Infinity) - index >= gap) merged.push(index);
  }
  return [...merged, ...chosen.slice(next)];
}
