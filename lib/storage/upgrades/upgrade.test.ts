import { beforeEach, describe, expect, it } from 'vitest';
import { cascadeOf, MARKET, wallOf } from '../../analysis/claims/test-endings';
import { FakeClock } from '../../core/fake-clock';
import { headOf } from '../../journal/entry';
import { entryOf } from '../../journal/test-journal';
import { readChunks } from '../../heatmaps/codec/read-chunks';
import { AlertLog } from '../alert-log';
import { BarStore } from '../bar-store';
import { CheckpointStore } from '../checkpoint-store';
import { ColumnStore } from '../column-store';
import { Database } from '../database';
import { EndingStore } from '../ending-store';
import { insertBlankDisk, openVersion } from '../fake-disk';
import { JournalStore } from '../journal-store';
import { PageStore } from '../page-store';
import { readEndings } from '../read-endings';
import { UPGRADES } from '../schema';

/** What versions 1 to 5 wrote, told in their own words: nothing here comes from the code of today. */
const SERIES = 'order-book/BTC-USDT/all/1000';
const START = 1_760_000_000_000;
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const CHUNK = {
  start: START,
  stepMs: 1000,
  grid: { firstBin: 13_000, count: 8, binSize: 5, unit: 0.001 },
  offsets: Uint16Array.of(0, 1, 4),
  best: bytes('01afaf4f0302050000'),
  coverage: [{ from: 0, venues: [{ venue: 'binance-usdm', low: 65_000, high: 65_040, shift: 0 }] }],
  bids: bytes('6366e0606063606058d2a0cfc7c0c8c0c6c0b2e5431513e36600'),
  asks: bytes('6366e06060656060e07ac465c1cac0c0c3302b9f4d881700'),
};
const GAP = { from: START + 2000, to: START + 4000, reason: 'worker stopped' };
const ALERT = { id: 'wall-1', time: START, rule: 'wall', kind: 'appeared', market: 'BTC-USDT', side: 'bid' };
/** As version 4 has it. */
const WIDE_ALERT = {
  ...ALERT,
  rule: 'walls',
  ruleName: 'Walls near the price',
  kind: 'wall-appeared',
  side: 'below',
  sound: 'none',
  isQuiet: false,
};
const STORES_OF: Readonly<Record<number, readonly string[]>> = {
  1: ['chunks', 'gaps', 'alerts', 'meta'],
  2: ['chunks', 'gaps', 'alerts', 'meta', 'pages'],
  3: ['chunks', 'gaps', 'alerts', 'meta', 'pages', 'bars', 'checkpoints'],
  4: ['chunks', 'gaps', 'alerts', 'meta', 'pages', 'bars', 'checkpoints'],
  5: ['chunks', 'gaps', 'alerts', 'meta', 'pages', 'bars', 'checkpoints', 'journal', 'reads', 'pictures'],
};
const HEAD = { id: '001760000000000-old', market: 'BTC-USDT', notes: 'of then' };

beforeEach(insertBlankDisk);

/** A database as a version of the past left it. */
async function writeOld(version: number): Promise<void> {
  const database = await openVersion(version, (blank) => {
    for (const store of STORES_OF[version] ?? []) blank.createObjectStore(store);
  });
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  const done = new Promise((resolve) => transaction.addEventListener('complete', resolve));
  transaction.objectStore('chunks').put(CHUNK, [SERIES, START]);
  transaction.objectStore('gaps').put(GAP, [SERIES, GAP.from]);
  transaction.objectStore('alerts').put(version >= 4 ? WIDE_ALERT : ALERT, [ALERT.time, ALERT.id]);
  transaction.objectStore('meta').put(START, 'trimmedBefore');
  if (version >= 2) {
    const key = ['candles/binance-usdm/BTCUSDT/60000', START, START + 60_000];
    transaction.objectStore('pages').put(Float64Array.of(START, 1, 3, 1, 2, 10, 6), key);
  }
  if (version >= 3) {
    transaction
      .objectStore('bars')
      .put({ bytes: new Uint8Array(0), gaps: [GAP] }, [
        'binance-usdm/BTCUSDT/60000',
        START - (START % 3_600_000),
      ]);
    transaction.objectStore('checkpoints').put({ until: START, parts: [] }, 'BTC-USDT');
  }
  if (version >= 5) {
    transaction.objectStore('journal').put(HEAD, HEAD.id);
    transaction.objectStore('reads').put({ market: 'BTC-USDT' }, HEAD.id);
  }
  await done;
  database.close();
}

describe.each([1, 2, 3, 4, 5])('a database of version %d', (version) => {
  it('opens today with all that was in it', async () => {
    await writeOld(version);
    const database = new Database();
    const store = await ColumnStore.open({ database, clock: new FakeClock() });
    expect(store.state.kind).toBe('ok');
    expect((await database.connect()).version).toBe(UPGRADES.length);
    const series = { layer: 'order-book', market: 'BTC-USDT', source: 'all', stepMs: 1000 } as const;
    const { chunks, gaps } = await store.load(series, START - 1000, START + 60_000);
    expect(gaps).toEqual([{ from: START - 1000, to: START, reason: 'before the history that is kept' }, GAP]);
    const { columns, damaged } = await readChunks(chunks);
    expect(damaged).toEqual([]);
    expect(
      columns.map(({ time, cells, bid, ask }) => [time - START, [...cells.bid], [...cells.ask], bid, ask]),
    ).toEqual([
      [0, [90, 0, 120, 61, 0, 0, 0, 0], [0, 0, 0, 0, 0, 77, 200, 3], 65_019.9, 65_020],
      [1000, [90, 0, 121, 60, 0, 0, 0, 0], [0, 0, 0, 0, 0, 77, 200, 3], 65_019.8, 65_020],
      [4000, [0, 0, 121, 60, 0, 0, 0, 0], [0, 0, 0, 0, 9, 70, 200, 3], Number.NaN, Number.NaN],
    ]);
    expect(columns[2]?.coverage).toEqual(CHUNK.coverage[0]?.venues);
    expect(await new AlertLog(database).newest()).toMatchObject([
      { id: ALERT.id, rule: 'walls', kind: 'wall-appeared', side: 'below', sound: 'none', isQuiet: false },
    ]);
    const pages = await new PageStore(database).load('candles/binance-usdm/BTCUSDT/60000', 0, START + 60_000);
    expect(pages.map(({ rows }) => rows.length)).toEqual(version >= 2 ? [7] : []);
    const bars = { venue: 'binance-usdm', symbol: 'BTCUSDT', intervalMs: 60_000 } as const;
    const run = await new BarStore({ database, clock: new FakeClock() }).load(bars, GAP.from, GAP.to);
    expect(run.gaps.map(({ reason }) => reason === GAP.reason)).toEqual([version >= 3]);
    const checkpoint = await new CheckpointStore(database).load('BTC-USDT');
    expect(checkpoint?.until).toBe(version >= 3 ? START : undefined);
  });

  it('takes a journal', async () => {
    await writeOld(version);
    const journal = new JournalStore(new Database());
    const before = version >= 5 ? [HEAD] : [];
    expect(await journal.heads()).toEqual(before);
    await journal.add(entryOf());
    const heads = await new JournalStore(new Database()).heads();
    expect(heads).toHaveLength(before.length + 1);
    expect(heads).toEqual(expect.arrayContaining([...before, headOf(entryOf())]));
  });

  it('takes walls and cascades that are over', async () => {
    await writeOld(version);
    expect(await readEndings(new Database(), MARKET)).toEqual({ walls: [], cascades: [] });
    const store = new EndingStore(new Database());
    await store.wall(wallOf());
    await store.cascade(cascadeOf());
    expect(await readEndings(new Database(), MARKET)).toEqual({ walls: [wallOf()], cascades: [cascadeOf()] });
  });
});
