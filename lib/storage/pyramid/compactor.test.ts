import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeChunk } from '../../heatmaps/codec/encode-chunk';
import type { Gap, HeatColumn } from '../../heatmaps/columns/column';
import { poolColumns } from '../../heatmaps/columns/pool';
import { seriesKey } from '../../heatmaps/columns/series';
import { FakeClock } from '../../core/fake-clock';
import { ColumnStore } from '../column-store';
import { Database } from '../database';
import { insertBlankDisk } from '../fake-disk';
import {
  BOOK,
  clockAt,
  columnsOn,
  compact,
  damage,
  damaged,
  gapsOn,
  record,
  secondsOf,
  START,
  stepOf,
} from './test-pyramid';
import { Compactor } from './compactor';
import { readUsage, type TierUsage } from './usage';

const at = (seconds: number) => START + seconds * SECOND_MS;

beforeEach(insertBlankDisk);

describe('Compactor', () => {
  it('pools what is complete into every tier, and keeps what it is made of', async () => {
    const columns = secondsOf(0, 1503);
    await record(columns);
    await compact(at(1600));
    expect(await columnsOn(BOOK)).toEqual(columns);
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(
      poolColumns(columns.slice(0, 1500), 5 * SECOND_MS),
    );
    expect(await columnsOn(stepOf(MINUTE_MS))).toEqual(poolColumns(columns.slice(0, 1500), MINUTE_MS));
    expect(await columnsOn(stepOf(5 * MINUTE_MS))).toEqual(
      poolColumns(columns.slice(0, 1500), 5 * MINUTE_MS),
    );
    expect(await columnsOn(stepOf(MINUTE_MS, 'mean'))).toEqual(
      poolColumns(columns.slice(0, 1500), MINUTE_MS, 'mean'),
    );
    expect(await columnsOn(stepOf(5 * MINUTE_MS, 'mean'))).toEqual(
      poolColumns(columns.slice(0, 1500), 5 * MINUTE_MS, 'mean'),
    );
  });

  it('has no means of a single venue', async () => {
    const venue = { source: 'bybit-linear' } as const;
    await record(secondsOf(0, 600), { ...BOOK, ...venue });
    await compact(at(600));
    expect(await columnsOn({ ...stepOf(MINUTE_MS), ...venue })).toHaveLength(10);
    expect(await columnsOn({ ...stepOf(MINUTE_MS, 'mean'), ...venue })).toEqual([]);
  });

  it('goes on where it was, and does nothing twice', async () => {
    const columns = secondsOf(0, 900);
    for (const to of [100, 433, 434, 900]) {
      await record(columns.slice(0, to));
      await compact(at(to));
      await compact(at(to));
    }
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(columns, 5 * SECOND_MS));
    expect(await columnsOn(stepOf(5 * MINUTE_MS))).toEqual(poolColumns(columns, 5 * MINUTE_MS));
  });

  it('drops a tier that has grown too old once the next one has it, to its very end', async () => {
    const columns = secondsOf(0, 333);
    await record(columns);
    await compact(at(333) + 6 * HOUR_MS + 5 * SECOND_MS);
    expect(await columnsOn(BOOK)).toEqual([]);
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(columns, 5 * SECOND_MS));
    await compact(at(333) + 31 * DAY_MS);
    expect(await columnsOn(stepOf(MINUTE_MS))).toEqual([]);
    expect(await columnsOn(stepOf(5 * MINUTE_MS))).toEqual(poolColumns(columns, 5 * MINUTE_MS));
    await compact(at(600) + 90 * DAY_MS);
    expect(await columnsOn(stepOf(5 * MINUTE_MS))).toEqual([]);
  });

  it('keeps nothing for longer than it is told to', async () => {
    await record(secondsOf(0, 600));
    await compact(at(600) + 2 * DAY_MS, { days: 1 });
    for (const step of [SECOND_MS, 5 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS]) {
      expect(await columnsOn(stepOf(step))).toEqual([]);
    }
  });

  it('pools five minutes of what is recorded by the minute', async () => {
    const liquidation = { ...BOOK, layer: 'liquidation', stepMs: MINUTE_MS } as const;
    const columns = poolColumns(secondsOf(0, 1200), MINUTE_MS);
    await record(columns, liquidation);
    await compact(at(1200));
    expect(await columnsOn({ ...liquidation, stepMs: 5 * MINUTE_MS })).toEqual(
      poolColumns(columns, 5 * MINUTE_MS),
    );
  });

  it('carries gaps up, and an interval without any column stays without', async () => {
    const columns = [...secondsOf(0, 62), ...secondsOf(700, 1000)];
    await record(columns);
    await mark({ from: at(62), to: at(700), reason: 'feed lost' });
    await compact(at(1000));
    const minutes = poolColumns(columns, MINUTE_MS).filter(({ time }) => time < at(960));
    expect(await columnsOn(stepOf(MINUTE_MS))).toEqual(minutes);
    for (const series of [BOOK, stepOf(5 * SECOND_MS), stepOf(MINUTE_MS), stepOf(5 * MINUTE_MS, 'mean')]) {
      expect(await gapsOn(series)).toEqual([{ from: at(62), to: at(700), reason: 'feed lost' }]);
    }
  });

  it('carries a gap up that was marked late, before it is dropped', async () => {
    await record(secondsOf(0, 300));
    await compact(at(300));
    await mark({ from: at(62), to: at(64), reason: 'feed lost' });
    await compact(at(300) + 7 * HOUR_MS);
    expect(await gapsOn(BOOK)).toEqual([]);
    expect(await gapsOn(stepOf(5 * SECOND_MS))).toEqual([{ from: at(62), to: at(64), reason: 'feed lost' }]);
  });

  it('takes over a chunk that came late before it is dropped', async () => {
    const columns = secondsOf(0, 900);
    await record(columns.slice(300));
    await compact(at(900));
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(columns.slice(300), 5 * SECOND_MS));
    await insert(columns.slice(0, 256));
    await compact(at(900) + 6 * HOUR_MS + 5 * SECOND_MS);
    expect(await columnsOn(BOOK)).toEqual([]);
    const known = [...columns.slice(0, 256), ...columns.slice(300)];
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(known, 5 * SECOND_MS));
  });
});

/** Puts a chunk where the store itself would not any more. */
async function insert(columns: readonly HeatColumn[]): Promise<void> {
  const database = await new Database().connect();
  const chunk = await encodeChunk(columns);
  await database.put('chunks', chunk, [seriesKey(BOOK), chunk.start]);
  database.close();
}

async function mark(gap: Gap): Promise<void> {
  const store = await ColumnStore.open({ database: new Database(), clock: clockAt(START) });
  store.markGap(BOOK, gap);
  await store.close();
}

describe('Compactor on damaged history', () => {
  it('pools round a chunk that cannot be read, and says so in every tier', async () => {
    const columns = secondsOf(0, 1100);
    await record(columns);
    await damage(BOOK, at(256), { bids: Uint8Array.of(1, 2, 3) });
    await compact(at(1100));
    const readable = [...columns.slice(0, 256), ...columns.slice(512, 1100)];
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(readable, 5 * SECOND_MS));
    expect(await gapsOn(stepOf(5 * SECOND_MS))).toContainEqual(damaged(at(256), at(512)));
    expect(await gapsOn(stepOf(MINUTE_MS))).toContainEqual(damaged(at(256), at(512)));
    await compact(at(1100) + 7 * HOUR_MS);
    expect(await columnsOn(BOOK)).toEqual([]);
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(readable, 5 * SECOND_MS));
  });

  it('drops a chunk without any sense and leaves a gap', async () => {
    await record(secondsOf(0, 600));
    await damage(BOOK, at(256), { offsets: 'none' });
    await compact(at(600) + 7 * HOUR_MS);
    expect(await columnsOn(BOOK)).toEqual([]);
    expect(await gapsOn(stepOf(5 * SECOND_MS))).toEqual([damaged(at(256), at(512))]);
  });

  it.each([
    ['its cells', { asks: Uint8Array.of(9) }],
    ['its fields', { coverage: 7 }],
  ])('makes the newest chunk of a tier anew when %s are damaged', async (_, change) => {
    const columns = secondsOf(0, 1000);
    await record(columns.slice(0, 500));
    await compact(at(500));
    await damage(stepOf(5 * SECOND_MS), START, change);
    await record(columns);
    await compact(at(1000));
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(columns, 5 * SECOND_MS));
    expect(await gapsOn(stepOf(5 * SECOND_MS))).toEqual([]);
  });

  it('leaves a gap for what it cannot make anew', async () => {
    await record(secondsOf(0, 500));
    await compact(at(500) + 7 * HOUR_MS);
    await damage(stepOf(5 * SECOND_MS), START, { asks: Uint8Array.of(9) });
    const later = secondsOf(30_000, 30_100);
    await record(later);
    await compact(at(30_100));
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(later, 5 * SECOND_MS));
    expect(await gapsOn(stepOf(5 * SECOND_MS))).toContainEqual(damaged(at(0), at(30_000)));
  });
});

async function usageOn() {
  const database = await new Database().connect();
  const usage = await readUsage(database);
  database.close();
  return usage;
}

const total = (usage: readonly TierUsage[]) => usage.reduce((sum, { bytes }) => sum + bytes, 0);

describe('Compactor with little space', () => {
  it('gives the oldest of the finest tier up first, and keeps its newest chunk', async () => {
    const columns = secondsOf(0, 1500);
    await record(columns);
    await compact(at(1500));
    const before = await usageOn();
    expect(before.map(({ stepMs, pooled }) => `${stepMs}/${pooled}`)).toEqual([
      '1000/max',
      '300000/max',
      '300000/mean',
      '5000/max',
      '60000/max',
      '60000/mean',
    ]);
    const chunk = (before[0]?.bytes ?? 0) / (before[0]?.chunks ?? 1);
    await compact(at(1500), { megabytes: (total(before) - 1.5 * chunk) / 1e6 });
    expect((await columnsOn(BOOK))[0]?.time).toBe(at(512));
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(columns, 5 * SECOND_MS));
    await compact(at(1500), { megabytes: 0 });
    expect((await columnsOn(BOOK))[0]?.time).toBe(at(1280));
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(columns, 5 * SECOND_MS).slice(256));
  });

  it('says in the coarsest tier what it had to give up', async () => {
    const liquidation = { ...BOOK, layer: 'liquidation', stepMs: 5 * MINUTE_MS } as const;
    const columns = secondsOf(0, 300).map((column, n) => ({
      ...column,
      time: START + n * 5 * MINUTE_MS,
      stepMs: 5 * MINUTE_MS,
    }));
    await record(columns, liquidation);
    await compact(START + DAY_MS, { megabytes: 0 });
    expect(await columnsOn(liquidation)).toEqual(columns.slice(256));
    expect(await gapsOn(liquidation)).toEqual([
      { from: START, to: START + 256 * 5 * MINUTE_MS, reason: 'dropped to stay within the space allowed' },
    ]);
  });

  it('lets live columns be appended while it works', async () => {
    const columns = secondsOf(0, 1200);
    await record(columns.slice(0, 900));
    const clock = clockAt(at(1200));
    const store = await ColumnStore.open({ database: new Database(), clock });
    const compactor = new Compactor({ store, clock, retention: () => ({ days: 90, megabytes: 500 }) });
    for (const column of columns.slice(900)) {
      const run = compactor.run();
      store.append(BOOK, column);
      await Promise.all([store.flush(), column.time % (20 * SECOND_MS) === 0 ? run : undefined]);
    }
    // The run under way may have begun before the last column.
    await compactor.run();
    await compactor.run();
    expect(await columnsOn(BOOK)).toEqual(columns);
    expect(await columnsOn(stepOf(5 * SECOND_MS))).toEqual(poolColumns(columns, 5 * SECOND_MS));
    expect(await columnsOn(stepOf(5 * MINUTE_MS, 'mean'))).toEqual(
      poolColumns(columns, 5 * MINUTE_MS, 'mean'),
    );
  });
});

/** Moves the clock on and lets the disk answer, until the tier has so many columns. */
const advanceUntil = async (clock: FakeClock, count: number) => {
  while ((await columnsOn(stepOf(MINUTE_MS))).length < count) await clock.advance(1000);
};

describe('the timer of a Compactor', () => {
  it('begins soon, goes on from time to time, and ends when it is stopped', async () => {
    const clock = new FakeClock(at(600));
    const store = await ColumnStore.open({ database: new Database(), clock });
    const compactor = new Compactor({ store, clock, retention: () => ({ days: 90, megabytes: 500 }) });
    await record(secondsOf(0, 600));
    compactor.start();
    await clock.advance(9_000);
    expect(await columnsOn(stepOf(MINUTE_MS))).toEqual([]);
    await advanceUntil(clock, 10);
    await record(secondsOf(0, 900));
    await advanceUntil(clock, 15);
    compactor.stop();
    await record(secondsOf(0, 1200));
    await clock.advance(1_000_000);
    expect(await columnsOn(stepOf(MINUTE_MS))).toHaveLength(15);
  });
});
