import { useId } from 'preact/hooks';
import { RAMP_IDS, type RampId } from '@/lib/heatmaps/layer-style';
import { type Ramp, RAMPS } from '@/lib/render/ramps';

interface RampChoiceProps {
  readonly value: RampId;
  readonly onChange: (ramp: RampId) => void;
}

/** The colours of the layer, each shown as it looks on the page it is made for. */
export function RampChoice({ value, onChange }: RampChoiceProps) {
  const name = useId();
  return (
    <fieldset class="ramps">
      <legend>Colours</legend>
      {RAMP_IDS.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={id === value} onChange={() => onChange(id)} />
          <span class={`swatch ${RAMPS[id].page}`} style={{ backgroundImage: gradient(RAMPS[id]) }} />
          {RAMPS[id].name}
        </label>
      ))}
    </fieldset>
  );
}

function gradient({ stops }: Ramp): string {
  const colours = stops.map(([at, colour, alpha]) => {
    const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
    return `rgb(${red} ${green} ${blue} / ${alpha}) ${at * 100}%`;
  });
  return `linear-gradient(to right in oklab, ${colours.join(', ')})`;
}
