import { useId } from 'preact/hooks';
import type { Direction, MarketRead } from '@/lib/reading/read';
import type { SidebarModel } from './sidebar-model';
import { distanceText } from './sidebar-words';
import { isWrongTarget, targetOf } from './target-text';

const DIRECTIONS: readonly (readonly [Direction | undefined, string])[] = [
  ['long', 'Long'],
  ['short', 'Short'],
  [undefined, 'None'],
];

interface TradeFormProps {
  readonly model: SidebarModel;
  readonly read: MarketRead | undefined;
}

/** What the user means to do: the answers are about that. */
export function TradeForm({ model, read }: TradeFormProps) {
  const id = useId();
  const { direction, targetText, isPicking, chart } = model;
  const isWrong = isWrongTarget(targetText.value);
  return (
    <form class="trade" onSubmit={(event) => event.preventDefault()}>
      <div class="segments" role="group" aria-label="Direction">
        {DIRECTIONS.map(([value, name]) => (
          <button
            key={name}
            type="button"
            aria-pressed={direction.value === value}
            onClick={() => model.aim(value)}
          >
            {name}
          </button>
        ))}
      </div>
      <label for={id}>Target</label>
      <input
        id={id}
        inputMode="decimal"
        autocomplete="off"
        placeholder="a price"
        value={targetText.value}
        aria-invalid={isWrong}
        aria-describedby={`${id}-words`}
        onInput={({ currentTarget }) => model.type(currentTarget.value)}
      />
      {model.ports.chart && (
        <button
          type="button"
          class="action"
          aria-pressed={isPicking.value}
          disabled={!chart.value?.isPainted}
          title={
            chart.value?.isPainted
              ? 'Take the price of the next click on the chart'
              : 'The chart is not read yet'
          }
          onClick={() => model.pick(!isPicking.value)}
        >
          Pick
        </button>
      )}
      <p class={isWrong ? 'error' : 'quiet'} id={`${id}-words`} aria-live="polite">
        {wordsOf(model, read)}
      </p>
    </form>
  );
}

function wordsOf({ isPicking, targetText }: SidebarModel, read: MarketRead | undefined): string {
  if (isPicking.value) return 'Click on the chart at your target; Esc leaves.';
  if (isWrongTarget(targetText.value)) return 'That is no price.';
  const target = targetOf(targetText.value);
  if (target === undefined) return 'Without both, the answers are about the market.';
  return read ? `${distanceText((target / read.price - 1) * 100)} the price.` : '';
}
