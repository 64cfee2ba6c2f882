import { useId } from 'preact/hooks';
import type { QuietHours } from '@/lib/alerts/rule';
import { clockText, minuteOf } from './clock-text';

/** Nights, until the user says otherwise. */
const NIGHT: QuietHours = { from: 22 * 60, until: 7 * 60 };

interface QuietFieldsProps {
  readonly quiet: QuietHours | undefined;
  readonly onChange: (quiet: QuietHours | undefined) => void;
}

/** From when until when a rule only logs, by this computer's clock. */
export function QuietFields({ quiet, onChange }: QuietFieldsProps) {
  return (
    <div class="silent">
      <label>
        <input
          type="checkbox"
          checked={quiet !== undefined}
          onChange={(event) => onChange(event.currentTarget.checked ? NIGHT : undefined)}
        />
        Silent each day
      </label>
      {quiet && (
        <div class="pair">
          <TimeField label="From" minute={quiet.from} onChange={(from) => onChange({ ...quiet, from })} />
          <TimeField label="Until" minute={quiet.until} onChange={(until) => onChange({ ...quiet, until })} />
        </div>
      )}
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}

function TimeField({ label, minute, onChange }: TimeFieldProps) {
  const id = useId();
  const take = (text: string) => {
    const typed = minuteOf(text);
    if (typed !== undefined) onChange(typed);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="time"
        value={clockText(minute)}
        onInput={(event) => take(event.currentTarget.value)}
      />
    </div>
  );
}
