import { IDBObjectStore } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { barsAt } from '../flow/test-bars';
import { BarStore } from './bar-store';
import type { BarSeries } from './bar-store-block';
import { COARSE_MS } from './bar-store-coarsen';
import { Database } from './database';
import { insertBlankDisk } from './fake-disk';

const MINUTE = 60_000;
const HOURS = 3;
const market = { venue: 'binance-usdm', symbol: 'BTCUSDT' } as const;
const series: BarSeries = { ...market, intervalMs: MINUTE };

beforeEach(() => insertBlankDisk());

/** A store of a worker of its own. */
const openStore = () => new BarStore({ database: new Database(), clock: new FakeClock() });

const OPERATIONS = ['get', 'getAll', 'getAllKeys', 'put', 'delete'] as const;

/** From the `n`-th request on nothing reaches the disk, and the transaction under way is lost: a worker that dies there. */
function killAt(n: number): { readonly died: () => boolean } {
  let requests = 0;
  for (const name of OPERATIONS) {
    const real = Reflect.get(IDBObjectStore.prototype, name) as (...args: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      requests += 1;
      if (requests < n) return real.apply(this, args) as never;
      if (this.transaction.mode === 'readwrite') this.transaction.abort();
      throw new DOMException('The worker is dead', 'AbortError');
    });
  }
  return { died: () => requests >= n };
}

/** Minutes at a time. */
const STEP = 10;

const minutes = (from: number, count: number) =>
  barsAt(...Array.from({ length: count }, (_, more) => from + more));

/** Writes the minutes from `from` on and merges the old ones meanwhile; returns up to which minute it was told that they are kept. */
async function record(from: number): Promise<number> {
  const store = openStore();
  let kept = from;
  for (let minute = from; minute < HOURS * 60; minute += STEP) {
    store.append(series, { bars: minutes(minute, STEP), gaps: [] });
    const written = store.flush();
    await Promise.all([written, minute % 30 === 0 && store.coarsen(minute * MINUTE)]);
    if (store.state.kind !== 'ok') return kept;
    kept = minute + STEP;
  }
  await store.coarsen((HOURS - 1) * 60 * MINUTE);
  return kept;
}

const everything = async (until: number) => {
  const store = openStore();
  const [all, fine, coarse] = await Promise.all([
    store.loadAll(market, 0, until * MINUTE),
    store.load(series, 0, until * MINUTE),
    store.load({ ...market, intervalMs: COARSE_MS }, 0, until * MINUTE),
  ]);
  return { all, stored: [...fine.bars, ...coarse.bars] };
};

describe('a worker that dies at any request', () => {
  it('loses nothing of what it said it kept, and another one goes on without doubles', async () => {
    await record(0);
    const whole = await everything(HOURS * 60);
    expect(whole.all.bars).toHaveLength(12 * (HOURS - 1) + 60);
    expect(whole.all.gaps).toEqual([]);
    let deaths = 0;
    for (let n = 1; ; n += 1) {
      insertBlankDisk();
      const kill = killAt(n);
      const kept = await record(0);
      vi.restoreAllMocks();
      if (!kill.died()) break;
      deaths += 1;
      const { all, stored } = await everything(kept);
      expect(all.gaps).toEqual([]);
      expect(stored.reduce((sum, { intervalMs }) => sum + intervalMs, 0)).toBe(kept * MINUTE);
      await record(kept);
      expect(await everything(HOURS * 60)).toEqual(whole);
    }

    expect(deaths).toBeGreaterThan(50);
  });
});
