import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cascadeOf, MARKET, START, wallOf } from '../analysis/claims/test-endings';
import { Database } from './database';
import { EndingStore, MOST_ENDINGS } from './ending-store';
import { insertBlankDisk, throwing } from './fake-disk';
import { readEndings } from './read-endings';

beforeEach(insertBlankDisk);

/** What a later worker, or a page, finds. */
const stored = () => readEndings(new Database(), MARKET);

describe('EndingStore', () => {
  it('keeps each for those who come later, in order of time, market by market', async () => {
    const store = new EndingStore(new Database());
    const later = wallOf({ id: 'ask-2', since: START + 1_000 });
    await store.wall(later);
    await store.wall(wallOf());
    await store.wall(wallOf({ market: 'ETH-USDT' }));
    await store.cascade(cascadeOf());
    expect(await stored()).toEqual({ walls: [wallOf(), later], cascades: [cascadeOf()] });
  });

  it('keeps a wall once, as it was told first: a restarted worker did not see its end', async () => {
    await new EndingStore(new Database()).wall(wallOf({ fate: 'pulled' }));
    await new EndingStore(new Database()).wall(wallOf({ fate: 'mixed', endedAt: START + 60_000 }));
    const { walls } = await stored();
    expect(walls).toEqual([wallOf({ fate: 'pulled' })]);
  });

  it('tells walls of one moment apart', async () => {
    const store = new EndingStore(new Database());
    const walls = [wallOf(), wallOf({ id: 'bid-2' }), wallOf({ venue: 'bybit-linear' })];
    for (const wall of walls) await store.wall(wall);
    expect((await stored()).walls).toHaveLength(3);
  });

  it('keeps a cascade once, as it was told last: it may go on after its end', async () => {
    const store = new EndingStore(new Database());
    await store.cascade(cascadeOf());
    await store.cascade(cascadeOf({ end: START + 90_000, total: 9_000_000 }));
    expect((await stored()).cascades).toEqual([cascadeOf({ end: START + 90_000, total: 9_000_000 })]);
  });

  it('forgets what is old', async () => {
    const store = new EndingStore(new Database());
    for (const hour of [0, 1, 2]) {
      const time = START + hour * 3_600_000;
      await store.wall(wallOf({ since: time }));
      await store.cascade(cascadeOf({ start: time }));
    }
    await store.trim(START + 3_600_000);
    const { walls, cascades } = await stored();
    expect(walls.map(({ since }) => since - START)).toEqual([3_600_000, 7_200_000]);
    expect(cascades.map(({ start }) => start - START)).toEqual([3_600_000, 7_200_000]);
  });

  it('forgets the oldest of too many', { timeout: 60_000 }, async () => {
    const database = new Database();
    const transaction = (await database.connect()).transaction('walls', 'readwrite');
    const walls = Array.from({ length: MOST_ENDINGS + 3 }, (_, index) => wallOf({ since: START + index }));
    await Promise.all([
      ...walls.map((wall) => transaction.store.add(wall, [wall.since, `${MARKET}/binance-usdm/bid-1`])),
      transaction.done,
    ]);
    await new EndingStore(database).trim(START);
    const kept = (await stored()).walls;
    expect([kept.length, kept[0]?.since]).toEqual([MOST_ENDINGS, START + 3]);
  });

  it('lets nobody fail with the disk', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(throwing('SecurityError'));
    const store = new EndingStore(new Database());
    await store.wall(wallOf());
    await store.cascade(cascadeOf());
    await store.trim(START);
    vi.restoreAllMocks();
    expect(await stored()).toEqual({ walls: [], cascades: [] });
  });
});
