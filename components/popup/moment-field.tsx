import { useId } from 'preact/hooks';

interface MomentFieldProps {
  readonly label: string;
  /** As the field has it: `2026-11-26T14:03`; empty when a part of it is missing. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day and time of day in UTC, as all times of the overlay. */
export function MomentField({ label, value, onChange }: MomentFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label} <small>UTC</small>
      </label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
