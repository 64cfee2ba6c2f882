import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import { readChunks } from '../heatmaps/codec/read-chunks';
import type { HeatColumn } from '../heatmaps/columns/column';
import { poolColumns } from '../heatmaps/columns/pool';
import { ColumnStore } from '../storage/column-store';
import { Database } from '../storage/database';
import { insertBlankDisk } from '../storage/fake-disk';
import {
  BOOK,
  clockAt,
  compact,
  damage,
  record,
  secondsOf,
  START,
  stepOf,
} from '../storage/pyramid/test-pyramid';
import { type HistoryQuery, loadHistory, stepFor } from './load-history';

const at = (seconds: number) => START + seconds * SECOND_MS;

beforeEach(insertBlankDisk);

/** The history of a stretch as another session reads it. */
async function read(from: number, to: number, query: Partial<HistoryQuery> = {}) {
  const store = await ColumnStore.open({ database: new Database(), clock: clockAt(START) });
  const history = await loadHistory(
    store,
    { layer: 'order-book', market: 'BTC-USDT', ...query },
    { from, to },
  );
  const { columns, damaged } = await readChunks(history.chunks);
  return { ...history, columns, damaged };
}

describe('stepFor', () => {
  it.each([
    [60, 1],
    [2_000, 1],
    [2_001, 5],
    [4 * 3_600, 15],
    [24 * 3_600, 60],
    [7 * 24 * 3_600, 900],
    [90 * 24 * 3_600, 7_200],
    [365 * 24 * 3_600, 7_200],
  ])('shows %d seconds in steps of %d', (span, step) => {
    expect(stepFor(span * SECOND_MS)).toBe(step * SECOND_MS);
  });
});

describe('loadHistory', () => {
  it('hands on what is recorded while that is no more than a page can show', async () => {
    const columns = secondsOf(0, 300);
    await record(columns);
    const history = await read(START, START + DAY_MS);
    expect(history.stepMs).toBe(SECOND_MS);
    expect(history.columns).toEqual(columns);
    expect(await read(START, START + DAY_MS, { market: 'ETH-USDT' })).toMatchObject({ chunks: [], gaps: [] });
  });

  it('makes the step coarser and loses no wall, whether tiers are there or not', async () => {
    const columns = secondsOf(0, 3000);
    await record(columns);
    const fromSeconds = await read(START, START + HOUR_MS);
    expect(fromSeconds.stepMs).toBe(5 * SECOND_MS);
    expect(fromSeconds.columns).toEqual(poolColumns(columns, 5 * SECOND_MS));
    await compact(at(2000));
    expect((await read(START, START + HOUR_MS)).columns).toEqual(fromSeconds.columns);
  });

  it('follows the tiers with what is not in them yet', async () => {
    const columns = secondsOf(0, 2503);
    await record(columns.slice(0, 2202));
    await compact(at(2202));
    await record(columns);
    const history = await read(START, START + HOUR_MS);
    expect(history.columns).toEqual(poolColumns(columns, 5 * SECOND_MS));
  });

  it('reads coarser columns where finer ones are no longer kept, each second once', async () => {
    const columns = [...secondsOf(0, 1022), ...secondsOf(1022, 1400)];
    await record(columns);
    // The chunks up to second 1,024 are too old by then.
    await compact(at(1030) + 6 * HOUR_MS);
    const both = await read(at(900), at(1400));
    expect(both.stepMs).toBe(5 * SECOND_MS);
    const { time } = both.columns[0] as HeatColumn;
    expect(both.columns).toEqual(poolColumns(columns, 5 * SECOND_MS).filter((column) => column.time >= time));
    expect(time).toBeLessThanOrEqual(at(900));
    const young = await read(at(1024), at(1400));
    expect(young.stepMs).toBe(SECOND_MS);
    expect(young.columns[0]?.time).toBe(at(1024));
    const means = await read(at(900), at(1400), { pooled: 'mean' });
    expect(means).toMatchObject({ stepMs: MINUTE_MS, pooled: 'mean' });
    expect(means.columns).toEqual(poolColumns(columns, MINUTE_MS, 'mean'));
  });

  it('reads means where they are kept, and makes those that are not there yet', async () => {
    const columns = secondsOf(0, 1300);
    await record(columns);
    await compact(at(1300) + 7 * HOUR_MS);
    const later = secondsOf(40_000, 40_700);
    await record([...columns, ...later]);
    await compact(at(40_500));
    const history = await read(START, at(40_700), { pooled: 'mean' });
    expect(history).toMatchObject({ stepMs: MINUTE_MS, pooled: 'mean' });
    expect(history.columns).toEqual(poolColumns([...columns, ...later], MINUTE_MS, 'mean'));
  });

  it('gives the greatest sizes of a venue where its seconds are gone, and says so', async () => {
    const series = { ...BOOK, source: 'bybit-linear' } as const;
    const columns = secondsOf(0, 1400);
    await record(columns, series);
    const query = { source: series.source, pooled: 'mean' } as const;
    const whole = await read(START, at(1400), query);
    expect(whole).toMatchObject({ pooled: 'mean', columns });
    await compact(at(1030) + 6 * HOUR_MS);
    const older = await read(START, at(1400), query);
    expect(older.pooled).toBe('max');
    expect(older.columns).toEqual(poolColumns(columns, 5 * SECOND_MS));
    const younger = await read(at(1024), at(1400), query);
    expect(younger).toMatchObject({ pooled: 'mean', columns: columns.slice(1024) });
  });

  it('says until when the newest column was recorded', async () => {
    await record(secondsOf(0, 2503));
    const means = await read(START, START + HOUR_MS, { pooled: 'mean' });
    expect([means.stepMs, means.until]).toEqual([5 * SECOND_MS, at(2503)]);
    expect((await read(at(2400), at(2503))).until).toBe(at(2503));
    expect((await read(START, START + HOUR_MS, { market: 'ETH-USDT' })).until).toBeNaN();
  });

  it('reads what is recorded in the coarsest step alone', async () => {
    const columns = poolColumns(secondsOf(0, 1500), 5 * MINUTE_MS);
    await record(columns, { ...BOOK, layer: 'liquidation' });
    const history = await read(START, START + HOUR_MS, { layer: 'liquidation' });
    expect(history).toMatchObject({ stepMs: 5 * MINUTE_MS, columns });
  });

  it('turns a damaged chunk into a gap and keeps the others', async () => {
    const columns = secondsOf(0, 3000);
    await record(columns);
    await damage(BOOK, at(256), { bids: Uint8Array.of(1, 2, 3) });
    const history = await read(START, START + HOUR_MS);
    expect(history.gaps).toContainEqual({
      from: at(256),
      to: at(512),
      reason: 'stored history is damaged',
    });
    const readable = columns.filter(({ time }) => time < at(256) || time >= at(512));
    expect(history.columns).toEqual(poolColumns(readable, 5 * SECOND_MS));
  });

  it('tells a gap of several tiers once', async () => {
    const columns = [...secondsOf(0, 1000), ...secondsOf(1600, 3200)];
    await record(columns);
    const store = await ColumnStore.open({ database: new Database(), clock: clockAt(START) });
    store.markGap(BOOK, { from: at(1000), to: at(1600), reason: 'feed lost' });
    await store.close();
    await compact(at(3000));
    expect((await read(START, START + HOUR_MS)).gaps).toEqual([
      { from: at(1000), to: at(1600), reason: 'feed lost' },
    ]);
  });

  it('packs columns of different grids into chunks of their own', async () => {
    const moved = secondsOf(2500, 2600).map((column) => ({
      ...column,
      grid: { ...column.grid, firstBin: column.grid.firstBin + 10 },
    }));
    const columns = [...secondsOf(0, 2500), ...moved];
    await record(columns);
    const history = await read(START, START + HOUR_MS);
    expect(history.chunks.map(({ offsets }) => offsets.length)).toEqual([256, 244, 20]);
    expect(history.columns).toEqual(poolColumns(columns, 5 * SECOND_MS));
  });

  it('reads what is only in memory yet', async () => {
    const columns = secondsOf(0, 40);
    const store = await ColumnStore.open({ database: new Database(), clock: clockAt(START) });
    for (const column of columns) store.append(BOOK, column);
    const stretch = { from: START, to: START + DAY_MS };
    const { chunks, stepMs } = await loadHistory(store, { layer: 'order-book', market: 'BTC-USDT' }, stretch);
    expect(stepMs).toBe(SECOND_MS);
    expect((await readChunks(chunks)).columns).toEqual(columns);
    expect(await store.extent(stepOf(5 * SECOND_MS), stretch)).toBeUndefined();
  });
});
