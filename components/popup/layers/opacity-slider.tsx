import { useId } from 'preact/hooks';

interface OpacitySliderProps {
  /** 0…1 */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function OpacitySlider({ value, onChange }: OpacitySliderProps) {
  const id = useId();
  const percent = Math.round(value * 100);
  return (
    <div class="field slider">
      <label for={id}>Opacity</label>
      <input
        id={id}
        type="range"
        min="5"
        max="100"
        step="5"
        value={percent}
        aria-valuetext={`${percent} %`}
        style={{ '--share': `${((percent - 5) / 95) * 100}%` }}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber / 100)}
      />
      <output for={id}>{percent} %</output>
    </div>
  );
}
