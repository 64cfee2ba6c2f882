import { PICTURE_KINDS } from '../journal/picture';
import { LONGEST_NOTES, LONGEST_TAG, MOST_TAGS } from '../journal/plan';
import type { Readers } from './channel';
import { fields, isOneOf, isPrice, isText, readList } from './checks';
import type { JournalChange, JournalDraft, JournalProtocol } from './journal-messages';
import { isDirection, readMarketRead } from './read-market-read';

const LONGEST_ID = 80;
const MOST_ENTRIES = 100_000;

const isPictureKind = isOneOf(PICTURE_KINDS);

function readIdText(value: unknown): string {
  if (!isText(value, LONGEST_ID)) throw new Error('Unknown entry');
  return value;
}

const readId = (input: unknown) => ({ id: readIdText(fields(input)['id']) });

/** Reads the input of each request about the journal or throws with what is wrong with it. */
export const JOURNAL_READERS: Pick<Readers, keyof JournalProtocol> = {
  journalSave: readDraft,
  journalWaiting: () => undefined,
  journalEntry: readId,
  journalChange: readChange,
  journalDelete: (input) => ({ ids: readList(fields(input)['ids'], MOST_ENTRIES, readIdText) }),
  journalScore: readId,
  journalPicture(input) {
    const { kind } = fields(input);
    if (!isPictureKind(kind)) throw new Error('Unknown picture');
    return { ...readId(input), kind };
  },
};

function readTag(value: unknown): string {
  if (!isText(value, LONGEST_TAG)) throw new Error(`A tag has at most ${LONGEST_TAG} letters.`);
  return value;
}

function readNotes(value: unknown): string {
  if (!isText(value, LONGEST_NOTES)) throw new Error(`Notes have at most ${LONGEST_NOTES} letters.`);
  return value;
}

const readTags = (value: unknown) => readList(value, MOST_TAGS, readTag);

function readDraft(input: unknown): JournalDraft {
  const { read, direction, target, invalidation, horizonMs, probability, tags, notes } = fields(input);
  if (!isDirection(direction) || !isPrice(target) || !isPrice(invalidation) || !isPrice(horizonMs))
    throw new Error('Malformed journal entry');
  if (probability !== undefined && typeof probability !== 'number')
    throw new Error('Malformed journal entry');
  return {
    read: readMarketRead(read),
    direction,
    target,
    invalidation,
    horizonMs,
    ...(probability !== undefined && { probability }),
    tags: readTags(tags),
    notes: readNotes(notes),
  };
}

function readChange(input: unknown): JournalChange {
  const { tags, notes, reviewed } = fields(input);
  return {
    ...readId(input),
    ...(tags !== undefined && { tags: readTags(tags) }),
    ...(notes !== undefined && { notes: readNotes(notes) }),
    ...(reviewed === true && { reviewed }),
  };
}
