import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FakeClock } from '@/lib/core/fake-clock';
import { planOf, readOf } from '@/lib/journal/test-journal';
import type { PageReport } from '@/lib/protocol/messages';
import { Database } from '@/lib/storage/database';
import { failPuts, insertBlankDisk, throwing } from '@/lib/storage/fake-disk';
import { JournalStore } from '@/lib/storage/journal-store';
import { Journal } from './journal';
import { JournalWatch } from './journal-watch';
import type { MarketWork } from './market-work';
import { Pages } from './pages';

const NOW = Date.now();
const HOUR = 3_600_000;
const PAGE: PageReport = {
  host: 'chart.example',
  market: 'BTC-USDT',
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  chosen: false,
  state: 'locked',
  reason: '',
  pane: { left: 0, top: 0, width: 100, height: 50, scale: 1 },
};
const draft = (change: Partial<ReturnType<typeof planOf>> = {}) => ({
  ...planOf(change),
  read: readOf({ time: NOW }),
});

let capture: () => Promise<string>;
let store: JournalStore;
let pages: Pages;
let journal: Journal;
/** Epoch ms on the exchanges' clocks. */
let exchangeNow: number;

/** A background whose markets follow nothing: what entries are scored from is not its matter. */
const idleWork = {
  derived: {
    instruments: () => [],
    get now() {
      return exchangeNow;
    },
  },
} as unknown as MarketWork;

beforeEach(() => {
  insertBlankDisk();
  exchangeNow = NOW;
  capture = async () => 'data:image/png;base64,AAAA';
  Object.assign(fakeBrowser.tabs, {
    query: async () => [{ id: 7 }],
    get: async () => ({ active: true, windowId: 1 }),
    captureVisibleTab: () => capture(),
  });
  class FakeCanvas {
    getContext = () => ({ drawImage() {} });
    convertToBlob = async ({ type }: { type: string }) => new Blob(['picture'], { type });
  }
  vi.stubGlobal('OffscreenCanvas', FakeCanvas);
  vi.stubGlobal('createImageBitmap', async () => ({ width: 400, height: 200, close() {} }));
  store = new JournalStore(new Database());
  pages = new Pages();
  pages.report(PAGE, { tabId: 7, frameId: 0, ownPage: false });
  const columns = Promise.reject(new Error('not asked for'));
  columns.catch(() => {});
  journal = new Journal({ store, pages, columns, work: Promise.resolve(idleWork) });
});
afterEach(() => vi.unstubAllGlobals());

describe('saving', () => {
  it('keeps the read and a picture of the chart in front', async () => {
    const head = await journal.save(draft({ tags: [' a '], notes: 'Because.' }));
    expect(head).toMatchObject({ tags: ['a'], pictures: { before: { kind: 'kept', bytes: 7 } } });
    expect(await journal.entry(head.id)).toMatchObject({ read: readOf({ time: NOW }) });
    expect(await (await store.picture(head.id, 'before'))?.text()).toBe('picture');
  });

  it('keeps the read without a picture where the browser allows none, and says why', async () => {
    capture = () =>
      Promise.reject(new Error("Either the '<all_urls>' or 'activeTab' permission is required."));
    const head = await journal.save(draft());
    expect(head.pictures.before).toEqual({
      kind: 'absent',
      reason: expect.stringContaining('button or key'),
    });
    pages.forget(7);
    const other = await journal.save(draft());
    expect(other.pictures.before).toEqual({ kind: 'absent', reason: 'No chart of BTC-USDT was in front.' });
    expect(await store.heads()).toHaveLength(2);
  });

  it('refuses a plan that makes no sense, and says what is wrong', async () => {
    await expect(journal.save(draft({ target: 1 }))).rejects.toThrow('must lie above the price');
    expect(await store.heads()).toEqual([]);
  });

  it('says when the disk is full', async () => {
    failPuts(throwing('QuotaExceededError'));
    await expect(journal.save(draft())).rejects.toThrow('nothing was saved');
  });
});

/** The next life of the worker. */
const watch = (scored: string[] = []) =>
  new JournalWatch({ store: new JournalStore(new Database()), pages }, async (id) => void scored.push(id));
const after = async (id: string) => (await journal.entry(id)).pictures.after;

describe('an entry that is due', () => {
  it('waits for its picture while one can be taken', async () => {
    const { id } = await journal.save(draft());
    await journal.save(draft({ horizonMs: 24 * HOUR }));
    const waiting = async (hours: number) =>
      (await journal.waiting(NOW + hours * HOUR)).map((head) => head.id);
    expect([await waiting(1), await waiting(5), await waiting(9)]).toEqual([[], [id], []]);
  });

  it('is scored and photographed, also after the worker has died', async () => {
    const { id } = await journal.save(draft());
    const scored: string[] = [];
    await watch(scored).sweep(NOW + HOUR);
    expect([scored, (await after(id)).kind]).toEqual([[], 'absent']);
    await watch(scored).sweep(NOW + 4 * HOUR + 5 * 60_000);
    expect([scored, (await after(id)).kind]).toEqual([[id], 'kept']);
  });

  it('is due by the clock of the exchanges, however wrong that of the computer is', async () => {
    const { id } = await journal.save(draft());
    const clock = new FakeClock(NOW - 24 * HOUR);
    journal.start(clock);
    exchangeNow = NOW + HOUR;
    await clock.advance(60_000);
    expect((await after(id)).kind).toBe('absent');
    exchangeNow = NOW + 4 * HOUR;
    await clock.advance(60_000);
    await vi.waitFor(async () => expect((await after(id)).kind).toBe('kept'), { timeout: 20_000 });
  });

  it('waits for its chart to come to the front, and then says that it did not', async () => {
    const { id } = await journal.save(draft());
    pages.forget(7);
    const due = NOW + 4 * HOUR;
    const watching = watch();
    await watching.sweep(due + 60_000);
    expect(await after(id)).toMatchObject({ reason: 'No chart of BTC-USDT was in front.', awaited: true });
    pages.report(PAGE, { tabId: 7, frameId: 0, ownPage: false });
    await watching.sweep(due + 120_000);
    expect((await after(id)).kind).toBe('kept');

    const { id: late } = await journal.save(draft());
    await watch().sweep(due + 5 * HOUR);
    expect(await after(late)).toEqual({
      kind: 'absent',
      reason: 'The chart was not in front when the horizon was over.',
    });
  });

  it('does not lose a picture that the user has added', async () => {
    const { id } = await journal.save(draft());
    const note = { kind: 'kept', time: NOW, bytes: 4, byHand: true } as const;
    await store.putPicture(id, { kind: 'after', picture: new Blob(['mine']), note });
    await watch().sweep(NOW + 5 * HOUR);
    expect(await after(id)).toEqual(note);
  });

  it('keeps no other waiting when it cannot be scored', async () => {
    await journal.save(draft());
    await journal.save(draft());
    let tried = 0;
    const watching = new JournalWatch({ store, pages }, () => {
      tried += 1;
      return Promise.reject(new Error('bars cannot be read'));
    });
    await watching.sweep(NOW + 5 * HOUR);
    expect(tried).toBe(2);
    await watching.sweep(NOW + 5 * HOUR + 60_000);
    expect(tried).toBe(4);
  });

  it('is looked for only when something is due', async () => {
    await journal.save(draft());
    const heads = vi.spyOn(JournalStore.prototype, 'heads');
    const watching = watch();
    for (let minute = 0; minute < 10; minute += 1) await watching.sweep(NOW + minute * 60_000);
    expect(heads).toHaveBeenCalledTimes(2);
    watching.wake();
    await watching.sweep(NOW + HOUR);
    expect(heads).toHaveBeenCalledTimes(4);
  });
});

it('takes a picture by hand, or says why not', async () => {
  const { id } = await journal.save(draft());
  expect((await journal.photograph(id, 'after')).pictures.after.kind).toBe('kept');
  pages.forget(7);
  await expect(journal.photograph(id, 'after')).rejects.toThrow('No chart of BTC-USDT was in front.');
});

it('changes what the user may change, and forgets what they delete', async () => {
  const { id } = await journal.save(draft({ tags: ['a'] }));
  expect(await journal.change({ id, notes: 'Late.', reviewed: true })).toMatchObject({
    tags: ['a'],
    notes: 'Late.',
    reviewed: expect.any(Number),
  });
  await journal.delete([id]);
  await expect(journal.entry(id)).rejects.toThrow('The entry was deleted.');
});
