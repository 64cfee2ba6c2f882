import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import type { FlowBar } from '../flow/flow-bar';
import type { FlowGap } from '../flow/flow-run';
import { mergeBars } from '../flow/merge-bars';
import { arbitraryBars, barAt, barsAt } from '../flow/test-bars';
import { BarStore, type BarStoreOptions } from './bar-store';
import type { BarSeries } from './bar-store-block';
import { Database } from './database';
import { failPuts, insertBlankDisk, openVersion, throwing } from './fake-disk';

const MINUTE = 60_000;
const series: BarSeries = { venue: 'binance-usdm', symbol: 'BTCUSDT', intervalMs: MINUTE };
const coarse: BarSeries = { ...series, intervalMs: 5 * MINUTE };

let clock: FakeClock;

beforeEach(() => {
  insertBlankDisk();
  clock = new FakeClock();
});

/** A store with a connection of its own. Leaving one without a word is what the death of the worker does. */
const openStore = (options: Partial<BarStoreOptions> = {}) =>
  new BarStore({ database: new Database(), clock, ...options });

const add = (store: BarStore, bars: readonly FlowBar[], gaps: readonly FlowGap[] = []) =>
  store.append(series, { bars, gaps });

const range = (from: number, until: number) => Array.from({ length: until - from }, (_, at) => from + at);

const gap = (from: number, to: number, reason = 'not recorded, or no longer kept'): FlowGap => ({
  from: from * MINUTE,
  to: to * MINUTE,
  reason,
});

const load = (store: BarStore, from: number, to: number, of = series) =>
  store.load(of, from * MINUTE, to * MINUTE);

const minutesOf = async (store: BarStore, from = 0, to = 200) =>
  (await load(store, from, to)).bars.map(({ time }) => time / MINUTE);

const nextState = (store: BarStore) =>
  new Promise((resolve) => {
    const stop = store.listen((state) => {
      stop();
      resolve(state);
    });
  });

const blocks = async () => {
  const database = await new Database().connect();
  const keys = await database.getAllKeys('bars');
  database.close();
  return keys.map(([key, start]) => `${key.split('/').at(-1)}@${start / MINUTE}`);
};

describe('BarStore', () => {
  it('gives back in another session whatever was flushed', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBars, fc.nat({ max: 60 }), async (bars, at) => {
        insertBlankDisk();
        const store = openStore();
        add(store, bars.slice(0, at));
        await store.flush();
        add(store, bars.slice(at));
        await store.flush();
        const { bars: read } = await openStore().load(series, 0, Number.MAX_SAFE_INTEGER);
        expect(read).toEqual(bars);
      }),
      { numRuns: 40 },
    );
  });

  it('writes a minute within five seconds of its end', async () => {
    const store = openStore();
    // The bar is told two seconds after the end of its minute, or three.
    add(store, barsAt(1));
    const written = nextState(store);
    await clock.advance(1000);
    expect(await written).toEqual({ kind: 'ok', reason: '' });
    expect(await minutesOf(openStore())).toEqual([1]);
  });

  it('reads what is not written yet together with what is, and tells of every hole', async () => {
    const store = openStore();
    add(store, barsAt(57, 58, 59, 60));
    await store.flush();
    add(store, barsAt(63), [gap(61, 63, 'connection lost')]);
    expect(await load(store, 55, 65)).toEqual({
      bars: barsAt(57, 58, 59, 60, 63),
      gaps: [gap(55, 57), gap(61, 63, 'connection lost'), gap(64, 65)],
    });
  });

  it('reads what is on its way to the disk', async () => {
    const store = openStore();
    add(store, barsAt(1));
    const written = store.flush();
    // The write has begun, and packs what it has not put yet.
    await Promise.resolve();
    expect(await minutesOf(store)).toEqual([1]);
    await written;
  });

  it('goes on after a kill without doubles', async () => {
    const first = openStore();
    add(first, barsAt(1, 2));
    await first.flush();
    add(first, barsAt(3));
    const second = openStore();
    add(second, [barAt(2, { close: 7 }), barAt(5)], [gap(4, 5, 'recording had not begun')]);
    await second.flush();
    expect(await load(openStore(), 1, 6)).toEqual({
      bars: barsAt(1, 2, 5),
      gaps: [gap(3, 4), gap(4, 5, 'recording had not begun')],
    });
    expect(await blocks()).toEqual(['60000@0']);
  });

  it('keeps a gap over several blocks and joins what follows', async () => {
    const store = openStore();
    add(store, barsAt(30), [gap(31, 150, 'asleep')]);
    await store.flush();
    add(store, barsAt(160), [gap(150, 160, 'asleep')]);
    await store.flush();
    expect(await load(openStore(), 30, 161)).toEqual({
      bars: barsAt(30, 160),
      gaps: [gap(31, 160, 'asleep')],
    });
  });

  it('keeps series apart', async () => {
    const store = openStore();
    add(store, barsAt(1));
    store.append({ ...series, symbol: 'ETHUSDT' }, { bars: barsAt(2), gaps: [] });
    await store.flush();
    expect(await minutesOf(store)).toEqual([1]);
    expect((await load(store, 0, 5, { ...series, symbol: 'ETHUSDT' })).bars).toEqual(barsAt(2));
  });

  it('deletes blocks that ended', async () => {
    const store = openStore();
    add(store, barsAt(10, 59, 60, 130));
    await store.flush();
    await store.trim(61 * MINUTE);
    expect(await minutesOf(store)).toEqual([60, 130]);
  });

  it('shows a damaged block as a gap, and goes on in it', async () => {
    const store = openStore();
    add(store, barsAt(1, 2, 60));
    await store.flush();
    const database = await new Database().connect();
    for (const bytes of [Uint8Array.of(1, 2, 3), 'none'])
      await database.put('bars', { bytes, gaps: [] } as never, ['binance-usdm/BTCUSDT/60000', 0]);
    database.close();
    expect(await load(store, 0, 61)).toEqual({
      bars: barsAt(60),
      gaps: [gap(0, 60, 'stored history is damaged')],
    });
    add(store, barsAt(3));
    await store.flush();
    expect(await minutesOf(store)).toEqual([3, 60]);
  });
});

describe('BarStore on a disk that fails', () => {
  it('says so, keeps serving and recovers', async () => {
    const store = openStore();
    failPuts(throwing('QuotaExceededError'));
    add(store, barsAt(1));
    await store.flush();
    expect(store.state.kind).toBe('full');
    add(store, barsAt(2));
    expect(await minutesOf(store)).toEqual([1, 2]);
    vi.restoreAllMocks();
    const recovered = nextState(store);
    await clock.advance(5000);
    expect(await recovered).toEqual({ kind: 'ok', reason: '' });
    expect(await minutesOf(openStore())).toEqual([1, 2]);
  });

  it('holds a bounded number of bars and marks the rest as a gap', async () => {
    const store = openStore({ maxPendingBars: 100 });
    failPuts(throwing('QuotaExceededError'));
    add(store, barsAt(...range(0, 90)));
    await store.flush();
    add(store, barsAt(...range(90, 130)));
    vi.restoreAllMocks();
    await store.flush();
    const { bars, gaps } = await load(store, 0, 130);
    expect(bars).toEqual(barsAt(...range(60, 130)));
    expect(gaps).toEqual([gap(0, 60, expect.stringContaining('not stored') as string)]);
  });

  it('shows history that cannot be read as a gap that says why', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(throwing('UnknownError'));
    const store = openStore();
    const { bars, gaps } = await load(store, 0, 5);
    expect({ bars, gaps }).toEqual({ bars: [], gaps: [gap(0, 5, store.state.reason)] });
    expect(store.state.kind).toBe('failing');
  });
});

describe('BarStore.coarsen', () => {
  it('puts bars of five minutes in the place of old ones of one minute', async () => {
    const store = openStore();
    const minutes = range(0, 180).filter((minute) => minute !== 7 && (minute < 70 || minute > 79));
    add(store, barsAt(...minutes), [gap(70, 80, 'asleep')]);
    await store.flush();
    await store.coarsen(179 * MINUTE);
    expect(await blocks()).toEqual(['300000@0', '60000@120']);
    const old = await load(store, 0, 120, coarse);
    expect(old.bars).toEqual(mergeBars(barsAt(...minutes.filter((minute) => minute < 120)), 5 * MINUTE));
    expect(old.gaps).toEqual([gap(5, 10, 'only a part of it was recorded'), gap(70, 80, 'asleep')]);
    expect(await minutesOf(store)).toEqual(range(120, 180));
  });

  it('reads both as one', async () => {
    const store = openStore();
    add(store, barsAt(...range(0, 125)));
    await store.flush();
    await store.coarsen(60 * MINUTE);
    const { bars, gaps } = await store.loadAll(series, 0, 130 * MINUTE);
    expect(bars.map(({ time }) => time / MINUTE)).toEqual([
      ...range(0, 12).map((index) => 5 * index),
      ...range(60, 125),
    ]);
    expect(gaps).toEqual([gap(125, 130)]);
  });

  it('does it once, and does not mind that nothing is there', async () => {
    const store = openStore();
    await store.coarsen(60 * MINUTE);
    add(store, barsAt(...range(0, 60)));
    await store.flush();
    await store.coarsen(60 * MINUTE);
    const once = await load(store, 0, 60, coarse);
    await store.coarsen(60 * MINUTE);
    expect(await load(store, 0, 60, coarse)).toEqual(once);
  });
});

describe('the database of version 2', () => {
  it('keeps its pages', async () => {
    const old = await openVersion(2, (database) => {
      for (const name of ['chunks', 'gaps', 'alerts', 'meta', 'pages']) database.createObjectStore(name);
    });
    const page = old.transaction('pages', 'readwrite').objectStore('pages');
    page.put(Float64Array.of(1, 2), ['openInterest/binance-usdm/BTCUSDT/300000', 0, 5]);
    old.close();
    const store = openStore();
    add(store, barsAt(1));
    await store.flush();
    expect(await minutesOf(store)).toEqual([1]);
    const database = await new Database().connect();
    expect(await database.getAll('pages')).toEqual([Float64Array.of(1, 2)]);
    database.close();
  });
});
