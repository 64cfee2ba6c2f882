import type { WritableFile } from '@/components/options/history/ports';
import type { EntryHead } from '@/lib/journal/entry';
import type { PictureKind } from '@/lib/journal/picture';
import type { ClaimsPorts } from './claims/claims-model';

/** What lists show of all entries, on this computer, newest first. What fails rejects in words for the user. */
export interface Heads {
  heads(): Promise<readonly EntryHead[]>;
  newest(most: number): Promise<readonly EntryHead[]>;
}

/** The pictures of entries, on this computer. What fails rejects in words for the user. */
export interface Pictures {
  load(id: string, kind: PictureKind): Promise<Blob | undefined>;
  /** Adds a picture that the user chose. */
  add(id: string, kind: PictureKind, picture: Blob): Promise<unknown>;
}

/** Everything the journal page needs from outside. */
export interface JournalPorts extends ClaimsPorts {
  readonly heads: Heads;
  readonly pictures: Pictures;
  /**
   * A new file, where the user wants it; undefined when they want none. Must be called while a click is being handled.
   * @param name what it is called unless the user changes that.
   */
  readonly createFile: (name: string) => Promise<WritableFile | undefined>;
}
