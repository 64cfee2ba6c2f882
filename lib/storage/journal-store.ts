import type { IDBPObjectStore } from 'idb';
import { type EntryHead, headOf, type JournalEntry } from '../journal/entry';
import type { PictureKind, PictureNote } from '../journal/picture';
import { abort } from './abort';
import type { Database } from './database';
import { describeFailure, StorageError } from './failure';
import type { IsothermDatabase, IsothermSchema } from './schema';

/** A picture and what its entry says of it. */
export interface KeptPicture {
  readonly kind: PictureKind;
  readonly picture: Blob;
  readonly note: PictureNote;
}

type StoreName = 'journal' | 'reads' | 'pictures';
type Stores = {
  readonly [Name in StoreName]: IDBPObjectStore<IsothermSchema, StoreName[], Name, 'readwrite'>;
};

/** Entries read at once: what takes longer would hold up everything else of its thread. */
const PART = 500;
const STORES: StoreName[] = ['journal', 'reads', 'pictures'];
const FULL = 'The disk or the browser’s share of it is full: nothing was saved.';
const GONE = 'The entry was deleted.';

const picturesOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

/**
 * The user's journal. Each change is one transaction, done on disk or not at all, and nothing is ever trimmed. Every method
 * rejects with an Error in words for the user when the disk cannot be read or written.
 */
export class JournalStore {
  constructor(private readonly database: Database) {}

  /** Keeps a new entry, with its picture if there is one. */
  add(entry: JournalEntry, picture?: KeptPicture): Promise<void> {
    return this.writing(async ({ journal, reads, pictures }) => {
      await reads.put(entry.read, entry.id);
      if (picture) await pictures.put(picture.picture, [entry.id, picture.kind]);
      // Fails where there is one of this id, rather than put itself in its place.
      await journal.add(headOf(entry), entry.id);
    });
  }

  /** All entries, newest first. */
  heads(): Promise<readonly EntryHead[]> {
    return this.reading(async (database) => {
      const { store } = database.transaction('journal');
      const heads: EntryHead[] = [];
      for (;;) {
        const last = heads.at(-1);
        const part = await store.getAll(last && IDBKeyRange.lowerBound(last.id, true), PART);
        heads.push(...part);
        if (part.length < PART) return heads.toReversed();
      }
    });
  }

  /** The newest entries, newest first: they are there at once, however many there are. */
  newest(most: number): Promise<readonly EntryHead[]> {
    return this.reading(async (database) => {
      const heads: EntryHead[] = [];
      let cursor = await database.transaction('journal').store.openCursor(null, 'prev');
      while (cursor && heads.length < most) {
        heads.push(cursor.value);
        cursor = await cursor.continue();
      }
      return heads;
    });
  }

  /** One entry with all that its read found; undefined when there is none. */
  entry(id: string): Promise<JournalEntry | undefined> {
    return this.reading(async (database) => {
      const transaction = database.transaction(['journal', 'reads']);
      const [head, read] = await Promise.all([
        transaction.objectStore('journal').get(id),
        transaction.objectStore('reads').get(id),
        transaction.done,
      ]);
      return head && read && { ...head, read };
    });
  }

  /** Makes another head of the stored one. @returns it. */
  change(id: string, change: (head: EntryHead) => EntryHead): Promise<EntryHead> {
    return this.writing(async ({ journal }) => {
      const changed = change(await existing(journal, id));
      await journal.put(changed, id);
      return changed;
    });
  }

  /** Puts a picture to an entry, in the place of the one that was there. @returns the entry's head. */
  putPicture(id: string, { kind, picture, note }: KeptPicture): Promise<EntryHead> {
    return this.writing(async ({ journal, pictures }) => {
      const head = await existing(journal, id);
      const changed = { ...head, pictures: { ...head.pictures, [kind]: note } };
      await pictures.put(picture, [id, kind]);
      await journal.put(changed, id);
      return changed;
    });
  }

  picture(id: string, kind: PictureKind): Promise<Blob | undefined> {
    return this.reading((database) => database.get('pictures', [id, kind]));
  }

  /** Removes entries with all that belongs to them. */
  delete(ids: readonly string[]): Promise<void> {
    return this.writing(async ({ journal, reads, pictures }) => {
      await Promise.all(
        ids.flatMap((id) => [journal.delete(id), reads.delete(id), pictures.delete(picturesOf(id))]),
      );
    });
  }

  private async reading<T>(task: (database: IsothermDatabase) => Promise<T>): Promise<T> {
    return this.database.connect().then(task).catch(rejectInWords);
  }

  private writing<T>(task: (stores: Stores) => Promise<T>): Promise<T> {
    return this.reading(async (database) => {
      // What the user wrote is on disk, not only on its way there, before they are told that it is saved.
      const transaction = database.transaction(STORES, 'readwrite', { durability: 'strict' });
      const stores = {
        journal: transaction.objectStore('journal'),
        reads: transaction.objectStore('reads'),
        pictures: transaction.objectStore('pictures'),
      };
      const work = async () => {
        try {
          return await task(stores);
        } catch (error) {
          // A put that is refused at once would leave those before it in the transaction.
          abort(transaction);
          throw error;
        }
      };
      const [result] = await Promise.all([work(), transaction.done]);
      return result;
    });
  }
}

async function existing(journal: Stores['journal'], id: string): Promise<EntryHead> {
  const head = await journal.get(id);
  if (!head) throw new StorageError(GONE);
  return head;
}

function rejectInWords(error: unknown): never {
  const { kind, reason } = describeFailure(error);
  throw new Error(kind === 'full' ? FULL : reason, { cause: error });
}
