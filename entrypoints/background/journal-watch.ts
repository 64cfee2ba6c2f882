import { AFTER_WAS_MISSED, afterPicture, attentionAt, scoreAt } from '@/lib/journal/due';
import type { EntryHead } from '@/lib/journal/entry';
import type { PictureNote } from '@/lib/journal/picture';
import type { JournalStore } from '@/lib/storage/journal-store';
import { photographChart } from './journal-pictures';
import type { Pages } from './pages';

interface WatchParts {
  readonly store: JournalStore;
  readonly pages: Pages;
}

/** Scores and photographs entries when their time has come. What was due while no worker lived is done by the next. */
export class JournalWatch {
  /** Nothing is due before: epoch ms. */
  private idleUntil = 0;
  private sweeping = false;

  constructor(
    private readonly parts: WatchParts,
    private readonly score: (id: string) => Promise<unknown>,
  ) {}

  /** There is a new entry. */
  wake(): void {
    this.idleUntil = 0;
  }

  async sweep(now: number): Promise<void> {
    if (this.sweeping || now < this.idleUntil) return;
    this.sweeping = true;
    this.idleUntil = Infinity;
    try {
      const heads = await this.parts.store.heads();
      for (const head of heads.filter((each) => attentionAt(each, now) <= now)) await this.attend(head, now);
      const later = (await this.parts.store.heads()).map((head) => attentionAt(head, now));
      this.idleUntil = later.reduce((soonest, at) => Math.min(soonest, at), this.idleUntil);
    } catch {
      // A disk that cannot be read now is asked again; the page says what is wrong with it.
      this.idleUntil = 0;
    } finally {
      this.sweeping = false;
    }
  }

  private async attend(head: EntryHead, now: number): Promise<void> {
    // What fails is tried again with the next sweep, and keeps no other entry waiting.
    const scored = (scoreAt(head) ?? Infinity) <= now ? this.score(head.id) : undefined;
    await Promise.allSettled([scored, this.lookAfter(head, now)]);
  }

  private async lookAfter(head: EntryHead, now: number): Promise<void> {
    const { store, pages } = this.parts;
    const state = afterPicture(head, now);
    if (state === 'missed')
      await store.change(head.id, withAfter({ kind: 'absent', reason: AFTER_WAS_MISSED }));
    if (state !== 'due') return;
    const { note, kept } = await photographChart(pages, head.market, 'after', now);
    if (kept) await store.putPicture(head.id, kept);
    else await store.change(head.id, withAfter({ ...note, awaited: true }));
  }
}

/** A picture that the user has added meanwhile stays. */
const withAfter =
  (after: PictureNote) =>
  (head: EntryHead): EntryHead =>
    head.pictures.after.kind === 'kept' ? head : { ...head, pictures: { ...head.pictures, after } };
