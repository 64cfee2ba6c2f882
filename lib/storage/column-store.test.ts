import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { arbitraryColumns } from '../heatmaps/codec/arbitrary-columns';
import { chunkSpan, decodeChunk } from '../heatmaps/codec/decode-chunk';
import { CHUNK_COLUMNS } from '../heatmaps/codec/encoded-chunk';
import type { HeatColumn } from '../heatmaps/columns/column';
import { type HeatSeries, seriesKey } from '../heatmaps/columns/series';
import { ColumnStore, type ColumnStoreOptions } from './column-store';
import { Database } from './database';
import { insertBlankDisk } from './fake-disk';
import type { History } from './history';
import { columnAt, columnsAt, GRID, nextState } from './test-columns';

const series: HeatSeries = { layer: 'order-book', market: 'BTC-USDT', source: 'all', stepMs: 1000 };
const FOREVER = [0, Number.MAX_SAFE_INTEGER] as const;

let clock: FakeClock;

beforeEach(() => {
  insertBlankDisk();
  clock = new FakeClock();
});

/** A store with a connection of its own. Leaving one without a word is what the death of the worker does. */
const openStore = (options: Partial<ColumnStoreOptions> = {}) =>
  ColumnStore.open({ database: new Database(), clock, ...options });

const appendAll = (store: ColumnStore, columns: readonly HeatColumn[]) => {
  for (const column of columns) store.append({ ...series, stepMs: column.stepMs }, column);
};

const columnsOf = async ({ chunks }: History) => (await Promise.all(chunks.map(decodeChunk))).flat();

const timesOf = async (history: History) => (await columnsOf(history)).map(({ time }) => time / 1000);

const movedAt = (step: number) => columnAt(step, { grid: { ...GRID, firstBin: step } });

/** Changes fields of the stored chunk that starts at `start`. */
const damage = async (start: number, change: object) => {
  const database = await new Database().connect();
  const key: [string, number] = [seriesKey(series), start];
  const chunk = await database.get('chunks', key);
  await database.put('chunks', { ...chunk, ...change } as never, key);
  database.close();
};

describe('ColumnStore', () => {
  it('gives back in another session whatever was flushed', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryColumns, fc.nat({ max: 60 }), async (columns, at) => {
        insertBlankDisk();
        const store = await openStore();
        appendAll(store, columns.slice(0, at));
        await store.flush();
        appendAll(store, columns.slice(at));
        await store.flush();
        const stepMs = columns[0]?.stepMs ?? 0;
        const history = await (await openStore()).load({ ...series, stepMs }, ...FOREVER);
        expect(await columnsOf(history)).toEqual(columns);
        expect(history.chunks).toHaveLength(1);
        expect(store.state).toMatchObject({ kind: 'ok', columns: columns.length, pendingBytes: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('reads what is not written yet together with what is', async () => {
    const store = await openStore();
    appendAll(store, columnsAt(1, 2, 3));
    await store.flush();
    appendAll(store, columnsAt(4, 5));
    store.markGap(series, { from: 6000, to: 9000, reason: 'feed lost' });
    const history = await store.load(series, ...FOREVER);
    expect(await columnsOf(history)).toEqual(columnsAt(1, 2, 3, 4, 5));
    expect(history.gaps).toEqual([{ from: 6000, to: 9000, reason: 'feed lost' }]);
  });

  it('loses no more than the last five seconds when it dies', async () => {
    const store = await openStore();
    const written = nextState(store);
    for (let step = 0; step < 4; step += 1) {
      appendAll(store, columnsAt(step));
      await clock.advance(1000);
    }
    await written;
    appendAll(store, columnsAt(4, 5));
    expect(await timesOf(await (await openStore()).load(series, ...FOREVER))).toEqual([0, 1, 2, 3]);
  });

  it('goes on with the open chunk after a restart and marks the hole between', async () => {
    const first = await openStore();
    appendAll(first, columnsAt(1, 2));
    await first.flush();
    const second = await openStore();
    expect(await second.lastTime(series)).toBe(2000);
    appendAll(second, columnsAt(10, 11));
    const history = await second.load(series, ...FOREVER);
    expect(history.chunks).toHaveLength(1);
    expect(await columnsOf(history)).toEqual(columnsAt(1, 2, 10, 11));
    expect(history.gaps).toEqual([{ from: 3000, to: 10_000, reason: 'worker stopped' }]);
    expect(second.state.columns).toBe(2);
  });

  it('marks the hole with the reason it was opened with, and none where the columns join', async () => {
    const first = await openStore();
    appendAll(first, columnsAt(1));
    await first.flush();
    const second = await openStore({ holeReason: 'paused' });
    appendAll(second, columnsAt(2));
    await second.flush();
    const third = await openStore({ holeReason: 'paused' });
    appendAll(third, columnsAt(4));
    expect((await third.load(series, ...FOREVER)).gaps).toEqual([{ from: 3000, to: 4000, reason: 'paused' }]);
  });

  it('closes a chunk when it is full, and when the grid moves', async () => {
    const store = await openStore();
    const moved = { ...GRID, firstBin: GRID.firstBin + 10 };
    const steps = Array.from({ length: CHUNK_COLUMNS + 2 }, (_, step) => step);
    appendAll(store, columnsAt(...steps));
    appendAll(store, [columnAt(300, { grid: moved }), columnAt(301, { grid: moved })]);
    for (const reader of [store, await openStore()]) {
      const { chunks } = await reader.load(series, ...FOREVER);
      expect(chunks.map(({ offsets }) => offsets.length)).toEqual([CHUNK_COLUMNS, 2, 2]);
      await store.flush();
    }
  });

  it('reads only the chunks that overlap the time asked for', async () => {
    const store = await openStore();
    appendAll(store, columnsAt(...Array.from({ length: 3 * CHUNK_COLUMNS }, (_, step) => step)));
    await store.flush();
    store.markGap(series, { from: 0, to: 1000, reason: 'a' });
    const second = 1000 * CHUNK_COLUMNS;
    const spans = ({ chunks }: History) => chunks.map((chunk) => chunkSpan(chunk).from / second);
    expect(spans(await store.load(series, 0, second))).toEqual([0]);
    expect(spans(await store.load(series, 1.5 * second, 1.6 * second))).toEqual([1]);
    expect(spans(await store.load(series, second - 1, second + 1))).toEqual([0, 1]);
    expect(spans(await store.load(series, 3 * second, 4 * second))).toEqual([]);
    expect((await store.load(series, second, 2 * second)).gaps).toEqual([]);
  });

  it('drops and counts columns that are late, doubled, damaged or of another step', async () => {
    const store = await openStore();
    appendAll(store, columnsAt(5, 5, 4, 6));
    store.append(series, columnAt(7, { cells: { bid: new Uint8Array(3), ask: new Uint8Array(3) } }));
    store.append(series, columnAt(7.5));
    store.append(series, columnAt(10, { stepMs: 5000 }));
    expect(await timesOf(await store.load(series, ...FOREVER))).toEqual([5, 6]);
    expect(store.dropped).toBe(5);
  });

  it('drops columns that an earlier session has already', async () => {
    const first = await openStore();
    appendAll(first, columnsAt(1, 2, 3));
    await first.flush();
    const second = await openStore();
    appendAll(second, columnsAt(2, 3, 4));
    await second.flush();
    expect(await timesOf(await second.load(series, ...FOREVER))).toEqual([1, 2, 3, 4]);
    expect(second.dropped).toBe(2);
  });

  it('keeps series apart', async () => {
    const store = await openStore();
    const other: HeatSeries = { ...series, source: 'bybit-linear' };
    store.append(series, columnAt(1));
    store.append(other, columnAt(2));
    store.markGap(other, { from: 0, to: 5, reason: 'feed lost' });
    await store.flush();
    expect(await timesOf(await store.load(series, ...FOREVER))).toEqual([1]);
    expect((await store.load(series, ...FOREVER)).gaps).toEqual([]);
    expect(await timesOf(await store.load(other, ...FOREVER))).toEqual([2]);
  });

  it('joins gaps that continue one another and ignores empty ones', async () => {
    const store = await openStore();
    store.markGap(series, { from: 0, to: 1000, reason: 'feed lost' });
    store.markGap(series, { from: 1000, to: 2000, reason: 'feed lost' });
    store.markGap(series, { from: 5000, to: 5000, reason: 'feed lost' });
    await store.flush();
    store.markGap(series, { from: 0, to: 1500, reason: 'feed lost' });
    await store.flush();
    expect((await store.load(series, ...FOREVER)).gaps).toEqual([{ from: 0, to: 2000, reason: 'feed lost' }]);
  });

  it('keeps a chunk that reaches beyond what is trimmed', async () => {
    const store = await openStore();
    appendAll(store, columnsAt(1, 2, 3));
    await store.flush();
    await store.trim(3500);
    expect(await timesOf(await (await openStore()).load(series, ...FOREVER))).toEqual([1, 2, 3]);
  });

  it('trims what has grown too old and says so where it is missed', async () => {
    const store = await openStore();
    appendAll(store, [movedAt(1), movedAt(2), movedAt(3)]);
    store.markGap(series, { from: 0, to: 500, reason: 'old' });
    store.markGap(series, { from: 2500, to: 4000, reason: 'young' });
    await store.flush();
    await store.trim(3000);
    const history = await (await openStore()).load(series, ...FOREVER);
    expect(await timesOf(history)).toEqual([3]);
    expect(history.gaps).toEqual([
      { from: 0, to: 3000, reason: 'before the history that is kept' },
      { from: 2500, to: 4000, reason: 'young' },
    ]);
  });
});

describe('ColumnStore on damaged history', () => {
  it('replaces a last chunk that cannot be read by a gap and goes on', async () => {
    const first = await openStore();
    appendAll(first, columnsAt(1, 2));
    await first.flush();
    await damage(1000, { bids: Uint8Array.of(1, 2, 3) });
    const second = await openStore();
    expect(await second.lastTime(series)).toBeUndefined();
    appendAll(second, columnsAt(9));
    const history = await second.load(series, ...FOREVER);
    expect(await timesOf(history)).toEqual([9]);
    expect(history.gaps).toEqual([{ from: 1000, to: 9000, reason: 'stored history is damaged' }]);
    expect(second.state.kind).toBe('ok');
  });

  it('shows chunks without sense as gaps up to the next', async () => {
    const store = await openStore();
    appendAll(store, [columnAt(1), columnAt(5, { grid: { ...GRID, firstBin: 1 } })]);
    await store.flush();
    await damage(1000, { offsets: 'none' });
    const history = await store.load(series, ...FOREVER);
    expect(await timesOf(history)).toEqual([5]);
    expect(history.gaps).toEqual([{ from: 1000, to: 5000, reason: 'stored history is damaged' }]);
  });
});
