import { Card } from '@/components/popup/card';
import { formatCount, formatMoment } from '@/components/popup/format';
import type { EntryHead } from '@/lib/journal/entry';
import { fateOf } from './filter';
import { type JournalModel, PAGE_SIZE } from './journal-model';
import { FATE_TONES, fateWords, spanText, wayText } from './journal-words';

/** The entries found, a page at a time: the newest first. */
export function ListCard({ model }: { readonly model: JournalModel }) {
  const found = model.found.value;
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(model.page.value, pages - 1);
  const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return (
    <Card title="Entries" aside={pages > 1 && <Pager model={model} page={page} pages={pages} />}>
      {shown.length === 0 && <p class="quiet">No entry matches.</p>}
      <ol class="entries" aria-label="Entries" onKeyDown={moveFocus}>
        {shown.map((entry) => (
          <Line
            key={entry.id}
            entry={entry}
            now={model.now.value}
            isOpen={entry.id === model.open.value?.id}
            isSecret={model.isSecret(entry.id)}
            onOpen={() => void model.select(entry.id)}
          />
        ))}
      </ol>
    </Card>
  );
}

interface LineProps {
  readonly entry: EntryHead;
  readonly now: number;
  readonly isOpen: boolean;
  /** In a review what became of an entry is not told before it was gone through. */
  readonly isSecret: boolean;
  readonly onOpen: () => void;
}

function Line({ entry, now, isOpen, isSecret, onOpen }: LineProps) {
  const { market, direction, readAt, price, target, horizonMs, tags } = entry;
  return (
    <li>
      <button type="button" class="entry" aria-current={isOpen} onClick={onOpen}>
        <span class="line">
          <strong class={direction === 'long' ? 'bid' : 'ask'}>{direction}</strong>
          <strong>{market}</strong>
          {!isSecret && <span class={`state ${FATE_TONES[fateOf(entry)]}`}>{fateWords(entry, now)}</span>}
        </span>
        <span class="line quiet">
          <time dateTime={new Date(readAt).toISOString()}>{formatMoment(readAt, now)}</time>
          <span class="figure">
            {wayText(price, target)} in {spanText(horizonMs)}
          </span>
          <span class="tags">{tags.join(', ')}</span>
        </span>
      </button>
    </li>
  );
}

interface PagerProps {
  readonly model: JournalModel;
  readonly page: number;
  readonly pages: number;
}

const Pager = ({ model, page, pages }: PagerProps) => (
  <nav class="line" aria-label="Pages of entries">
    <Turn model={model} to={page - 1} isOff={page === 0} label="Newer" />
    <span class="quiet figure">
      {formatCount(page + 1)} of {formatCount(pages)}
    </span>
    <Turn model={model} to={page + 1} isOff={page === pages - 1} label="Older" />
  </nav>
);

interface TurnProps {
  readonly model: JournalModel;
  readonly to: number;
  readonly isOff: boolean;
  readonly label: string;
}

/** Stays focusable at the ends, so that the keyboard does not lose its place. */
const Turn = ({ model, to, isOff, label }: TurnProps) => (
  <button
    type="button"
    class="action"
    aria-disabled={isOff}
    onClick={() => {
      if (!isOff) model.turnTo(to);
    }}
  >
    {label}
  </button>
);

/** The arrow keys go from entry to entry. */
function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
}
