import { useEffect } from 'preact/hooks';
import { Notice } from '@/components/popup/notice';
import { Checklist } from './checklist';
import { CompareView } from './compare/compare-view';
import { Foot } from './foot';
import { SidebarHeader } from './sidebar-header';
import type { SidebarModel, View } from './sidebar-model';
import { TradeForm } from './trade-form';
import { Walk } from './walk';
import { ZoneList } from './zone-list';

const VIEWS: readonly (readonly [View, string])[] = [
  ['checklist', 'Checklist'],
  ['steps', 'Ten steps'],
  ['zones', 'Zones'],
  ['compare', 'Compare'],
];

/** The whole sidebar. */
export function Sidebar({ model }: { readonly model: SidebarModel }) {
  useEffect(() => model.start(), [model]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && model.escape();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [model]);
  const tone = model.chart.value?.tone;
  useEffect(() => {
    // Beside a chart it looks as the page does, elsewhere as the browser.
    if (tone) document.documentElement.dataset['tone'] = tone;
  }, [tone]);
  const read = model.newest.value;
  return (
    <>
      <SidebarHeader model={model} read={read} />
      <TradeForm model={model} read={read} />
      <nav class="segments views" aria-label="What is shown">
        {VIEWS.map(([view, name]) => (
          <button
            key={view}
            type="button"
            aria-pressed={model.view.value === view}
            onClick={() => model.show(view)}
          >
            {view === 'zones' && read ? `${name} (${read.zones.length})` : name}
          </button>
        ))}
      </nav>
      <Troubles model={model} />
      <main class={model.view.value}>
        <Body model={model} />
      </main>
      <Foot model={model} read={read} />
    </>
  );
}

function Body({ model }: { readonly model: SidebarModel }) {
  const read = model.newest.value;
  const view = model.view.value;
  // The past needs no price of now.
  if (view === 'compare') return <CompareView model={model} />;
  if (!read) return null;
  if (view === 'checklist') return <Checklist read={read} now={model.now.value} />;
  return view === 'steps' ? <Walk model={model} read={read} /> : <ZoneList model={model} read={read} />;
}

/** Why there is nothing to read, or nothing new. */
function Troubles({ model }: { readonly model: SidebarModel }) {
  const answer = model.facts.answer.value;
  if (answer.kind === 'silent') {
    return (
      <Notice tone="bad" title="The background is not answering">
        <p>
          What is shown may be out of date. It is asked again every two seconds.{' '}
          <small>({answer.reason})</small>
        </p>
      </Notice>
    );
  }
  if (answer.kind === 'waiting') {
    return <p class="loading">{model.market.value ? 'Reading the market…' : 'Waiting for the chart…'}</p>;
  }
  if (model.newest.value) return null;
  return (
    <Notice tone="quiet" title="The market has no price yet">
      <p>The answers come with the first order book of a venue that is switched on.</p>
    </Notice>
  );
}
