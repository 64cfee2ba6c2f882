import type { EntryHead, JournalEntry } from '../journal/entry';
import type { PictureKind } from '../journal/picture';
import type { Plan, Remarks } from '../journal/plan';
import type { MarketRead } from '../reading/read';

/** Requests about the journal, for our own pages alone. Each rejects in words for the user. */
export interface JournalProtocol {
  /** Keeps a read with what the user means to see happen, and a picture of the chart if the browser allows one. */
  journalSave(input: JournalDraft): EntryHead;
  /** The entries whose picture after the horizon can be taken now. */
  journalWaiting(): readonly EntryHead[];
  /** One entry with all that its read found. */
  journalEntry(input: { readonly id: string }): JournalEntry;
  /** Changes what the user may change. @returns the entry as it is now. */
  journalChange(input: JournalChange): EntryHead;
  journalDelete(input: { readonly ids: readonly string[] }): void;
  /** Scores an entry at once. One that is under way and undecided comes back without an outcome. */
  journalScore(input: { readonly id: string }): EntryHead;
  /** Takes a picture of the page in front for an entry; it must show the entry's market. */
  journalPicture(input: { readonly id: string; readonly kind: PictureKind }): EntryHead;
}

export interface JournalDraft extends Plan, Remarks {
  readonly read: MarketRead;
}

export interface JournalChange extends Partial<Remarks> {
  readonly id: string;
  /** True once the user has gone through the entry. */
  readonly reviewed?: true;
}
