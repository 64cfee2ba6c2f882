import { useId } from 'preact/hooks';
import { Notice } from '@/components/popup/notice';
import type { SidebarModel } from '../sidebar-model';
import { ChangeList } from './change-list';
import { fieldText, momentsOf, PICKS } from './compare-choice';
import type { CompareModel } from './compare-model';
import { missingText, venuesText } from './compare-words';
import { PairTable } from './pair-table';

interface CompareViewProps {
  readonly model: SidebarModel;
}

/** The liquidation map at two moments side by side, and what became of its clusters. */
export const CompareView = ({ model }: CompareViewProps) => (
  <div class="compared">
    <MomentsForm compare={model.compare} now={model.now.value} />
    <Compared model={model} />
  </div>
);

interface MomentsFormProps {
  readonly compare: CompareModel;
  readonly now: number;
}

function MomentsForm({ compare, now }: MomentsFormProps) {
  const [fromId, toId] = [useId(), useId()];
  const choice = compare.choice.value;
  const moments = momentsOf(choice, now);
  return (
    <form class="moments" onSubmit={(event) => event.preventDefault()}>
      <div class="segments" role="group" aria-label="Compare now with">
        {PICKS.map(([agoMs, name]) => (
          <button
            key={name}
            type="button"
            aria-pressed={choice.kind === 'ago' && choice.agoMs === agoMs}
            onClick={() => compare.pick(agoMs)}
          >
            {name} ago
          </button>
        ))}
      </div>
      <label for={fromId}>From</label>
      <input
        id={fromId}
        type="datetime-local"
        value={fieldText(moments.from)}
        onChange={({ currentTarget }) => compare.type('from', currentTarget.value)}
      />
      <small>UTC</small>
      <label for={toId}>To</label>
      <input
        id={toId}
        type="datetime-local"
        value={fieldText(moments.to)}
        onChange={({ currentTarget }) => compare.type('to', currentTarget.value)}
      />
      <small>{choice.kind === 'moments' && choice.to !== undefined ? 'UTC' : 'now'}</small>
    </form>
  );
}

function Compared({ model }: CompareViewProps) {
  const comparison = model.compare.comparison.value;
  if (comparison.kind === 'waiting') return <p class="loading">Reading the stored maps…</p>;
  if (comparison.kind === 'failed') {
    return (
      <Notice tone="bad" title="The maps cannot be compared">
        <p>{comparison.reason}</p>
      </Notice>
    );
  }
  if (comparison.kind === 'missing') {
    return (
      <Notice tone="quiet" title="Not stored">
        <p>{missingText(comparison)}</p>
      </Notice>
    );
  }
  const { before, after, path } = comparison;
  const isSized = model.isMapSized.value;
  return (
    <>
      <PairTable before={before} after={after} isSized={isSized} />
      <ChangeList changes={model.compare.changes.value} before={before} after={after} isSized={isSized} />
      <p class="quiet note">
        {isSized ? 'All sizes are modelled. ' : 'Only ratios are known of this map. '}
        Stored maps do not say what their sizes rest on: where a map was worked out anew in between, sizes
        differ for that alone. {venuesText(before, after)}
        {!path.isWhole && ' Where the price was in between is not wholly known.'}
      </p>
    </>
  );
}
