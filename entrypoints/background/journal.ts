import { MINUTE_MS } from '@/lib/core/durations';
import type { Clock } from '@/lib/core/clock';
import { afterPicture } from '@/lib/journal/due';
import { type EntryHead, headOf, type JournalEntry, newEntry } from '@/lib/journal/entry';
import type { PictureKind } from '@/lib/journal/picture';
import { planFault, tidyRemarks } from '@/lib/journal/plan';
import type { JournalChange, JournalDraft } from '@/lib/protocol/journal-messages';
import type { ColumnStore } from '@/lib/storage/column-store';
import type { JournalStore } from '@/lib/storage/journal-store';
import { photographChart } from './journal-pictures';
import { outcomeOf } from './journal-scores';
import { JournalWatch } from './journal-watch';
import type { MarketWork } from './market-work';
import type { Pages } from './pages';

export interface JournalParts {
  readonly store: JournalStore;
  readonly columns: Promise<ColumnStore>;
  readonly pages: Pages;
  readonly work: Promise<MarketWork>;
}

const SWEEP_EVERY_MS = MINUTE_MS;

/** Keeps what the user saves, and scores and photographs it when its time has come. */
export class Journal {
  private readonly watch: JournalWatch;

  constructor(private readonly parts: JournalParts) {
    this.watch = new JournalWatch(parts, (id) => this.score(id));
  }

  start(clock: Clock): void {
    clock.every(SWEEP_EVERY_MS, () => void this.sweep());
  }

  /** Reads are dated by the exchanges' clocks, so by these they are due: the computer's own may be wrong. */
  private async sweep(): Promise<void> {
    const { derived } = await this.parts.work;
    await this.watch.sweep(derived.now);
  }

  async save({ read, tags, notes, ...plan }: JournalDraft): Promise<EntryHead> {
    const fault = planFault(plan, read.price);
    if (fault) throw new Error(fault);
    // At once, before the chart moves on.
    const shot = await photographChart(this.parts.pages, read.market, 'before', Date.now());
    const { derived } = await this.parts.work;
    const [reference] = derived.instruments(read.market);
    const entry = newEntry(
      read,
      { ...plan, ...tidyRemarks({ tags, notes }) },
      {
        created: Date.now(),
        nonce: crypto.randomUUID(),
        venue: reference?.venue,
        before: shot.note,
      },
    );
    await this.parts.store.add(entry, shot.kept);
    this.watch.wake();
    return headOf(entry);
  }

  /** The entries whose picture after the horizon can be taken at a time, epoch ms. */
  async waiting(now: number): Promise<readonly EntryHead[]> {
    return (await this.parts.store.heads()).filter((head) => afterPicture(head, now) === 'due');
  }

  async entry(id: string): Promise<JournalEntry> {
    const entry = await this.parts.store.entry(id);
    if (!entry) throw new Error('The entry was deleted.');
    return entry;
  }

  change({ id, tags, notes, reviewed }: JournalChange): Promise<EntryHead> {
    return this.parts.store.change(id, (head) => ({
      ...head,
      ...tidyRemarks({ tags: tags ?? head.tags, notes: notes ?? head.notes }),
      ...(reviewed && { reviewed: Date.now() }),
    }));
  }

  delete(ids: readonly string[]): Promise<void> {
    return this.parts.store.delete(ids);
  }

  async score(id: string): Promise<EntryHead> {
    const head = headOf(await this.entry(id));
    const outcome = await outcomeOf(head, this.parts);
    return outcome ? this.parts.store.change(id, (now) => ({ ...now, outcome })) : head;
  }

  /** @throws with the reason where no picture can be taken. */
  async photograph(id: string, kind: PictureKind): Promise<EntryHead> {
    const { market } = await this.entry(id);
    const { note, kept } = await photographChart(this.parts.pages, market, kind, Date.now());
    if (!kept) throw new Error(note.kind === 'absent' ? note.reason : '');
    return this.parts.store.putPicture(id, kept);
  }
}
