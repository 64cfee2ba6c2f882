import type { VenueId } from '../market/venues';
import type { MarketRead } from '../reading/read';
import type { Outcome } from './outcome';
import type { PictureKind, PictureNote } from './picture';
import type { Plan, Remarks } from './plan';
import { type ReadTypes, readTypesOf } from './read-types';
import { type TargetZone, targetZoneOf } from './target-zone';

/** What a list of entries shows and what their accuracy is counted from. */
export interface EntryHead extends Plan, Remarks {
  /** Sorts by when the entry was made; never that of another, whatever the clock does. */
  readonly id: string;
  readonly market: string;
  /** Whose prices the read is on, and of which bars the entry is scored; undefined where that was not known. */
  readonly venue?: VenueId;
  /** Epoch ms, of this computer. */
  readonly created: number;
  /** When the market was read: epoch ms. The horizon begins here. */
  readonly readAt: number;
  /** At that time. */
  readonly price: number;
  readonly types: ReadTypes;
  /** The zone in which the target lies, if there is one. */
  readonly zone?: TargetZone;
  readonly pictures: Readonly<Record<PictureKind, PictureNote>>;
  /** About what the read takes on disk. */
  readonly readBytes: number;
  /** When the user last went through it: epoch ms. */
  readonly reviewed?: number;
  readonly outcome?: Outcome;
}

/** One read that was kept, with all that it found, as it was. */
export interface JournalEntry extends EntryHead {
  readonly read: MarketRead;
}

/** What stands for the picture after the horizon until its time. */
export const AFTER_IS_TO_COME = 'Taken when the horizon is over, if the chart is then in front.';

/** When the horizon is over: epoch ms. */
export const dueAt = ({ readAt, horizonMs }: Pick<EntryHead, 'readAt' | 'horizonMs'>) => readAt + horizonMs;

/**
 * A new entry.
 * @param nonce something random: two entries of one moment, or of a clock that was set back, must not be taken for one.
 */
export function newEntry(
  read: MarketRead,
  plan: Plan & Remarks,
  {
    created,
    nonce,
    venue,
    before,
  }: {
    readonly created: number;
    readonly nonce: string;
    readonly venue: VenueId | undefined;
    readonly before: PictureNote;
  },
): JournalEntry {
  const zone = targetZoneOf(read.zones, plan.target);
  return {
    ...plan,
    id: `${String(created).padStart(15, '0')}-${nonce}`,
    market: read.market,
    ...(venue && { venue }),
    created,
    readAt: read.time,
    price: read.price,
    types: readTypesOf(read, plan.target),
    ...(zone && { zone }),
    pictures: { before, after: { kind: 'absent', reason: AFTER_IS_TO_COME, awaited: true } },
    readBytes: JSON.stringify(read).length,
    read,
  };
}

/** The entry without what only its details show. */
export function headOf(entry: JournalEntry): EntryHead {
  const { read: _, ...head } = entry;
  return head;
}

/** About what an entry takes without its read and pictures. */
const HEAD_BYTES = 800;

/** About what an entry takes on disk, with its pictures. */
export function bytesOf(head: EntryHead): number {
  const pictures = Object.values(head.pictures).map((note) => (note.kind === 'kept' ? note.bytes : 0));
  return pictures.reduce((sum, bytes) => sum + bytes, HEAD_BYTES + head.readBytes);
}
