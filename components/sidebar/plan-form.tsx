import { formatPrice } from '@/components/popup/format';
import { useId } from 'preact/hooks';
import { HORIZONS } from './save-plan';
import type { SidebarModel } from './sidebar-model';

/** What the journal scores a read by, filled in beforehand. */
export function PlanForm({ model }: { readonly model: SidebarModel }) {
  const [wrongId, heldId] = [useId(), useId()];
  const plan = model.plan.value;
  if (!plan) return null;
  return (
    <div class="plan">
      <label for={wrongId}>Wrong at</label>
      <input
        id={wrongId}
        inputMode="decimal"
        autocomplete="off"
        placeholder={formatPrice(plan.invalidation)}
        value={model.wrongText.value}
        onInput={({ currentTarget }) => model.typeWrong(currentTarget.value)}
      />
      <label for={heldId}>within</label>
      <select
        id={heldId}
        value={String(model.horizonMs.value)}
        onChange={({ currentTarget }) => model.holdFor(Number(currentTarget.value))}
      >
        {HORIZONS.map(([ms, name]) => (
          <option key={ms} value={String(ms)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
