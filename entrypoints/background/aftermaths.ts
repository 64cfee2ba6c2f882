import { MINUTE_MS } from '@/lib/core/durations';
import { AFTER_MS, aftermath } from '@/lib/alerts/aftermath';
import type { Alert } from '@/lib/alerts/alert';
import { BarLibrary } from '@/lib/derive/bar-library';
import type { AlertLog } from '@/lib/storage/alert-log';
import type { DerivedSession } from './derived-session';

/** Candles of the past come some minutes late. */
const SETTLED_MS = 5 * MINUTE_MS;
/** Where a minute is missing it may still be fetched. */
const AGAIN_MS = 10 * MINUTE_MS;
/** So many are worked out for one look at the log. */
const MOST_AT_ONCE = 5;

/** Finds out what happened after alerts, when somebody looks at them, and keeps it with them. */
export class Aftermaths {
  private readonly triedAt = new Map<string, number>();

  constructor(
    private readonly log: AlertLog,
    private readonly derived: Promise<DerivedSession>,
  ) {}

  async complete(alerts: readonly Alert[]): Promise<readonly Alert[]> {
    const { now } = await this.derived;
    const due = alerts.filter((alert) => this.isDue(alert, now)).slice(0, MOST_AT_ONCE);
    if (due.length === 0) return alerts;
    const found = await Promise.all(due.map((alert) => this.find(alert, now)));
    const byId = new Map(found.flatMap((alert) => (alert ? [[alert.id, alert] as const] : [])));
    return alerts.map((alert) => byId.get(alert.id) ?? alert);
  }

  private isDue({ id, time, after }: Alert, now: number): boolean {
    const settled = now - time > AFTER_MS + SETTLED_MS;
    return !after && settled && now - (this.triedAt.get(id) ?? -Infinity) > AGAIN_MS;
  }

  /** Undefined where the hour is not known, or cannot be read. */
  private async find(alert: Alert, now: number): Promise<Alert | undefined> {
    this.triedAt.set(alert.id, now);
    const derived = await this.derived;
    const [reference] = derived.instruments(alert.market);
    if (!reference) return undefined;
    const span = { from: alert.time, to: alert.time + AFTER_MS, intervalMs: MINUTE_MS };
    const bars = await new BarLibrary({ ...derived.sources, bars: derived.bars })
      .load(reference, span)
      .catch(() => []);
    const after = aftermath(alert, bars, MINUTE_MS);
    if (!after) return undefined;
    await this.log.append({ ...alert, after });
    return { ...alert, after };
  }
}
