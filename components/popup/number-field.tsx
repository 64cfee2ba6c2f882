import { useId, useState } from 'preact/hooks';

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A number with its unit. What cannot be taken stays in the field, with the reason. */
export function NumberField({ label, unit, value, min, max, step, onChange }: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const isValid = (text: string) => text.trim() !== '' && Number(text) >= min && Number(text) <= max;
  const isWrong = draft !== undefined && !isValid(draft);
  const type = (text: string) => {
    setDraft(text);
    if (isValid(text)) onChange(Number(text));
  };
  return (
    <div class="field">
      <label for={id}>
        {label} <small>{unit}</small>
      </label>
      <input
        id={id}
        type="number"
        min={min}
        max={max}
        step={step}
        value={draft ?? value}
        aria-invalid={isWrong}
        aria-describedby={`${id}-error`}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => isWrong || setDraft(undefined)}
      />
      <p class="error" id={`${id}-error`} aria-live="polite">
        {isWrong && `Type a number from ${min} to ${max}.`}
      </p>
    </div>
  );
}
