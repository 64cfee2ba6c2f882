import type { ReadContext } from '../context';
import type { Answer } from '../read';
import { counted, span } from '../../market/words';

/** Fewer scored reads say nothing about how good reads are. */
const ENOUGH = 30;

/** Whether reads are documented and reviewed. */
export function documented({ journal: { entries, scored, lastAt }, time }: ReadContext): Answer {
  const last = lastAt === undefined ? '' : `, the last ${span(time - lastAt)} ago`;
  return {
    answer:
      entries === 0
        ? 'No read of this market is in the journal yet.'
        : `${counted(entries, 'read')} of this market ${entries === 1 ? 'is' : 'are'} in the journal${last}; ${scored} scored.`,
    verdict: entries === 0 ? 'opposes' : 'supports',
    evidence: [
      {
        text:
          scored < ENOUGH
            ? `${ENOUGH - scored} more scored reads are needed before their accuracy means anything`
            : 'Accuracy, its interval and chance beside it are in the journal',
      },
    ],
    asOf: lastAt,
    confidence: 1,
    wouldChange: 'Saving this read.',
  };
}
