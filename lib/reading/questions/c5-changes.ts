import type { ReadContext } from '../context';
import { changedSince } from '../changed-since';
import type { Answer, MarketRead } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { span } from '../../market/words';

const SHOWN = 6;

/** What is different from the read before. */
export function changes(
  { before, time }: ReadContext,
  now: Pick<MarketRead, 'price' | 'zones'> & { readonly answers: Partial<MarketRead['checklist']> },
): Answer {
  if (!before) {
    return unknownAnswer('This is the first check of this market.', 'A second check, later.');
  }
  const changed = changedSince(before, now);
  const age = span(time - before.time);
  return {
    answer:
      changed.length === 0
        ? `Nothing that counts has changed in ${age}.`
        : `${changed.length === 1 ? 'One thing has' : `${changed.length} things have`} changed in ${age}.`,
    verdict: 'neutral',
    evidence: changed.slice(0, SHOWN).map((text) => ({ text, asOf: time })),
    asOf: before.time,
    confidence: 1,
    wouldChange: 'Time.',
  };
}
