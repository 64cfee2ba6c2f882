import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../core/fake-clock';
import { decodeChunk } from '../heatmaps/codec/decode-chunk';
import { columnOf, GRID } from '../heatmaps/columns/column-fixture';
import type { HeatSeries } from '../heatmaps/columns/series';
import { ColumnArchive } from './column-archive';
import { ColumnStore } from './column-store';
import { Database } from './database';
import { abortingWith, failPuts, insertBlankDisk, throwing } from './fake-disk';

const STEP = 300_000;
const SERIES: HeatSeries = { layer: 'liquidation', market: 'BTC-USDT', source: 'all', stepMs: STEP };

const at = (step: number, code: number, firstBin = GRID.firstBin) =>
  columnOf([code], { time: step * STEP, stepMs: STEP, grid: { ...GRID, firstBin } });

beforeEach(insertBlankDisk);
afterEach(() => vi.restoreAllMocks());

async function stored(): Promise<readonly (readonly [step: number, code: number])[]> {
  const store = await ColumnStore.open({ database: new Database(), clock: new FakeClock() });
  const { chunks } = await store.load(SERIES, 0, Number.MAX_SAFE_INTEGER);
  const columns = (await Promise.all(chunks.map(decodeChunk))).flat();
  return columns.map(({ time, cells }) => [time / STEP, cells.bid[0] ?? -1]);
}

describe('ColumnArchive', () => {
  it('keeps the column that was put last at each time, whatever the order', async () => {
    const step = fc.integer({ min: 0, max: 400 });
    const batch = fc.array(fc.tuple(step, fc.integer({ min: 1, max: 250 }), fc.constantFrom(1, 2)), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 4 }), async (batches) => {
        insertBlankDisk();
        const archive = new ColumnArchive(new Database());
        const expected = new Map<number, number>();
        for (const rows of batches) {
          const byStep = new Map(rows.map(([when, code, bin]) => [when, at(when, code, bin)]));
          const columns = [...byStep.values()].toSorted((one, other) => one.time - other.time);
          for (const { time, cells } of columns) expected.set(time / STEP, cells.bid[0] ?? -1);
          await archive.put(SERIES, columns, Infinity);
        }
        expect(await stored()).toEqual([...expected].toSorted(([one], [other]) => one - other));
      }),
      { numRuns: 30 },
    );
  });

  it('leaves what is final as it is stored, and adds what is missing there', async () => {
    const archive = new ColumnArchive(new Database());
    await archive.put(SERIES, [at(1, 10), at(3, 30), at(200, 40)], Infinity);
    await archive.put(SERIES, [at(1, 11), at(2, 21), at(3, 31), at(4, 41), at(200, 41)], 2 * STEP);
    expect(await stored()).toEqual([
      [1, 11],
      [2, 21],
      [3, 30],
      [4, 41],
      [200, 40],
    ]);
  });

  it('writes a block whole or not at all, and goes on after a failure', async () => {
    const archive = new ColumnArchive(new Database());
    await archive.put(SERIES, [at(1, 10), at(2, 20)], Infinity);
    failPuts(abortingWith('QuotaExceededError'));
    await expect(archive.put(SERIES, [at(1, 11), at(2, 21)], Infinity)).rejects.toHaveProperty(
      'name',
      'QuotaExceededError',
    );
    vi.restoreAllMocks();
    failPuts(throwing('DataCloneError'));
    await expect(archive.put(SERIES, [at(1, 12)], Infinity)).rejects.toHaveProperty('name', 'DataCloneError');
    vi.restoreAllMocks();
    expect(await stored()).toEqual([
      [1, 10],
      [2, 20],
    ]);
    await archive.put(SERIES, [at(2, 22)], Infinity);
    expect(await stored()).toEqual([
      [1, 10],
      [2, 22],
    ]);
  });
});
