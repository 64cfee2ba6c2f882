import { beforeEach, describe, expect, it, vi } from 'vitest';
import { headOf, newEntry } from '../journal/entry';
import type { PictureNote } from '../journal/picture';
import { entryOf, planOf, READ_AT, readOf, scoredOf } from '../journal/test-journal';
import { Database } from './database';
import { abortingWith, failPuts, insertBlankDisk, openVersion, throwing } from './fake-disk';
import { JournalStore, type KeptPicture } from './journal-store';
import { SCHEMA_VERSION } from './schema';

const NOTE: PictureNote = { kind: 'kept', time: READ_AT, bytes: 7, byHand: false };
const pictureOf = (text: string, kind: KeptPicture['kind'] = 'before'): KeptPicture => ({
  kind,
  picture: new Blob([text], { type: 'image/webp' }),
  note: { ...NOTE, bytes: text.length },
});

/** As another context, or the next life of the worker, has it. */
const journal = () => new JournalStore(new Database());
const ids = async () => (await journal().heads()).map(({ id }) => id);

beforeEach(insertBlankDisk);

describe('the journal', () => {
  it('gives back an entry as it was, in a later life too', async () => {
    const entry = entryOf(1);
    await journal().add(entry, pictureOf('picture'));
    expect(await journal().entry(entry.id)).toEqual(entry);
    const picture = await journal().picture(entry.id, 'before');
    expect([picture?.type, await picture?.text()]).toEqual(['image/webp', 'picture']);
    expect(await journal().picture(entry.id, 'after')).toBeUndefined();
    expect(await journal().entry('another')).toBeUndefined();
  });

  it('lists the newest first, without what each read found', async () => {
    for (const index of [1, 3, 2]) await journal().add(entryOf(index));
    expect(await journal().heads()).toEqual([3, 2, 1].map((index) => headOf(entryOf(index))));
  });

  it('lists any number of them, or only the newest', async () => {
    const database = await new Database().connect();
    const transaction = database.transaction('journal', 'readwrite');
    const heads = Array.from({ length: 1_000 }, (_, index) => headOf(entryOf(index)));
    for (const head of heads) void transaction.store.put(head, head.id);
    await transaction.done;
    expect(await journal().heads()).toEqual(heads.toReversed());
    expect(await journal().newest(3)).toEqual(heads.slice(-3).toReversed());
    await journal().delete([entryOf(0).id]);
    expect(await ids()).toHaveLength(999);
    expect(await journal().newest(2_000)).toEqual(heads.slice(1).toReversed());
    database.close();
  });

  it('changes what is on disk, not what was read a while ago', async () => {
    const { id } = entryOf(1);
    await journal().add(entryOf(1));
    const outcome = scoredOf();
    await Promise.all([
      journal().change(id, (head) => ({ ...head, notes: 'early' })),
      journal().change(id, (head) => ({ ...head, outcome })),
      journal().putPicture(id, pictureOf('later', 'after')),
    ]);
    expect(await journal().entry(id)).toMatchObject({
      notes: 'early',
      outcome,
      pictures: { after: { bytes: 5 } },
    });
  });

  it('forgets an entry with all that belongs to it, and nothing else', async () => {
    for (const index of [1, 2]) await journal().add(entryOf(index), pictureOf(`picture ${index}`));
    await journal().delete([entryOf(1).id]);
    expect(await ids()).toEqual([entryOf(2).id]);
    expect(await journal().picture(entryOf(1).id, 'before')).toBeUndefined();
    expect(await journal().picture(entryOf(2).id, 'before')).toBeDefined();
    const database = await openVersion(SCHEMA_VERSION);
    const counted = await Promise.all(
      ['reads', 'pictures'].map(
        (store) =>
          new Promise((resolve) => {
            const count = database.transaction(store).objectStore(store).count();
            count.addEventListener('success', () => resolve(count.result));
          }),
      ),
    );
    expect(counted).toEqual([1, 1]);
    await expect(journal().change(entryOf(1).id, (head) => head)).rejects.toThrow('The entry was deleted.');
  });

  it('keeps entries apart although the clock was set back', async () => {
    const parts = { created: READ_AT, venue: undefined, before: NOTE };
    const [one, other] = ['a', 'b'].map((nonce) => newEntry(readOf(), planOf(), { ...parts, nonce }));
    if (!one || !other) throw new Error('There are two');
    await journal().add(one);
    await journal().add(other);
    expect(await ids()).toHaveLength(2);
    await expect(journal().add({ ...one, notes: 'again' })).rejects.toThrow('failed');
    expect(await journal().entry(one.id)).toMatchObject({ notes: '' });
  });
});

describe('a disk that fails', () => {
  it.each([
    ['refuses', throwing('QuotaExceededError')],
    ['gives up at the end', abortingWith('QuotaExceededError')],
  ])('and %s for want of room leaves nothing by halves, and says so', async (_, failure) => {
    failPuts((store) => store.name === 'pictures' && failure(store));
    const words = 'The disk or the browser’s share of it is full: nothing was saved.';
    await expect(journal().add(entryOf(1), pictureOf('picture'))).rejects.toThrow(words);
    vi.restoreAllMocks();
    expect(await ids()).toEqual([]);
    expect(await journal().entry(entryOf(1).id)).toBeUndefined();
    await journal().add(entryOf(1), pictureOf('picture'));
    expect(await ids()).toHaveLength(1);
  });

  it('keeps the picture that was there', async () => {
    const { id } = entryOf(1);
    await journal().add(entryOf(1), pictureOf('first'));
    failPuts((store) => store.name === 'journal' && throwing('QuotaExceededError')());
    await expect(journal().putPicture(id, pictureOf('second'))).rejects.toThrow('nothing was saved');
    vi.restoreAllMocks();
    expect(await (await journal().picture(id, 'before'))?.text()).toBe('first');
  });

  it('is told in words', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(throwing('SecurityError'));
    await expect(journal().heads()).rejects.toThrow('The browser’s database failed');
  });
});

it('is left as it is by an older version of ours', async () => {
  (await openVersion(SCHEMA_VERSION + 1, (blank) => blank.createObjectStore('journal'))).close();
  await expect(journal().heads()).rejects.toThrow('newer version of Isotherm');
});
