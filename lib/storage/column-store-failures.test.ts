import { IDBOpenDBRequest, IDBVersionChangeEvent } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { decodeChunk } from '../heatmaps/codec/decode-chunk';
import type { HeatSeries } from '../heatmaps/columns/series';
import { ColumnStore, type ColumnStoreOptions } from './column-store';
import { Database } from './database';
import { abortingWith, failPuts, insertBlankDisk, openVersion, throwing } from './fake-disk';
import { columnAt, columnsAt, GRID, nextState } from './test-columns';

const series: HeatSeries = { layer: 'order-book', market: 'BTC-USDT', source: 'all', stepMs: 1000 };
const FOREVER = [0, Number.MAX_SAFE_INTEGER] as const;

let clock: FakeClock;
let database: Database;

beforeEach(() => {
  insertBlankDisk();
  clock = new FakeClock();
  database = new Database();
});

const openStore = (options: Partial<ColumnStoreOptions> = {}) =>
  ColumnStore.open({ database, clock, ...options });

const append = (store: ColumnStore, ...steps: readonly number[]) => {
  for (const column of columnsAt(...steps)) store.append(series, column);
};

const timesOf = async (store: ColumnStore) => {
  const { chunks } = await store.load(series, ...FOREVER);
  return (await Promise.all(chunks.map(decodeChunk))).flat().map(({ time }) => time / 1000);
};

const isOnDisk = async (steps: readonly number[]) =>
  expect(await timesOf(await ColumnStore.open({ database: new Database(), clock }))).toEqual(steps);

describe('ColumnStore on a disk that refuses writes', () => {
  it.each([
    ['throws QuotaExceededError', throwing('QuotaExceededError'), 'full'],
    ['throws AbortError', throwing('AbortError'), 'failing'],
    ['runs out of quota at commit', abortingWith('QuotaExceededError'), 'full'],
    ['aborts at commit', abortingWith('AbortError'), 'failing'],
  ])('says so when it %s, keeps serving and recovers', async (_, failure, kind) => {
    const store = await openStore();
    failPuts(failure);
    append(store, 1, 2);
    store.markGap(series, { from: 3000, to: 5000, reason: 'feed lost' });
    await store.flush();
    expect(store.state).toMatchObject({ kind, columns: 0 });
    expect(store.state.reason).not.toBe('');
    expect(store.state.pendingBytes).toBeGreaterThan(0);
    append(store, 5);
    expect(await timesOf(store)).toEqual([1, 2, 5]);

    vi.restoreAllMocks();
    const recovered = nextState(store);
    await clock.advance(5000);
    expect(await recovered).toMatchObject({ kind: 'ok', reason: '', columns: 3, pendingBytes: 0 });
    await isOnDisk([1, 2, 5]);
  });

  it('tries again after growing delays', async () => {
    const store = await openStore();
    failPuts(throwing('QuotaExceededError'));
    append(store, 1);
    await store.flush();
    let tries = 0;
    store.listen(() => (tries += 1));
    for (const [done, delay] of [5000, 10_000, 20_000, 40_000].entries()) {
      await store.load(series, ...FOREVER);
      const next = nextState(store);
      await clock.advance(delay - 1);
      expect(tries).toBe(done);
      await clock.advance(1);
      await next;
    }
  });

  it('holds a bounded amount and marks the rest as a gap', async () => {
    const bytesOfColumn = 2 * GRID.count;
    const store = await openStore({ maxPendingBytes: 3 * bytesOfColumn });
    failPuts(throwing('QuotaExceededError'));
    for (let step = 0; step < 50; step += 1) {
      store.append(series, columnAt(step, { grid: { ...GRID, firstBin: step } }));
      if (step % 10 === 0) await store.flush();
      expect(store.state.pendingBytes).toBeLessThanOrEqual(3 * bytesOfColumn);
    }
    vi.restoreAllMocks();
    await store.flush();
    const times = await timesOf(store);
    expect(times.at(-1)).toBe(49);
    const { gaps } = await store.load(series, ...FOREVER);
    const firstKept = 1000 * (times[0] ?? 0);
    expect(gaps).toEqual([{ from: 0, to: firstKept, reason: expect.stringContaining('not stored') }]);
    await isOnDisk(times);
  });

  it('keeps what was on disk of a chunk whose end had to be given up', async () => {
    const store = await openStore({ maxPendingBytes: 6 * GRID.count });
    append(store, 1, 2);
    await store.flush();
    failPuts(throwing('QuotaExceededError'));
    append(store, 3, 4, 5, 6, 7);
    vi.restoreAllMocks();
    await store.flush();
    expect(await timesOf(store)).toEqual([1, 2, 7]);
    const { gaps } = await store.load(series, ...FOREVER);
    expect(gaps.map(({ from, to }) => [from, to])).toEqual([[3000, 7000]]);
  });
});

describe('ColumnStore without a database', () => {
  it.each<[string, () => void]>([
    ['is missing', () => vi.stubGlobal('indexedDB', undefined)],
    ['throws on open', () => vi.spyOn(indexedDB, 'open').mockImplementation(throwing('SecurityError'))],
  ])('works from memory where IndexedDB %s, and recovers', async (_, breakIt) => {
    const working = indexedDB;
    breakIt();
    const store = await openStore();
    expect(store.state.kind).toBe('failing');
    append(store, 1, 2);
    expect(await timesOf(store)).toEqual([1, 2]);
    expect(await store.lastTime({ ...series, source: 'bybit-linear' })).toBeUndefined();

    vi.restoreAllMocks();
    vi.stubGlobal('indexedDB', working);
    await store.flush();
    expect(store.state).toMatchObject({ kind: 'ok', columns: 2 });
    await isOnDisk([1, 2]);
    vi.unstubAllGlobals();
  });

  it('shows history that cannot be read as a gap, not as nothing', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(throwing('UnknownError'));
    const store = await openStore();
    append(store, 8);
    const { gaps } = await store.load(series, 2000, 9000);
    expect(gaps).toEqual([{ from: 2000, to: 8000, reason: store.state.reason }]);
  });

  it('joins what an outage at the start kept in memory to what is on disk', async () => {
    const before = await openStore();
    append(before, 1, 2);
    await before.flush();
    vi.spyOn(indexedDB, 'open').mockImplementation(throwing('UnknownError'));
    const store = await ColumnStore.open({ database: new Database(), clock });
    append(store, 2, 6);
    await store.flush();
    vi.restoreAllMocks();
    await store.flush();
    expect(await timesOf(store)).toEqual([1, 2, 6]);
    expect((await store.load(series, ...FOREVER)).gaps).toEqual([
      { from: 3000, to: 6000, reason: 'worker stopped' },
    ]);
    expect(store.dropped).toBe(1);
  });

  it('does not wait for ever for a database that never answers', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
    const opening = openStore();
    await clock.advance(30_000);
    const store = await opening;
    expect(store.state).toMatchObject({
      kind: 'failing',
      reason: expect.stringContaining('does not answer'),
    });
    open.mockRestore();
    append(store, 1);
    await store.flush();
    expect(store.state.kind).toBe('ok');
  });

  it('opens again when the connection was closed under it', async () => {
    const store = await openStore();
    append(store, 1);
    await store.flush();
    (await database.connect()).close();
    append(store, 2);
    await store.flush();
    expect(store.state.kind).toBe('failing');
    await store.flush();
    expect(store.state.kind).toBe('ok');
    await isOnDisk([1, 2]);
  });

  it('leaves history of a newer version alone and says why', async () => {
    const newer = await openVersion(99, (future) => future.createObjectStore('future').put('kept', 'key'));
    newer.close();
    const store = await openStore();
    append(store, 1);
    await store.flush();
    expect(store.state).toMatchObject({ kind: 'failing', reason: expect.stringContaining('newer version') });
    expect(await timesOf(store)).toEqual([1]);
    const again = await openVersion(99);
    expect([...again.objectStoreNames]).toEqual(['future']);
    again.close();
  });

  it('makes way for a newer version in another context', async () => {
    const store = await openStore();
    append(store, 1);
    await store.flush();
    const newer = await openVersion(99);
    expect([...newer.objectStoreNames]).toContain('chunks');
    newer.close();
    append(store, 2);
    await store.flush();
    expect(store.state.reason).toContain('newer version');
  });

  it('says who holds the database while an older version blocks it', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      const request = new IDBOpenDBRequest();
      queueMicrotask(() => request.dispatchEvent(new IDBVersionChangeEvent('blocked')));
      return request;
    });
    const store = await openStore();
    expect(store.state.reason).toContain('close its tabs');
  });
});
