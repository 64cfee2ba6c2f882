import { DAY_MS, SECOND_MS } from '../../core/durations';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { arbitraryColumns } from '../../heatmaps/codec/arbitrary-columns';
import { encodeChunk } from '../../heatmaps/codec/encode-chunk';
import { ColumnStore } from '../column-store';
import { Database } from '../database';
import { insertBlankDisk } from '../fake-disk';
import {
  BOOK,
  clockAt,
  columnsOn,
  compact,
  contents,
  damage,
  damaged,
  gapsOn,
  record,
  secondsOf,
  START,
} from '../pyramid/test-pyramid';
import { packRecord, unpackRecord } from './chunk-record';
import { type ExportQuery, exportHistory } from './export-history';
import { importHistory } from './import-history';

const at = (seconds: number) => START + seconds * SECOND_MS;
const EVERYTHING: ExportQuery = {
  from: 0,
  to: START + DAY_MS,
  markets: ['BTC-USDT'],
  layers: ['order-book'],
};

beforeEach(insertBlankDisk);

const openStore = () => ColumnStore.open({ database: new Database(), clock: clockAt(START) });

async function exported(change: Partial<ExportQuery> = {}): Promise<Blob> {
  const parts: BlobPart[] = [];
  for await (const part of exportHistory(await openStore(), { ...EVERYTHING, ...change })) {
    parts.push(part as Uint8Array<ArrayBuffer>);
  }
  return new Blob(parts);
}

const imported = async (file: Blob) => importHistory(await openStore(), file);

describe('a record', () => {
  it('gives back exactly the chunk that went in', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryColumns, async (columns) => {
        const whole = { key: 'order-book/BTC-USDT/all/1000', chunk: await encodeChunk(columns) };
        expect(unpackRecord(packRecord(whole))).toEqual(whole);
      }),
    );
  });

  it('answers any bytes with words for the user', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(() => unpackRecord(bytes)).toThrow('The file is damaged');
      }),
    );
  });
});

describe('history', () => {
  it('is the same on another machine, in all its tiers', async () => {
    await record(secondsOf(0, 1000));
    const store = await openStore();
    store.markGap(BOOK, { from: at(-50), to: at(0), reason: 'feed lost' });
    await store.close();
    await compact(at(1000));
    const before = await contents();
    const file = await exported();
    insertBlankDisk();
    expect((await imported(file)).known).toBe(0);
    expect(await contents()).toEqual(before);
    expect(await imported(file)).toMatchObject({ columns: 0 });
    expect(await contents()).toEqual(before);
  });

  it('is exported of the markets, layers and time asked for', async () => {
    await record(secondsOf(0, 1000));
    await record(secondsOf(0, 10), { ...BOOK, market: 'ETH-USDT' });
    await record(secondsOf(0, 10), { ...BOOK, layer: 'liquidation' });
    const file = await exported({ from: at(300), to: at(512) });
    const nothing = await exported({ markets: ['SOL-USDT'] });
    insertBlankDisk();
    expect(await imported(nothing)).toEqual({ columns: 0, known: 0 });
    await imported(file);
    const { chunks } = await contents();
    expect(chunks.map(({ key }) => key)).toEqual([['order-book/BTC-USDT/all/1000', at(256)]]);
  });

  it('of more chunks than are read at once goes along whole', async () => {
    const columns = secondsOf(0, 400).map((column, step) => ({
      ...column,
      grid: { ...column.grid, firstBin: Math.floor(step / 10) },
    }));
    await record(columns);
    const file = await exported();
    insertBlankDisk();
    await imported(file);
    expect(await columnsOn(BOOK)).toEqual(columns);
  });

  it('that is stored stays, and only what is missing is filled', async () => {
    const columns = secondsOf(0, 600);
    await record(columns);
    const file = await exported();
    insertBlankDisk();
    const own = secondsOf(1000, 1600).map((column) => ({ ...column, time: column.time - 1000 * SECOND_MS }));
    await record([...own.slice(100, 150), ...own.slice(400, 410)]);
    expect(await imported(file)).toEqual({ columns: 540, known: 60 });
    expect(await columnsOn(BOOK)).toEqual(
      columns.map((column, second) =>
        (second >= 100 && second < 150) || (second >= 400 && second < 410)
          ? ensureDefined(own[second], 'a column of its own')
          : column,
      ),
    );
  });

  it('comes in beside a chunk that is growing', async () => {
    const columns = secondsOf(0, 600);
    await record(columns.slice(0, 590));
    const file = await exported();
    insertBlankDisk();
    const store = await openStore();
    for (const column of columns.slice(500, 550)) store.append(BOOK, column);
    expect(await importHistory(store, file)).toEqual({ columns: 500, known: 90 });
    for (const column of columns.slice(550)) store.append(BOOK, column);
    await store.close();
    expect(await columnsOn(BOOK)).toEqual(columns);
  });

  it('that is damaged on disk is exported as a gap', async () => {
    await record(secondsOf(0, 600));
    await damage(BOOK, at(256), { asks: Uint8Array.of(1) });
    const file = await exported();
    insertBlankDisk();
    await imported(file);
    expect(await columnsOn(BOOK)).toHaveLength(344);
    expect(await gapsOn(BOOK)).toEqual([damaged(at(256), at(512))]);
  });
});

/** The bytes of an exported file, on a machine that has no history. */
async function exportedBytes() {
  await record(secondsOf(0, 300));
  const bytes = new Uint8Array(await (await exported()).arrayBuffer());
  insertBlankDisk();
  return bytes;
}

const expectNothing = async () => expect(await contents()).toEqual({ chunks: [], gaps: [] });

const textFile = (words: string) => new Blob([words.padEnd(100)]);

describe('a file that is not whole and sound', () => {
  it('is refused wherever a bit is flipped, and nothing of it is taken', async () => {
    const bytes = await exportedBytes();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (place, bit) => {
        const flipped = Uint8Array.from(bytes);
        flipped[place] = ensureDefined(bytes[place], 'a byte') ^ (1 << bit);
        await expect(imported(new Blob([flipped]))).rejects.toThrow('The file');
        await expectNothing();
      }),
      { numRuns: 60 },
    );
  });

  it('is refused wherever it ends, and what follows its end is none of ours', async () => {
    const bytes = await exportedBytes();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        await expect(imported(new Blob([bytes.slice(0, length)]))).rejects.toThrow('The file ends early');
      }),
      { numRuns: 40 },
    );
    await expect(imported(new Blob([bytes, bytes]))).rejects.toThrow('The file is damaged');
    await expectNothing();
  });

  it('says what it is', async () => {
    await expect(imported(textFile('{"version":1}'))).rejects.toThrow('no history of Isotherm');
    await expect(imported(textFile('isotherm history 2\n'))).rejects.toThrow('newer version');
  });
});
