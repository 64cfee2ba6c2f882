import { DAY_MS, SECOND_MS } from '@/lib/core/durations';
import { beforeEach, describe, expect, it } from 'vitest';
import { ensureDefined } from '@/lib/core/assert';
import { ColumnStore } from '@/lib/storage/column-store';
import { Database } from '@/lib/storage/database';
import { failPuts, insertBlankDisk, throwing } from '@/lib/storage/fake-disk';
import {
  BOOK,
  clockAt,
  columnsOn,
  compact,
  contents,
  record,
  secondsOf,
  START,
  stepOf,
} from '@/lib/storage/pyramid/test-pyramid';
import { storedHistory } from './stored-history';

const at = (seconds: number) => START + seconds * SECOND_MS;
const EVERYTHING = {
  from: 0,
  to: START + DAY_MS,
  markets: ['BTC-USDT'],
  layers: ['order-book'],
} as const;

/** As the options page has it at second `now`. */
const pageAt = (now: number) => storedHistory(new Database(), clockAt(at(now)));

/** As the background has it. */
const recording = () => ColumnStore.open({ database: new Database(), clock: clockAt(START) });

async function exported(): Promise<Blob> {
  const parts: BlobPart[] = [];
  for await (const part of pageAt(0).read(EVERYTHING)) parts.push(part as Uint8Array<ArrayBuffer>);
  return new Blob(parts);
}

const times = async () => (await columnsOn(BOOK)).map(({ time }) => time);

beforeEach(insertBlankDisk);

describe('an import from the options page', () => {
  it('leaves alone the chunk that the background adds to, and fills what is before it', async () => {
    const columns = secondsOf(0, 600);
    await record(columns);
    const file = await exported();
    insertBlankDisk();
    const background = await recording();
    for (const column of columns.slice(300, 400)) background.append(BOOK, column);
    await background.flush();
    expect(await pageAt(400).take(file, () => {})).toEqual({ columns: 300, known: 300 });
    for (const column of columns.slice(400, 450)) background.append(BOOK, column);
    await background.close();
    expect(await times()).toEqual(columns.slice(0, 450).map(({ time }) => time));
  });

  it('leaves room for what the background has not written yet', async () => {
    await record(secondsOf(0, 1200));
    const file = await exported();
    insertBlankDisk();
    const background = await recording();
    for (const column of secondsOf(1000, 1100)) background.append(BOOK, column);
    await pageAt(1100).take(file, () => {});
    await background.close();
    const found = await times();
    expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b));
    expect(found).toHaveLength(600);
  });

  it('takes coarser tiers whole', async () => {
    await record(secondsOf(0, 1200));
    await compact(at(1200));
    const before = await columnsOn(stepOf(60_000));
    expect(before.length).toBeGreaterThan(10);
    const file = await exported();
    insertBlankDisk();
    const background = await recording();
    for (const column of secondsOf(0, 10)) background.append(BOOK, column);
    await background.close();
    await pageAt(1200).take(file, () => {});
    expect(await columnsOn(stepOf(60_000))).toEqual(before);
  });

  it('tells when the file is found sound: before anything is written', async () => {
    await record(secondsOf(0, 10));
    const file = await exported();
    insertBlankDisk();
    let soundWith: unknown;
    await pageAt(1200).take(file, () => {
      soundWith = contents();
    });
    expect(await soundWith).toEqual({ chunks: [], gaps: [] });
    expect(await times()).toHaveLength(10);
  });

  it('of a damaged file is refused in words, and never found sound', async () => {
    await record(secondsOf(0, 10));
    const file = await exported();
    insertBlankDisk();
    let isSound = false;
    const taking = pageAt(1200).take(file.slice(0, file.size - 1), () => {
      isSound = true;
    });
    await expect(taking).rejects.toThrow('The file ends early');
    expect(isSound).toBe(false);
    expect(await contents()).toEqual({ chunks: [], gaps: [] });
  });

  it('of a file that is gone says so', async () => {
    const gone = new Blob(['isotherm']);
    gone.stream = () => new ReadableStream({ start: (c) => c.error(new DOMException('', 'NotFoundError')) });
    await expect(pageAt(0).take(gone, () => {})).rejects.toThrow('The file cannot be read');
  });

  it('onto a full disk says so', async () => {
    await record(secondsOf(0, 10));
    const file = await exported();
    insertBlankDisk();
    failPuts(throwing('QuotaExceededError'));
    await expect(pageAt(1200).take(file, () => {})).rejects.toThrow('share of it is full');
  });
});

describe('the options page', () => {
  it('measures what is stored', async () => {
    await record(secondsOf(0, 300));
    const [tier, ...others] = await pageAt(0).usage();
    expect(others).toEqual([]);
    expect(ensureDefined(tier, 'a tier')).toMatchObject({ layer: 'order-book', stepMs: 1000, chunks: 2 });
  });

  it('says why the disk cannot be read', async () => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'UnknownError');
    };
    const words = 'The browser’s database failed: refused';
    await expect(pageAt(0).usage()).rejects.toThrow(words);
    await expect(exported()).rejects.toThrow(words);
    await expect(pageAt(0).take(new Blob(['x']), () => {})).rejects.toThrow(words);
  });
});
