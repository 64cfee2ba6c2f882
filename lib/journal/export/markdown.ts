import { type Answer, QUESTION_IDS, STEP_IDS } from '../../reading/read';
import { dueAt, type JournalEntry } from '../entry';
import type { Outcome } from '../outcome';
import { PICTURE_KINDS, type PictureKind, type PictureNote } from '../picture';
import { utcText } from '../time-text';

/** The pictures of an entry as data URLs. */
export type PictureUrls = Partial<Record<PictureKind, string>>;

/** Text as text, whatever it holds: nothing in it becomes markup. */
export const markdownText = (text: string) =>
  text.replaceAll(/[\\`*_{}[\]<>#|!&~$]/g, String.raw`\$&`).replaceAll(/\s*[\n\r]+\s*/g, ' ');

const quoted = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => `> ${markdownText(line)}`)
    .join('\n');

/** One entry as a section of a document. */
export function markdownOf(entry: JournalEntry, urls: PictureUrls): string {
  const { market, direction, readAt, price, target, invalidation, tags, notes, read } = entry;
  return [
    `## ${utcText(readAt)}: ${direction} ${markdownText(market)}`,
    [
      `- Price ${price}, target ${target}, invalidation ${invalidation}, until ${utcText(dueAt(entry))}`,
      `- Outcome: ${outcomeText(entry.outcome)}`,
      ...(tags.length > 0 ? [`- Tags: ${tags.map(markdownText).join(', ')}`] : []),
    ].join('\n'),
    ...(notes ? [quoted(notes)] : []),
    '### Checklist',
    QUESTION_IDS.map((id) => answerLines(id, read.checklist[id])).join('\n'),
    '### Steps',
    STEP_IDS.map((id) => answerLines(id, read.steps[id])).join('\n'),
    '### Pictures',
    PICTURE_KINDS.map((kind) => pictureLine(kind, entry.pictures[kind], urls[kind])).join('\n\n'),
    '',
  ].join('\n\n');
}

export const markdownHead = (count: number, now: number) =>
  `# Journal\n\n${count === 1 ? '1 entry' : `${count} entries`}, exported ${utcText(now)}.\n\n`;

function answerLines(id: string, { answer, verdict, evidence }: Answer): string {
  const facts = evidence.map(
    ({ text, asOf }) => `  - ${markdownText(text)}${asOf ? ` (${utcText(asOf)})` : ''}`,
  );
  return [`- **${id}** ${verdict}: ${markdownText(answer)}`, ...facts].join('\n');
}

function pictureLine(kind: PictureKind, note: PictureNote, url: string | undefined): string {
  if (note.kind === 'absent') return `No picture ${kind}: ${markdownText(note.reason)}`;
  return url ? `![${kind}, ${utcText(note.time)}](${url})` : `The picture ${kind} cannot be read.`;
}

function outcomeText(outcome: Outcome | undefined): string {
  if (!outcome) return 'not known yet';
  if (outcome.kind === 'unscored') return `cannot be scored. ${markdownText(outcome.reason)}`;
  const { result, at, bestPercent, worstPercent } = outcome;
  const way = `best ${bestPercent.toFixed(2)} %, worst ${worstPercent.toFixed(2)} %`;
  return result === 'expired' ? `expired, ${way}` : `${result} first, ${utcText(at)}, ${way}`;
}
