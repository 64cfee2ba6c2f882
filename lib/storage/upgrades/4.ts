import { abort } from '../abort';
import type { Upgrade } from './upgrade';

/** Version 4: alerts of all kinds. Those of walls, the only ones before, say so; what is no alert of a wall goes. */
export const widenAlerts: Upgrade = (_, transaction) => {
  const store = transaction.objectStore('alerts');
  const widen = async () => {
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue())
      await (isWallAlert(cursor.value) ? cursor.update(widened(cursor.value)) : cursor.delete());
  };
  // Whoever opens the database is told: it stays as it was, and is tried again.
  void widen().catch(() => abort(transaction));
};

interface WallAlert {
  readonly rule: 'wall';
  readonly kind: 'appeared' | 'pulled';
  readonly side: 'bid' | 'ask';
}

const isWallAlert = (value: unknown): value is WallAlert =>
  ['appeared', 'pulled'].includes((value as Partial<WallAlert> | null)?.kind ?? '');

const widened = (alert: WallAlert) => ({
  ...alert,
  rule: 'walls',
  ruleName: 'Walls near the price',
  kind: `wall-${alert.kind}`,
  side: alert.side === 'bid' ? 'below' : 'above',
  sound: 'none',
  isQuiet: false,
});
