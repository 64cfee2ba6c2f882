import { HOUR_MS } from '../core/durations';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeChunk } from '../heatmaps/codec/decode-chunk';
import type { HeatColumn } from '../heatmaps/columns/column';
import { type HeatSeries, seriesKey } from '../heatmaps/columns/series';
import { Database } from '../storage/database';
import { dieAt } from '../storage/dying-disk';
import { insertBlankDisk } from '../storage/fake-disk';
import type { DerivedPlan } from './derived-market';
import { DERIVED_STEP_MS } from './layer';
import { MARKET, MIDNIGHT, VENUES } from './test-market';
import { openWorker, recordBars } from './test-worker';

const BEGIN = MIDNIGHT - 6 * HOUR_MS;
const PLAN: DerivedPlan = {
  instruments: VENUES,
  choice: { model: 'volume-only', lookbackHours: 3 },
  history: 2,
};
const SHARES = { model: 'fixed-bands', lookbackHours: 3 } as const;
const ALL: HeatSeries = {
  layer: 'liquidation',
  market: MARKET,
  source: 'all',
  stepMs: DERIVED_STEP_MS,
};

/** When step `n` from midnight has just been told. */
const at = (step: number) => MIDNIGHT + step * DERIVED_STEP_MS + 10_000;

beforeEach(async () => {
  insertBlankDisk();
  await recordBars(BEGIN, MIDNIGHT + 3 * HOUR_MS);
});

/** Works a market up to each of the steps, in a worker of its own. */
async function live(plan: DerivedPlan, ...steps: readonly number[]): Promise<void> {
  const { derived, database } = openWorker({ begin: BEGIN });
  for (const step of steps) await derived.advance(plan, at(step));
  database.close();
}

/** The columns of the map of all venues on disk, by their step from midnight. */
async function stored(): Promise<ReadonlyMap<number, HeatColumn>> {
  const connection = new Database();
  const database = await connection.connect();
  const chunks = await database.getAll('chunks', IDBKeyRange.bound([seriesKey(ALL)], [seriesKey(ALL), []]));
  connection.close();
  const columns = (await Promise.all(chunks.map(decodeChunk))).flat();
  return new Map(columns.map((column) => [(column.time - MIDNIGHT) / DERIVED_STEP_MS, column]));
}

const cellsOf = (columns: ReadonlyMap<number, HeatColumn>, steps: readonly number[]) =>
  steps.map((step) => [step, columns.get(step)?.cells]);

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, more) => from + more);

/** The steps, of `steps`, whose column is no longer what it was. */
async function changed(before: ReadonlyMap<number, HeatColumn>, steps: readonly number[]) {
  const now = await stored();
  return steps.filter(
    (step) => JSON.stringify(cellsOf(before, [step])) !== JSON.stringify(cellsOf(now, [step])),
  );
}

describe('what a liquidation map has shown', () => {
  it('stays when the map is worked out anew for another day, and only what is missing is added', async () => {
    await live(PLAN, -4, -3, -2, -1);
    const before = await stored();
    expect(before.get(-1)).toBeUndefined();
    await live(PLAN, 5);
    expect(await changed(before, range(-40, -1))).toEqual([]);
    expect([...(await stored()).keys()]).toEqual(expect.arrayContaining(range(-1, 5)));
    // Not because it would come out the same: with the disk blank it does not.
    insertBlankDisk();
    await recordBars(BEGIN, MIDNIGHT + 3 * HOUR_MS);
    await live(PLAN, 5);
    expect(await changed(before, range(-24, -1))).not.toEqual([]);
  });

  it('is replaced where another choice reaches back, as often as the user chooses', async () => {
    await live(PLAN, 3, 4, 5);
    const before = await stored();
    await live({ ...PLAN, choice: SHARES }, 6);
    expect(await changed(before, range(-20, 5))).toEqual(range(-20, 5));
    await live(PLAN, 7);
    expect(await changed(before, range(-20, 5))).toEqual([]);
  });

  it('is replaced to its end by another choice although the worker dies over it, even over midnight', async () => {
    await live(PLAN, -4, -3);
    const before = await stored();
    const other = { ...PLAN, choice: SHARES };
    // The choice is kept, and none of its columns.
    const death = dieAt(12);
    await live(other, -2).catch(() => undefined);
    vi.restoreAllMocks();
    expect(death.died()).toBe(true);
    expect(await changed(before, range(-30, -3))).toEqual([]);
    await live(other, 2);
    expect(await changed(before, range(-30, -3))).toEqual(range(-30, -3));
  });

  it('stays when more of the past becomes known, but for what was made before the map was there', async () => {
    insertBlankDisk();
    await recordBars(MIDNIGHT - HOUR_MS, MIDNIGHT + 3 * HOUR_MS);
    await live(PLAN, 0, 1, 2, 3);
    const before = await stored();
    await recordBars(BEGIN, MIDNIGHT - HOUR_MS);
    await live({ ...PLAN, history: 3 }, 4);
    expect(await changed(before, range(-36, 4))).toEqual([...range(-36, 0), 3]);
  });
});
