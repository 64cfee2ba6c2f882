import { useEffect, useState } from 'preact/hooks';
import type { EntryHead } from '@/lib/journal/entry';
import { messageOf } from './error-message';
import { formatMoment } from './format';
import type { Ask } from './ports';

interface JournalLineProps {
  readonly ask: Ask;
  /** That the page in front charts; undefined while there is none. */
  readonly market: string | undefined;
  readonly now: number;
}

/**
 * The way to the journal, and the picture after a read of this page's market whose horizon is over: the popup was opened on
 * the page, so the browser allows one now.
 */
export function JournalLine({ ask, market, now }: JournalLineProps) {
  const [entries, setEntries] = useState<readonly EntryHead[]>([]);
  const [said, setSaid] = useState('');
  useEffect(() => {
    // A journal that cannot be read says so on its own page.
    ask('journalWaiting').then(setEntries, () => {});
  }, [ask]);
  const waiting = entries.find((entry) => entry.market === market);
  const take = async (id: string) => {
    try {
      await ask('journalPicture', { id, kind: 'after' });
      setEntries(entries.filter((entry) => entry.id !== id));
      setSaid('The picture is in the journal.');
    } catch (error) {
      setSaid(messageOf(error));
    }
  };
  return (
    <div class="storage">
      <p class="line">
        <a class="quiet" href="/journal.html" target="_blank" rel="noreferrer">
          Journal of reads…
        </a>
        {waiting && (
          <button type="button" class="action" onClick={() => void take(waiting.id)}>
            Picture after the {waiting.direction} of {formatMoment(waiting.readAt, now)}
          </button>
        )}
      </p>
      <p class="quiet" role="status">
        {said}
      </p>
    </div>
  );
}
