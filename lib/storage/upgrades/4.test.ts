import { IDBCursor as FakeCursor } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../database';
import { insertBlankDisk, openVersion } from '../fake-disk';
import { UPGRADES } from '../schema';

/** What version 3 wrote, in its own words. */
const STORES = ['chunks', 'gaps', 'alerts', 'meta', 'pages', 'bars', 'checkpoints'];
const START = 1_760_000_000_000;
const WALL = { time: START, rule: 'wall', market: 'BTC-USDT', side: 'ask', price: 65_000, reason: 'A wall.' };
const APPEARED = { ...WALL, id: 'wall-1', kind: 'appeared' };
const PULLED = { ...WALL, id: 'wall-9', kind: 'pulled' };
/** What no version wrote, by the keys of alerts: a disk may hold it all the same. */
const ODD: readonly unknown[] = [null, 'an alert', 7, [], {}, { ...WALL, id: 'wall-6', kind: 'wall-pulled' }];

const keyOf = (index: number) => [START, `wall-${index}`];

async function writeVersion3(alerts: readonly unknown[]): Promise<void> {
  const database = await openVersion(3, (blank) => {
    for (const store of STORES) blank.createObjectStore(store);
  });
  const transaction = database.transaction('alerts', 'readwrite');
  const done = new Promise((resolve) => transaction.addEventListener('complete', resolve));
  for (const [index, alert] of alerts.entries()) transaction.objectStore('alerts').put(alert, keyOf(index));
  await done;
  database.close();
}

const storedAlerts = async (): Promise<readonly unknown[]> =>
  (await new Database().connect()).getAll('alerts');

beforeEach(insertBlankDisk);

describe('alerts of version 3', () => {
  it('become alerts of walls, and what is none goes', async () => {
    await writeVersion3([APPEARED, ...ODD, PULLED]);
    const wide = { rule: 'walls', ruleName: 'Walls near the price', side: 'above' };
    expect(await storedAlerts()).toEqual([
      { ...APPEARED, ...wide, kind: 'wall-appeared', sound: 'none', isQuiet: false },
      { ...PULLED, ...wide, kind: 'wall-pulled', sound: 'none', isQuiet: false },
    ]);
  });

  it('stay as they were while they cannot be written, which whoever opens them is told', async () => {
    await writeVersion3([APPEARED, PULLED]);
    const update = vi.spyOn(FakeCursor.prototype, 'update').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await expect(new Database().connect()).rejects.toMatchObject({ name: 'AbortError' });
    const before = await openVersion(3);
    expect(before.version).toBe(3);
    before.close();
    update.mockRestore();
    expect(await storedAlerts()).toMatchObject([{ kind: 'wall-appeared' }, { kind: 'wall-pulled' }]);
    expect((await new Database().connect()).version).toBe(UPGRADES.length);
  });
});
