import type { MarketRead } from '@/lib/reading/read';
import { PlanForm } from './plan-form';
import type { Deed, SidebarModel } from './sidebar-model';
import { agoText } from './sidebar-words';

interface FootProps {
  readonly model: SidebarModel;
  readonly read: MarketRead | undefined;
}

/** The end of a read: it was looked at, and it is kept. */
export function Foot({ model, read }: FootProps) {
  const { checked, saved, now } = model;
  const plan = model.plan.value;
  return (
    <footer>
      <PlanForm model={model} />
      <button
        type="button"
        class="action main"
        disabled={!read || checked.value.kind === 'doing'}
        title="From now on, changes are told since this moment"
        onClick={() => void model.check()}
      >
        Checked
      </button>
      <button
        type="button"
        class="action"
        disabled={!plan || saved.value.kind === 'doing'}
        title={plan ? 'Keeps this read, to be scored later' : 'A read is kept with a direction and a target'}
        onClick={() => void model.save()}
      >
        Save to journal
      </button>
      <p role="status">
        <DeedWords name="Checked" deed={checked.value} now={now.value} />
        <DeedWords name="Saved" deed={saved.value} now={now.value} />
      </p>
    </footer>
  );
}

interface DeedWordsProps {
  readonly name: string;
  readonly deed: Deed;
  readonly now: number;
}

function DeedWords({ name, deed, now }: DeedWordsProps) {
  if (deed.kind === 'done') return <span class="quiet">{`${name} ${agoText(deed.at, now)}. `}</span>;
  return deed.kind === 'failed' ? <span class="error">{deed.reason} </span> : null;
}
