import type { Alert } from '../alerts/alert';
import type { Database } from './database';
import type { IsothermDatabase } from './schema';

/** Older alerts than this many are forgotten. */
export const MAX_ALERTS = 500;

/** The alerts that fired, newest first, on disk as far as the disk takes them. */
export class AlertLog {
  private unsaved: readonly Alert[] = [];

  constructor(private readonly database: Database) {}

  /** Adds an alert. One that cannot be written stays in memory and is tried again with the next. */
  async append(alert: Alert): Promise<void> {
    this.unsaved = [...this.unsaved, alert].slice(-MAX_ALERTS);
    const alerts = this.unsaved;
    try {
      await saveAlerts(await this.database.connect(), alerts);
      this.unsaved = this.unsaved.filter((other) => !alerts.includes(other));
    } catch {
      // Alerts are told to the user as they fire; that the disk fails, the column store's state says.
    }
  }

  /** Up to `count` newest alerts; those of this session alone when the disk cannot be read. */
  async newest(count = MAX_ALERTS): Promise<readonly Alert[]> {
    const saved = await this.database
      .connect()
      .then((database) => readNewest(database, count))
      .catch(() => []);
    const byId = new Map([...saved, ...this.unsaved].map((alert) => [alert.id, alert]));
    return [...byId.values()].toSorted((a, b) => b.time - a.time).slice(0, count);
  }
}

async function saveAlerts(database: IsothermDatabase, alerts: readonly Alert[]): Promise<void> {
  const transaction = database.transaction('alerts', 'readwrite', { durability: 'relaxed' });
  const work = async () => {
    for (const alert of alerts) await transaction.store.put(alert, [alert.time, alert.id]);
    const tooMany = (await transaction.store.count()) - MAX_ALERTS;
    if (tooMany <= 0) return;
    const oldest = await transaction.store.getAllKeys(null, tooMany);
    await Promise.all(oldest.map((key) => transaction.store.delete(key)));
  };
  await Promise.all([work(), transaction.done]);
}

async function readNewest(database: IsothermDatabase, count: number): Promise<readonly Alert[]> {
  const transaction = database.transaction('alerts');
  const alerts: Alert[] = [];
  const work = async () => {
    let cursor = await transaction.store.openCursor(null, 'prev');
    for (; cursor && alerts.length < count; cursor = await cursor.continue()) alerts.push(cursor.value);
  };
  await Promise.all([work(), transaction.done]);
  return alerts;
}
