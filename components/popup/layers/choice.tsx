import { useId } from 'preact/hooks';

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, name: string])[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, from a list. */
export function Choice<Value extends string | number>({
  label,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  const id = useId();
  const choose = (index: number) => {
    const chosen = options[index];
    if (chosen) onChange(chosen[0]);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} onChange={(event) => choose(event.currentTarget.selectedIndex)}>
        {options.map(([option, name]) => (
          <option key={option} value={option} selected={option === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
