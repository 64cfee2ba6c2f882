import type { Upgrade } from './upgrade';

/** Version 4: alerts of all kinds. Those of walls, the only ones before, say so. */
export const widenAlerts: Upgrade = (_, transaction) => {
  const store = transaction.objectStore('alerts');
  const widen = async () => {
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue())
      await cursor.update(widened(cursor.value));
  };
  // A failure aborts the transaction, and the upgrade with it.
  void widen().catch(() => {});
};

interface WallAlert {
  readonly rule: 'wall';
  readonly kind: 'appeared' | 'pulled';
  readonly side: 'bid' | 'ask';
}

const widened = (alert: WallAlert) => ({
  ...alert,
  rule: 'walls',
  ruleName: 'Walls near the price',
  kind: `wall-${alert.kind}`,
  side: alert.side === 'bid' ? 'below' : 'above',
  sound: 'none',
  isQuiet: false,
});
