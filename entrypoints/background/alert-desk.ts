import type { Alert } from '@/lib/alerts/alert';
import { bundle } from '@/lib/alerts/bundle';
import { type AlertState, evaluate, NO_ALERTS, snooze } from '@/lib/alerts/evaluate';
import type { Occurrence } from '@/lib/alerts/occurrence';
import type { AlertRule } from '@/lib/alerts/rule';
import { showCount } from '@/lib/platform/badge';
import { notify } from '@/lib/platform/notifications';
import { sessionValue } from '@/lib/platform/session-area';
import { playSound } from '@/lib/platform/sound';
import type { AlertLog } from '@/lib/storage/alert-log';

const state = sessionValue('alert-state', readState);
const unseen = sessionValue('alerts-unseen', (stored) => (Number.isSafeInteger(stored) ? Number(stored) : 0));
const SNOOZE_MS = 3_600_000;

/** Weighs what happened against the user's rules, tells what they asked for, and logs it. Its memory outlives the worker. */
export class AlertDesk {
  private state: AlertState = NO_ALERTS;
  private count = 0;
  private readonly ready: Promise<void>;

  constructor(
    private readonly log: AlertLog,
    private readonly rules: () => Promise<readonly AlertRule[]>,
  ) {
    this.ready = this.remember();
  }

  async hear(occurrences: readonly Occurrence[]): Promise<void> {
    if (occurrences.length === 0) return;
    const [rules] = await Promise.all([this.rules(), this.ready]);
    const result = evaluate(occurrences, rules, this.state);
    if (result.alerts.length === 0) return;
    // Remembered before it is told: a worker that dies in between stays silent rather than telling twice.
    await this.keep(result.state);
    await Promise.allSettled([
      ...result.alerts.map((alert) => this.log.append(alert)),
      this.tell(result.alerts),
    ]);
  }

  /** The rule of an alert, by the alert's id, is silent for an hour: what it finds is only logged. */
  async snooze(alertId: string): Promise<void> {
    await this.ready;
    await this.keep(snooze(this.state, alertId.split('/')[0] ?? '', Date.now() + SNOOZE_MS));
  }

  /** The user has looked at the log. */
  async seen(): Promise<void> {
    await this.ready;
    await this.show(0);
  }

  private async tell(alerts: readonly Alert[]): Promise<void> {
    const notices = bundle(alerts);
    // A desktop may refuse notifications; the log has the alert all the same.
    const sounds = notices.flatMap(({ sound }) => (sound === 'none' ? [] : [playSound(sound)]));
    const shown = this.show(this.count + alerts.filter(({ isQuiet }) => !isQuiet).length);
    await Promise.allSettled([...notices.map((notice) => notify(notice)), ...sounds, shown]);
  }

  private async keep(next: AlertState): Promise<void> {
    this.state = next;
    await state.set(next).catch(() => {});
  }

  private async show(count: number): Promise<void> {
    this.count = count;
    await Promise.allSettled([showCount(count), unseen.set(count)]);
  }

  /** Without its memory it may tell once too often, which is better than not at all. */
  private async remember(): Promise<void> {
    this.state = await state.get().catch(() => NO_ALERTS);
    this.count = await unseen.get().catch(() => 0);
  }
}

function readState(stored: unknown): AlertState {
  const { lastFired, snoozedUntil } = (stored ?? {}) as Partial<Record<keyof AlertState, unknown>>;
  return { lastFired: timesOf(lastFired), snoozedUntil: timesOf(snoozedUntil) };
}

const timesOf = (value: unknown): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(value ?? {}).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
