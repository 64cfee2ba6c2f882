import { describe, expect, it } from 'vitest';
import { encodeChunk } from '../heatmaps/codec/encode-chunk';
import type { EncodedChunk } from '../heatmaps/codec/encoded-chunk';
import { readChunks } from '../heatmaps/codec/read-chunks';
import type { BookColumn } from '../heatmaps/order-book/column';
import { columnOf } from '../heatmaps/order-book/column-fixture';
import type { BookSeries } from '../heatmaps/order-book/series';
import { loadHistory, stepFor } from './load-history';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** Where steps of an hour begin. */
const START = 1_699_999_200_000;
const WALL = 200;

/** `seconds` columns in chunks of 256, with a wall that stands in just one of them. */
async function chunksOf(seconds: number, wallAt: number): Promise<EncodedChunk[]> {
  const columns = Array.from({ length: seconds }, (_, second): BookColumn =>
    columnOf([10, 10, second === wallAt ? WALL : 20], { time: START + second * SECOND }),
  );
  const runs = Array.from({ length: Math.ceil(seconds / 256) }, (_, run) =>
    columns.slice(run * 256, (run + 1) * 256),
  );
  return Promise.all(runs.map(encodeChunk));
}

const storeOf = (chunks: readonly EncodedChunk[]) => {
  const asked: unknown[] = [];
  const load = async (...query: [series: BookSeries, from: number, to: number]) => {
    asked.push(query);
    return { chunks, gaps: [{ from: START - SECOND, to: START, reason: 'worker stopped' }] };
  };
  return { asked, load };
};

describe('stepFor', () => {
  it.each([
    [60, 1],
    [2_000, 1],
    [2_001, 5],
    [4 * 3_600, 15],
    [24 * 3_600, 60],
    [7 * 24 * 3_600, 900],
    [365 * 24 * 3_600, 3_600],
  ])('shows %d seconds in steps of %d', (span, step) => {
    expect(stepFor(span * SECOND)).toBe(step * SECOND);
  });
});

describe('loadHistory', () => {
  it('hands on what is stored of the aggregate while that is no more than a page can show', async () => {
    const chunks = await chunksOf(300, 7);
    const store = storeOf(chunks);
    const history = await loadHistory(store, 'BTC-USDT', { from: START, to: START + 24 * HOUR });
    expect(store.asked).toEqual([
      [{ market: 'BTC-USDT', source: 'all', stepMs: SECOND }, START, START + 24 * HOUR],
    ]);
    expect(history.stepMs).toBe(SECOND);
    expect(history.chunks).toBe(chunks);
    expect(history.gaps).toHaveLength(1);
  });

  it('keeps a wall of one second when it makes the step coarser', async () => {
    const wallAt = 1_234;
    const store = storeOf(await chunksOf(3_000, wallAt));
    const { stepMs, chunks, gaps } = await loadHistory(store, 'BTC-USDT', {
      from: START,
      to: START + 2 * HOUR,
    });
    expect(stepMs).toBe(5 * SECOND);
    const { columns, damaged } = await readChunks(chunks);
    expect(damaged).toEqual([]);
    expect(columns).toHaveLength(600);
    expect(columns.map(({ time }) => time)).toEqual(columns.map((_, index) => START + index * stepMs));
    const walls = columns.filter(({ cells }) => cells.bid[2] === WALL);
    expect(walls.map(({ time }) => time)).toEqual([START + Math.floor(wallAt / 5) * stepMs]);
    expect(gaps).toHaveLength(1);
  });

  it('turns a damaged chunk into a gap and keeps the others', async () => {
    const [first, second, ...others] = await chunksOf(3_000, 0);
    if (!first || !second) throw new Error('there are twelve chunks');
    const store = storeOf([first, { ...second, bids: second.bids.slice(0, -3) }, ...others]);
    const { chunks, gaps } = await loadHistory(store, 'BTC-USDT', { from: START, to: START + 2 * HOUR });
    expect(gaps).toContainEqual({
      from: START + 256 * SECOND,
      to: START + 512 * SECOND,
      reason: 'stored history is damaged',
    });
    const { columns } = await readChunks(chunks);
    const within = columns.filter(({ time }) => time >= START + 260 * SECOND && time < START + 510 * SECOND);
    expect(within).toEqual([]);
    expect(columns.length).toBeGreaterThan(540);
  });

  it('packs columns of different grids into chunks of their own', async () => {
    const moved = await encodeChunk(
      Array.from({ length: 100 }, (_, second) =>
        columnOf([50], {
          time: START + (2_500 + second) * SECOND,
          grid: { firstBin: 12_900, count: 10, binSize: 5, unit: 0.001 },
        }),
      ),
    );
    const store = storeOf([...(await chunksOf(2_500, 0)), moved]);
    const { chunks } = await loadHistory(store, 'BTC-USDT', { from: START, to: START + 2 * HOUR });
    expect(new Set(chunks.map(({ grid }) => grid.firstBin))).toEqual(new Set([12_800, 12_900]));
    expect((await readChunks(chunks)).columns).toHaveLength(520);
  });
});
