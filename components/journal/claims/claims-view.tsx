import { useEffect } from 'preact/hooks';
import { Card } from '@/components/popup/card';
import { Choice } from '@/components/popup/layers/choice';
import { Notice } from '@/components/popup/notice';
import { ClaimsTable } from './claims-table';
import type { ClaimsModel } from './claims-model';

/** The article's numbers beside what the user's own records give. */
export function ClaimsView({ model }: { readonly model: ClaimsModel }) {
  useEffect(() => void model.open(), [model]);
  const state = model.state.value;
  return (
    <main class="claims">
      <Card title="The article’s numbers, and yours" aside={<Market model={model} />}>
        <p>
          An article on Bitcoin heatmaps (Kalena, 2026) gives these numbers and no source for them. Beside
          each stands what this computer has recorded, with its 95 % interval and with what chance gives.
          Nothing is shown before there is enough.
        </p>
        {state.kind === 'measuring' && (
          <p class="loading" role="status">
            Reading and counting what is recorded…
          </p>
        )}
        {state.kind === 'failed' && (
          <Notice tone="bad" title="The records cannot be read">
            <p>{state.reason}</p>
          </Notice>
        )}
        {state.kind === 'nothing recorded' && (
          <Notice tone="quiet" title="No symbol is recorded">
            <p>Choose symbols on the options page, or open a chart.</p>
          </Notice>
        )}
        {state.kind === 'measured' && <ClaimsTable of={state.of} />}
        <p class="quiet">
          By chance: what comes out where nothing has to do with anything, and the range of 95 % of that. On
          random walks our figures lie within it, which we test. Of several figures one or another lies beyond
          it all the same; above or below is said only of those that stand when all of them are counted
          (Benjamini–Hochberg, 10 %). What was is no forecast.
        </p>
      </Card>
    </main>
  );
}

function Market({ model }: { readonly model: ClaimsModel }) {
  const markets = model.markets.value;
  if (markets.length === 0) return null;
  return (
    <Choice
      label="Symbol"
      value={model.market.value}
      options={markets.map((market) => [market, market])}
      onChange={(market) => void model.choose(market)}
    />
  );
}
