import { HOUR_MS } from '@/lib/core/durations';
import { act, render } from '@testing-library/preact';
import { FakeFile } from '@/components/options/history/fake-history';
import type { ClaimRecords } from '@/lib/analysis/claims/records';
import { NO_RECORDS } from '@/lib/analysis/claims/test-endings';
import { FakeClock } from '@/lib/core/fake-clock';
import { type EntryHead, headOf, type JournalEntry } from '@/lib/journal/entry';
import type { PictureKind } from '@/lib/journal/picture';
import { READ_AT } from '@/lib/journal/test-journal';
import type { JournalProtocol } from '@/lib/protocol/journal-messages';
import type { Protocol } from '@/lib/protocol/messages';
import { Journal } from './journal';
import { JournalModel } from './journal-model';
import type { Heads, JournalPorts, Pictures } from './ports';

/** A file that remembers what was written to it, for tests. */
class FakeTextFile extends FakeFile {
  text = '';

  override async write(bytes: Uint8Array): Promise<void> {
    await super.write(bytes);
    this.text += new TextDecoder().decode(bytes);
  }
}

/** What the page asks for. */
type Handled = {
  readonly [Name in keyof JournalProtocol | 'status']: Protocol[Name];
};

/** A background and a disk as the journal page meets them, for tests: change `entries` and `obstacle` at will. */
export class FakeJournalPorts implements JournalPorts {
  readonly clock = new FakeClock(READ_AT + 5 * HOUR_MS);
  readonly asked: string[] = [];
  readonly files: FakeTextFile[] = [];
  /** What stands in the way of each request. */
  obstacle: (name: string) => void = () => {};
  /** What scoring gives. */
  scored: (head: EntryHead) => EntryHead = (head) => head;
  readonly pictureOf = new Map<string, Blob>();

  /** @param entries newest first. */
  constructor(public entries: readonly JournalEntry[] = []) {}

  /** That are recorded. */
  markets: readonly string[] = ['BTC-USDT', 'ETH-USDT'];

  private readonly handlers: Handled = {
    status: () => ({
      bootId: 'one',
      paused: false,
      venues: [],
      storage: { kind: 'ok', reason: '', columns: 0, bytes: 0, pendingBytes: 0 },
      backfill: [],
      markets: this.markets,
    }),
    journalSave: () => {
      throw new Error('The page saves nothing.');
    },
    journalWaiting: () => {
      throw new Error('The page asks for no entries.');
    },
    journalEntry: ({ id }) => this.find(id),
    journalChange: ({ id, reviewed, ...change }) =>
      this.put(id, (entry) => ({ ...entry, ...change, ...(reviewed && { reviewed: this.clock.now() }) })),
    journalDelete: ({ ids }) => {
      this.entries = this.entries.filter(({ id }) => !ids.includes(id));
    },
    journalScore: ({ id }) => this.put(id, (entry) => ({ ...entry, ...this.scored(headOf(entry)) })),
    journalPicture: () => {
      throw new Error('The page takes no pictures.');
    },
  };

  readonly ask: JournalPorts['ask'] = async (name, input) => {
    this.asked.push(name);
    this.obstacle(name);
    const handler = this.handlers[name as keyof Handled] as (input: unknown) => never;
    return handler(input);
  };

  /** Reading takes as long as this says. */
  disk: () => Promise<void> = async () => {};

  readonly heads: Heads = {
    heads: async () => {
      await this.disk();
      this.obstacle('heads');
      return this.entries.map(headOf);
    },
    newest: async (most) => {
      this.obstacle('newest');
      return this.entries.slice(0, most).map(headOf);
    },
  };

  readonly pictures: Pictures = {
    load: async (id, kind) => this.pictureOf.get(`${id} ${kind}`),
    add: async (id, kind, picture) => {
      this.pictureOf.set(`${id} ${kind}`, picture);
      const note = { kind: 'kept', time: this.clock.now(), bytes: picture.size, byHand: true } as const;
      this.put(id, (entry) => ({ ...entry, pictures: { ...entry.pictures, [kind]: note } }));
    },
  };

  /** What is kept of the market; it is always the same. */
  kept: Partial<ClaimRecords> = {};

  readonly records: JournalPorts['records'] = async (market) => {
    this.asked.push(`records of ${market}`);
    this.obstacle('records');
    return { ...NO_RECORDS, ...this.kept, market };
  };

  readonly createFile: JournalPorts['createFile'] = async (name) => {
    const file = new FakeTextFile(name);
    this.files.push(file);
    return file;
  };

  /** Gives an entry a picture. */
  keep(id: string, kind: PictureKind, text: string): void {
    void this.pictures.add(id, kind, new Blob([text], { type: 'image/webp' }));
  }

  private find(id: string): JournalEntry {
    const entry = this.entries.find((each) => each.id === id);
    if (!entry) throw new Error('The entry was deleted.');
    return entry;
  }

  private put(id: string, change: (entry: JournalEntry) => JournalEntry): EntryHead {
    const changed = change(this.find(id));
    this.entries = this.entries.map((entry) => (entry.id === id ? changed : entry));
    return headOf(changed);
  }
}

/** Opens the journal page on fake ports, for tests; `pass` lets time go by. */
export async function openJournal(ports = new FakeJournalPorts()) {
  render(<Journal model={new JournalModel(ports)} />);
  const pass = (seconds: number) => act(() => ports.clock.advance(seconds * 1_000));
  await pass(0);
  // Until the accuracy has been counted.
  await pass(0.1);
  return { ports, pass };
}
