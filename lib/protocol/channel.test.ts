import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { headOf } from '../journal/entry';
import { entryOf, readOf } from '../journal/test-journal';
import { type Handlers, request, type Sender, serve } from './channel';
import { FROM_PAGES, READERS } from './readers';

const STATUS = {
  bootId: 'boot',
  paused: false,
  venues: [],
  storage: { kind: 'ok', reason: '', columns: 0, bytes: 0, pendingBytes: 0 },
  backfill: [],
  markets: [],
} as const;

const CONTENT = { id: fakeBrowser.runtime.id, tab: { id: 7 }, frameId: 3, url: 'https://chart.example/' };
const OWN_PAGE = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/popup.html') };

/** A background that serves; notes which handlers ran and for whom. */
function background() {
  const ran: (readonly [name: string, input: unknown, sender: Sender])[] = [];
  const note =
    <T>(name: string, value: T) =>
    (input: unknown, sender: Sender) => {
      ran.push([name, input, sender]);
      return value;
    };
  const handlers: Handlers = {
    status: note('status', STATUS),
    alerts: note('alerts', []),
    alertsSeen: () => {},
    facts: note('facts', undefined),
    checked: note('checked', undefined),
    storedMaps: note('storedMaps', { chunks: [], since: undefined }),
    sidebar: () => {},
    activePage: note('activePage', undefined),
    instruments: () => Promise.reject(new Error('the venue has not answered')),
    report: note('report', undefined),
    adopt: note('adopt', undefined),
    inject: note('inject', undefined),
    bars: note('bars', { bars: new Float64Array() }),
    cell: note('cell', { split: [] }),
    journalSave: note('journalSave', headOf(entryOf())),
    journalWaiting: note('journalWaiting', []),
    journalEntry: note('journalEntry', entryOf()),
    journalChange: note('journalChange', headOf(entryOf())),
    journalDelete: note('journalDelete', undefined),
    journalScore: note('journalScore', headOf(entryOf())),
    journalPicture: note('journalPicture', headOf(entryOf())),
    funding: note('funding', { market: 'BTC-USDT', time: 0, rows: [], mean: undefined, spread: undefined }),
  };
  serve(handlers, READERS, FROM_PAGES);
  return ran;
}

/** What the background answers to a message of a sender; undefined when it does not feel addressed. */
async function ask(message: unknown, sender: object = OWN_PAGE): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const heard: Promise<readonly unknown[]> = fakeBrowser.runtime.onMessage.trigger(
      message,
      sender,
      resolve,
    );
    heard.then(([willAnswer]) => willAnswer !== true && resolve(undefined), reject);
  });
}

const envelope = (name: string, input?: unknown) => ({ to: 'background', name, input });

afterEach(() => fakeBrowser.reset());

describe('serve', () => {
  it('answers our own pages', async () => {
    const ran = background();
    expect(await ask(envelope('status'))).toEqual({ ok: true, value: STATUS });
    expect(ran).toEqual([['status', undefined, { tabId: undefined, frameId: 0, ownPage: true }]]);
  });

  it('tells handlers which frame asks', async () => {
    const ran = background();
    await ask(envelope('inject', { script: 'overlay' }), CONTENT);
    expect(ran).toEqual([['inject', { script: 'overlay' }, { tabId: 7, frameId: 3, ownPage: false }]]);
  });

  it.each([
    'alerts',
    'activePage',
    'adopt',
    'facts',
    'storedMaps',
    'checked',
    'journalSave',
    'journalWaiting',
    'journalDelete',
    'journalPicture',
  ])('refuses %s to pages', async (name) => {
    const ran = background();
    const answer = await ask(envelope(name, { venue: 'bybit-linear' }), CONTENT);
    expect(answer).toEqual({ ok: false, error: `"${name}" is not for pages` });
    expect(ran).toEqual([]);
  });

  it('takes what was checked from a frame of our own in a page, and only as a whole read', async () => {
    const ran = background();
    const frame = { ...OWN_PAGE, tab: { id: 7 }, frameId: 4 };
    expect(await ask(envelope('checked', readOf()), frame)).toMatchObject({ ok: true });
    expect(ran).toEqual([['checked', readOf(), { tabId: 7, frameId: 4, ownPage: true }]]);
    const { zones: _, ...torn } = readOf();
    expect(await ask(envelope('checked', torn), frame)).toMatchObject({ ok: false });
    expect(ran).toHaveLength(1);
  });

  it('takes a page for our own only by its whole origin', async () => {
    background();
    const url = `https://evil.example/${fakeBrowser.runtime.getURL('/popup.html')}`;
    expect(await ask(envelope('alerts'), { ...CONTENT, url })).toMatchObject({ ok: false });
    expect(await ask(envelope('alerts'), { id: fakeBrowser.runtime.id })).toMatchObject({ ok: false });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'nothing', 3, undefined])(
    'does not know a request named %s',
    async (name) => {
      const ran = background();
      expect(await ask({ to: 'background', name, input: {} })).toBeUndefined();
      expect(ran).toEqual([]);
    },
  );

  it.each([undefined, null, 'status', [], { name: 'status' }, { to: 'overlay', name: 'status' }])(
    'does not feel addressed by %o',
    async (message) => {
      background();
      expect(await ask(message)).toBeUndefined();
    },
  );

  it('hears nobody but the extension', async () => {
    background();
    expect(await ask(envelope('status'), { ...OWN_PAGE, id: 'another-extension' })).toBeUndefined();
  });

  it.each([
    ['cell', { market: 'BTC-USDT', time: 1, price: 'free' }],
    ['report', undefined],
    ['inject', { script: 'https://evil.example/x.js' }],
  ])('answers a malformed %s with an error and does not carry it out', async (name, input) => {
    const ran = background();
    expect(await ask(envelope(name, input), CONTENT)).toEqual({ ok: false, error: expect.any(String) });
    expect(ran).toEqual([]);
  });

  it('answers with the message of what went wrong', async () => {
    background();
    expect(await ask(envelope('instruments', { venue: 'bybit-linear' }))).toEqual({
      ok: false,
      error: 'the venue has not answered',
    });
  });
});

/** A background that answers every message like this. */
const answerWith = (outcome: unknown) =>
  fakeBrowser.runtime.onMessage.addListener((_message, _sender, sendResponse) => {
    sendResponse(outcome);
    return true;
  });

describe('request', () => {
  it('gives the value', async () => {
    answerWith({ ok: true, value: STATUS });
    expect(await request('status')).toEqual(STATUS);
  });

  it('throws what the background says is wrong', async () => {
    answerWith({ ok: false, error: 'Unknown venue' });
    await expect(request('instruments', { venue: 'bybit-linear' })).rejects.toThrow('Unknown venue');
  });

  it('throws when nobody answers', async () => {
    await expect(request('status')).rejects.toThrow('No listeners available');
    answerWith(undefined);
    await expect(request('status')).rejects.toThrow('No reply to "status"');
  });
});
