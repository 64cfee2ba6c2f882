import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChunks } from '../lib/heatmaps/codec/read-chunks';
import type { EncodedChunk } from '../lib/heatmaps/codec/encoded-chunk';
import type { Gap } from '../lib/heatmaps/columns/column';
import { type Demo, startDemo, until } from './fixtures/demo';

const STEP_MS = 1_000;
/** What may be lost when the worker dies. */
const MAX_LOST_MS = 5_000;
const SERIES = 'order-book/BTC-USDT/all/1000';

/** What is on disk, read by one of the extension's own pages. Typed arrays travel as plain arrays. */
interface Stored {
  readonly chunks: readonly EncodedChunk[];
  readonly gaps: readonly Gap[];
}

describe('the background worker', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.close());

  const storedColumns = async () => (await demo.ask('status')).storage.columns;

  it('comes back after it was killed, and the history is whole but for a marked gap', async () => {
    await until('some columns are stored', async () => (await storedColumns()) >= 30);
    const before = await demo.ask('status');
    const killedAt = Date.now();
    await demo.killWorker();
    // Nobody wakes it.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    const after = await demo.ask('status');
    expect(after.bootId).not.toBe(before.bootId);
    await until('columns are stored again', async () => (await storedColumns()) >= 15);
    await expect
      .poll(async () => (await demo.ask('status')).venues.filter(({ state }) => state === 'live').length)
      .toBe(2);

    const { chunks, gaps } = await readDisk(demo);
    const { columns, damaged } = await readChunks(chunks);
    expect(damaged).toEqual([]);
    const holes = columns.flatMap(({ time }, index) => {
      const end = index === 0 ? time : (columns[index - 1]?.time ?? 0) + STEP_MS;
      return time > end ? [{ from: end, to: time }] : [];
    });
    const hole = holes.find(({ from, to }) => from <= killedAt + STEP_MS && to >= killedAt);
    expect(hole).toBeDefined();
    expect(gaps).toContainEqual({ ...hole, reason: 'worker stopped' });
    expect(killedAt - (hole?.from ?? 0)).toBeLessThanOrEqual(MAX_LOST_MS);
    // Every hole is a gap that says why.
    for (const { from, to } of holes) expect(gaps.some((gap) => gap.from <= from && gap.to >= to)).toBe(true);
  });
});

/** Reads chunks and gaps of the aggregate straight from IndexedDB. */
async function readDisk(demo: Demo): Promise<Stored> {
  const page = await demo.context.newPage();
  await page.goto(demo.url('popup.html'));
  const packed = await page.evaluate(async (series) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('isotherm');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('cannot open')));
    });
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const range = IDBKeyRange.bound([series], [series, []]);
        const reading = database.transaction(store).objectStore(store).getAll(range);
        reading.addEventListener('success', () => resolve(reading.result));
        reading.addEventListener('error', () => reject(reading.error ?? new Error('cannot read')));
      });
    const stored = { chunks: await all('chunks'), gaps: await all('gaps') };
    database.close();
    return JSON.stringify(stored, (_key: string, value: unknown) =>
      ArrayBuffer.isView(value)
        ? {
            view: value.constructor.name,
            numbers: Array.from(value as Uint8Array, (number) => (Number.isNaN(number) ? null : number)),
          }
        : value,
    );
  }, SERIES);
  await page.close();
  const views = { Uint8Array, Uint16Array, Float64Array };
  return JSON.parse(packed, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('view' in value) || !('numbers' in value))
      return value;
    const numbers = (value.numbers as (number | null)[]).map((number) => number ?? Number.NaN);
    return views[value.view as keyof typeof views].from(numbers);
  }) as Stored;
}
