import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import type { HeatColumn } from '../columns/column';
import { arbitraryColumns } from './arbitrary-columns';
import { ChunkError } from './chunk-error';
import { chunkSpan, decodeCells, decodeChunk } from './decode-chunk';
import { deflate } from './deflate';
import { encodeChunk } from './encode-chunk';
import { CHUNK_COLUMNS, type EncodedChunk } from './encoded-chunk';

const grid = { firstBin: 13_000, count: 400, binSize: 5, unit: 0.001 };

const column = (step: number, change: Partial<HeatColumn> = {}): HeatColumn => ({
  time: step * 1000,
  stepMs: 1000,
  grid,
  cells: {
    bid: Uint8Array.from({ length: grid.count }, (_, bin) => (bin < 200 ? (bin * 7 + step) % 256 : 0)),
    ask: new Uint8Array(grid.count),
  },
  bid: 65_999.9,
  ask: 66_000,
  coverage: [{ venue: 'binance-usdm', low: 65_000, high: 67_000, shift: 0 }],
  ...change,
});

const chunkOf = (...steps: readonly number[]) => encodeChunk(steps.map((step) => column(step)));

describe('encodeChunk and decodeChunk', () => {
  it('give back exactly the columns that went in', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryColumns, async (columns) => {
        expect(await decodeChunk(await encodeChunk(columns))).toEqual(columns);
      }),
    );
  });

  it('keep a full chunk in a fraction of its cells', async () => {
    const still = column(0).cells;
    const columns = Array.from({ length: CHUNK_COLUMNS }, (_, step) => column(step, { cells: still }));
    const chunk = await encodeChunk(columns);
    expect(await decodeChunk(chunk)).toEqual(columns);
    expect(chunk.bids.length + chunk.asks.length).toBeLessThan(1000);
  });

  it('store a coverage only where it changes', async () => {
    const venues = [{ venue: 'bybit-linear', low: 1, high: 2, shift: -3 }] as const;
    const columns = [
      column(0),
      column(1),
      column(2, { coverage: venues }),
      column(3, { coverage: [...venues] }),
    ];
    expect((await encodeChunk(columns)).coverage.map((run) => run.from)).toEqual([0, 2]);
  });

  it('span from the first column to the end of the last', async () => {
    expect(chunkSpan(await chunkOf(10, 11, 20))).toEqual({ from: 10_000, to: 21_000 });
  });

  it('lay the cells of a side out column after column', async () => {
    const { bid, ask } = await decodeCells(await chunkOf(3, 9));
    expect(bid).toEqual(Uint8Array.from([...column(3).cells.bid, ...column(9).cells.bid]));
    expect(ask).toEqual(new Uint8Array(2 * grid.count));
  });
});

describe('encodeChunk', () => {
  const other = { ...grid, firstBin: 1 };
  it.each([
    ['too many columns', Array.from({ length: CHUNK_COLUMNS + 1 }, (_, step) => column(step))],
    ['no column', []],
    ['two grids', [column(0), column(1, { grid: other })]],
    ['two steps', [column(0), column(5, { stepMs: 5000 })]],
    ['the same time twice', [column(0), column(0)]],
    ['a time off its step', [column(0), column(0.5)]],
    ['a step too far away', [column(0), column(65_536)]],
    ['cells that do not fill the grid', [column(0, { grid: { ...grid, count: 401 } })]],
  ])('refuses %s', async (_, columns) => {
    await expect(encodeChunk(columns)).rejects.toThrow('Invariant broken');
  });
});

/** What decoding makes of a damaged chunk: its columns, or the kind of error. */
const outcome = (chunk: EncodedChunk) =>
  decodeChunk(chunk).catch((error: unknown) => (error instanceof ChunkError ? 'refused' : error));

describe('decodeChunk', () => {
  it('never takes a flipped bit for another picture', async () => {
    const columns = [1, 2, 3, 7].map((step) => column(step));
    const chunk = await encodeChunk(columns);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: chunk.bids.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const bids = Uint8Array.from(chunk.bids);
        bids[at] = ensureDefined(bids[at], 'a byte of the side') ^ (1 << bit);
        expect([columns, 'refused']).toContainEqual(await outcome({ ...chunk, bids }));
      }),
    );
  });

  it('refuses a side cut short anywhere', async () => {
    const chunk = await chunkOf(1, 2, 3);
    for (let length = 0; length < chunk.bids.length; length += 1) {
      await expect(decodeChunk({ ...chunk, bids: chunk.bids.slice(0, length) })).rejects.toThrow(ChunkError);
    }
  });

  it('answers any bytes with an error, not a crash', async () => {
    const chunk = await chunkOf(1, 2);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await expect(decodeChunk({ ...chunk, bids: bytes })).rejects.toThrow(ChunkError);
        await expect(decodeChunk({ ...chunk, asks: await deflate(bytes) })).rejects.toThrow(ChunkError);
      }),
    );
  });

  it('refuses a side of another chunk', async () => {
    const [chunk, longer] = await Promise.all([chunkOf(1, 2), chunkOf(1, 2, 3)]);
    await expect(decodeChunk({ ...chunk, bids: longer.bids })).rejects.toThrow('another shape');
  });

  it('stops inflating at what the shape allows', async () => {
    const bids = await deflate(new Uint8Array(50_000_000));
    await expect(decodeChunk({ ...(await chunkOf(1)), bids })).rejects.toThrow('beyond the shape');
  });

  it.each<[string, object]>([
    ['offsets that do not start at 0', { offsets: Uint16Array.of(1, 2) }],
    ['offsets that stand still', { offsets: Uint16Array.of(0, 0) }],
    ['offsets of another kind', { offsets: [0, 1] }],
    ['a missing quote', { best: Uint8Array.of(0, 2, 2, 2) }],
    ['no start', { start: Number.NaN }],
    ['a step of 0', { stepMs: 0 }],
    ['no grid', { grid: undefined }],
    ['a negative bin size', { grid: { ...grid, binSize: -5 } }],
    ['an absurd number of bins', { grid: { ...grid, count: 2 ** 31 } }],
    ['no coverage', { coverage: [] }],
    [
      'coverage beyond its columns',
      {
        coverage: [
          { from: 0, venues: [] },
          { from: 2, venues: [] },
        ],
      },
    ],
    [
      'coverage by an unknown venue',
      { coverage: [{ from: 0, venues: [{ venue: 'nowhere', low: 1, high: 2, shift: 0 }] }] },
    ],
    ['a run that is null', { coverage: [null] }],
    ['coverage that is not a list', { coverage: [{ from: 0, venues: null }] }],
    ['a venue that is null', { coverage: [{ from: 0, venues: [null] }] }],
    ['a side that is text', { bids: 'AAAA' }],
  ])('refuses %s', async (_, damage) => {
    const chunk = { ...(await chunkOf(1, 2)), ...damage } as EncodedChunk;
    await expect(decodeChunk(chunk)).rejects.toThrow(ChunkError);
  });

  it('refuses what is no record at all', async () => {
    for (const value of [undefined, null, 7, 'chunk']) {
      await expect(decodeChunk(value as unknown as EncodedChunk)).rejects.toThrow(ChunkError);
    }
  });
});
