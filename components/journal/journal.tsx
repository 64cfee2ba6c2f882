import { useEffect } from 'preact/hooks';
import { formatBytes, formatCount } from '@/components/popup/format';
import { Notice } from '@/components/popup/notice';
import { bytesOf } from '@/lib/journal/entry';
import { AccuracyCard } from './accuracy-card';
import { EntryCard } from './entry-card';
import { ClaimsView } from './claims/claims-view';
import { ExportCard } from './export-card';
import { FilterCard } from './filter-card';
import type { JournalModel, JournalPart } from './journal-model';
import { ListCard } from './list-card';
import { ReviewBar } from './review-bar';

/** The whole journal page. */
export function Journal({ model }: { readonly model: JournalModel }) {
  useEffect(() => model.start(), [model]);
  const all = model.all.value;
  return (
    <>
      <header class="top">
        <h1>Journal</h1>
        {all && (
          <span class="quiet figure">
            {formatCount(all.length)} {all.length === 1 ? 'entry' : 'entries'},{' '}
            {formatBytes(all.reduce((sum, head) => sum + bytesOf(head), 0))} on this computer
          </span>
        )}
        <Parts model={model} />
      </header>
      {model.part.value === 'claims' ? <ClaimsView model={model.claims} /> : <Reads model={model} />}
    </>
  );
}

function Reads({ model }: { readonly model: JournalModel }) {
  const answer = model.listing.answer.value;
  const all = model.all.value;
  const entries = model.entries.value;
  return (
    <>
      {answer.kind === 'silent' && (
        <Notice tone="bad" title="The journal cannot be read">
          <p>
            {answer.reason} {all && 'What is shown may be out of date. '}It is tried again every minute.
          </p>
        </Notice>
      )}
      {model.failure.value && (
        <div role="alert">
          <Notice tone="bad" title={model.failure.value} />
        </div>
      )}
      {answer.kind === 'waiting' && entries.length === 0 && <p class="loading">Reading the journal…</p>}
      {entries.length > 0 ? <Body model={model} /> : all && <Empty />}
    </>
  );
}

const PARTS: readonly (readonly [part: JournalPart, name: string])[] = [
  ['reads', 'Reads'],
  ['claims', 'Claims'],
];

const Parts = ({ model }: { readonly model: JournalModel }) => (
  <nav class="actions" aria-label="Parts of the journal">
    {PARTS.map(([part, name]) => (
      <button
        key={part}
        type="button"
        class="action"
        aria-current={model.part.value === part}
        onClick={() => {
          model.part.value = part;
        }}
      >
        {name}
      </button>
    ))}
  </nav>
);

const Empty = () => (
  <Notice tone="quiet" title="Nothing is kept yet">
    <p>
      Save a read from the checklist beside a chart. It is kept as it was, with a picture where the browser
      allows one, and scored when its horizon is over.
    </p>
  </Notice>
);

const Body = ({ model }: { readonly model: JournalModel }) => (
  <main data-open={model.open.value !== undefined}>
    <div class="column">
      <FilterCard model={model} />
      <ListCard model={model} />
    </div>
    <div class="column">
      {model.review.value && model.open.value && <ReviewBar model={model} id={model.open.value.id} />}
      {model.open.value && <EntryCard key={model.open.value.id} model={model} entry={model.open.value} />}
      {model.accuracy.value && (
        <>
          <AccuracyCard {...model.accuracy.value} />
          <ExportCard model={model} />
        </>
      )}
    </div>
  </main>
);
