import { useState } from 'preact/hooks';
import { NumberField } from '@/components/popup/number-field';
import type { Retention } from '@/lib/storage/settings';
import { estimateWords, type Recorded } from './usage-words';

interface KeptFormProps {
  readonly retention: Retention;
  readonly recorded: Recorded;
  readonly onKeep: (retention: Retention) => void;
}

/**
 * How much of the past is kept. Unlike other controls it takes effect only when it is told to: less deletes what is
 * beyond, and on the way to 90 a 9 is typed.
 */
export function KeptForm({ retention, recorded, onKeep }: KeptFormProps) {
  const [draft, setDraft] = useState<Partial<Retention>>({});
  const wanted = { ...retention, ...draft };
  const isLess = wanted.days < retention.days || wanted.megabytes < retention.megabytes;
  const isMore = wanted.days > retention.days || wanted.megabytes > retention.megabytes;
  const submit = (event: Event) => {
    event.preventDefault();
    onKeep(wanted);
    setDraft({});
  };
  return (
    <form class="part" onSubmit={submit}>
      <h3>Keep at most</h3>
      <div class="pair">
        <NumberField
          label="Days"
          unit="1 to 90"
          value={wanted.days}
          min={1}
          max={90}
          step={1}
          onChange={(days) => setDraft({ ...draft, days })}
        />
        <NumberField
          label="Megabytes"
          unit="50 to 100,000"
          value={wanted.megabytes}
          min={50}
          max={100_000}
          step={1}
          onChange={(megabytes) => setDraft({ ...draft, megabytes })}
        />
      </div>
      <p class="quiet">{estimateWords(recorded, wanted)}</p>
      <p class="quiet">
        The megabytes count heatmaps only. Bars, what venues told of the past and the log of alerts come on
        top.
      </p>
      {isLess && (
        <p class="note">
          What is beyond this is deleted within minutes and cannot be had back. Export it first if you want
          it.
        </p>
      )}
      <button type="submit" class="action" disabled={!isLess && !isMore}>
        Keep this much
      </button>
    </form>
  );
}
