import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/core/durations';
import type { Moments } from '@/lib/reading/map-pair';

/** The step of stored maps, and how long after its end one is surely written. */
const STEP_MS = 5 * MINUTE_MS;
const WRITTEN_MS = MINUTE_MS;

/** Which two moments are compared: now with so long ago, or with a moment, or two moments. Epoch ms. */
export type Choice =
  | { readonly kind: 'ago'; readonly agoMs: number }
  | { readonly kind: 'moments'; readonly from: number; readonly to: number | undefined };

/** What is offered to be picked. */
export const PICKS: readonly (readonly [agoMs: number, name: string])[] = [
  [4 * HOUR_MS, '4 h'],
  [DAY_MS, '24 h'],
  [7 * DAY_MS, '7 days'],
];

export const CHOICE_AT_FIRST: Choice = { kind: 'ago', agoMs: DAY_MS };

/** The moments of a choice; what is now goes on by the steps of stored maps. */
export function momentsOf(choice: Choice, now: number): Moments {
  const newest = Math.floor((now - WRITTEN_MS) / STEP_MS) * STEP_MS;
  if (choice.kind === 'ago') return { from: newest - choice.agoMs, to: newest };
  return { from: choice.from, to: choice.to ?? newest };
}

/** A moment as the browser's own field writes it, in UTC: `2026-03-15T08:00`. */
export const fieldText = (time: number) => new Date(time).toISOString().slice(0, 16);

/** The moment that a field says in UTC, epoch ms; undefined where it says none. */
export function momentOf(text: string): number | undefined {
  const time = Date.parse(`${text}Z`);
  return Number.isNaN(time) ? undefined : time;
}
