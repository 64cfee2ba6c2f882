import { useEffect } from 'preact/hooks';
import { Notice } from '@/components/popup/notice';
import { lastOf } from '@/components/popup/poll';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import { baseOf } from '@/lib/market/market-key';
import type { FundingModel } from './funding-model';
import { agoText } from './funding-words';
import { MarketCard } from './market-card';
import { StripCard } from './strip-card';
import { VenueTable } from './venue-table';

/** The whole funding page. */
export function Funding({ model }: { readonly model: FundingModel }) {
  useEffect(() => model.start(), [model]);
  const answer = model.view.answer.value;
  const view = lastOf(answer)?.value;
  const now = model.now.value;
  return (
    <>
      <header class="top">
        <h1>Funding{view && ` of ${view.market}`}</h1>
        {view && <span class="quiet figure">as of {agoText(view.time, now)}</span>}
      </header>
      {answer.kind === 'silent' && (
        <Notice tone="bad" title="The background is not answering">
          <p>
            {view ? 'What is shown may be out of date.' : 'Nothing can be shown yet.'} It is asked again every
            15 seconds. <small>({answer.reason})</small>
          </p>
        </Notice>
      )}
      {answer.kind === 'waiting' && <p class="loading">Reading the funding of all venues…</p>}
      {view && <Body view={view} model={model} now={now} />}
    </>
  );
}

interface BodyProps {
  readonly view: FundingView;
  readonly model: FundingModel;
  readonly now: number;
}

function Body({ view, model, now }: BodyProps) {
  const base = baseOf(view.market);
  if (view.rows.length === 0) {
    return (
      <Notice tone="quiet" title={`No venue tells the funding of ${view.market}`}>
        <p>
          Only perpetual contracts have funding: switch on a venue that trades them among{' '}
          <a href="/options.html">venues and symbols</a>.
        </p>
      </Notice>
    );
  }
  return (
    <main>
      <MarketCard view={view} base={base} now={now} />
      <VenueTable rows={view.rows} base={base} now={now} />
      <StripCard view={view} span={model.span} />
    </main>
  );
}
