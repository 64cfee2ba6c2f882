import { QUESTION_IDS } from '../../reading/read';
import { dueAt, type JournalEntry } from '../entry';
import type { PictureNote } from '../picture';

type Cell = string | number | undefined;

/** What a spreadsheet would take for a formula, after whatever space. */
const FORMULA = /^\s*[=+\-@]/;

/** One cell (RFC 4180). Text that a spreadsheet would carry out gets an apostrophe before it; numbers are numbers. */
export function csvCell(value: Cell): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = value ?? '';
  const safe = FORMULA.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const time = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());
const pictureWords = (note: PictureNote) => (note.kind === 'kept' ? `taken ${time(note.time)}` : note.reason);

/** The columns, in order, and what each entry has in them. */
const COLUMNS: readonly (readonly [name: string, of: (entry: JournalEntry) => Cell])[] = [
  ['id', ({ id }) => id],
  ['market', ({ market }) => market],
  ['venue', ({ venue }) => venue],
  ['read_at', ({ readAt }) => time(readAt)],
  ['price', ({ price }) => price],
  ['direction', ({ direction }) => direction],
  ['target', ({ target }) => target],
  ['invalidation', ({ invalidation }) => invalidation],
  ['horizon_minutes', ({ horizonMs }) => horizonMs / 60_000],
  ['due_at', (entry) => time(dueAt(entry))],
  ['probability', ({ probability }) => probability],
  ['layers', ({ types }) => types.layers.join(' ')],
  ['convergence', ({ types }) => types.convergence],
  ['zone', ({ zone }) => zone?.kind],
  ['zone_low', ({ zone }) => zone?.low],
  ['zone_high', ({ zone }) => zone?.high],
  ['outcome', ({ outcome }) => (outcome?.kind === 'scored' ? outcome.result : outcome?.kind)],
  ['outcome_at', ({ outcome }) => (outcome?.kind === 'scored' ? time(outcome.at) : undefined)],
  ['not_scored_because', ({ outcome }) => (outcome?.kind === 'unscored' ? outcome.reason : undefined)],
  ['best_percent', ({ outcome }) => (outcome?.kind === 'scored' ? outcome.bestPercent : undefined)],
  ['worst_percent', ({ outcome }) => (outcome?.kind === 'scored' ? outcome.worstPercent : undefined)],
  ['zone_reached', ({ outcome }) => (outcome?.kind === 'scored' ? outcome.zone?.reached : undefined)],
  ['reaction', ({ outcome }) => (outcome?.kind === 'scored' ? outcome.zone?.reaction : undefined)],
  ['depletion', ({ outcome }) => (outcome?.kind === 'scored' ? outcome.zone?.depletion : undefined)],
  ['chance_reads', ({ outcome }) => (outcome?.kind === 'scored' ? outcome.baseline?.reads : undefined)],
  ['chance_targets', ({ outcome }) => (outcome?.kind === 'scored' ? outcome.baseline?.targets : undefined)],
  ['tags', ({ tags }) => tags.join(', ')],
  ['notes', ({ notes }) => notes],
  ['picture_before', ({ pictures }) => pictureWords(pictures.before)],
  ['picture_after', ({ pictures }) => pictureWords(pictures.after)],
  ...QUESTION_IDS.flatMap((id) => [
    [`${id}_verdict`, ({ read }: JournalEntry) => read.checklist[id].verdict] as const,
    [`${id}_answer`, ({ read }: JournalEntry) => read.checklist[id].answer] as const,
  ]),
];

const line = (cells: readonly Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;

export const csvHead = () => line(COLUMNS.map(([name]) => name));

export const csvRow = (entry: JournalEntry) => line(COLUMNS.map(([, of]) => of(entry)));
