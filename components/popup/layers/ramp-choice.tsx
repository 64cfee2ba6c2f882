import { useId } from 'preact/hooks';
import { FAMILY_IDS, type LayerStyle, RAMP_IDS } from '@/lib/heatmaps/layer-style';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import { FAMILIES, type Ramp, RAMPS } from '@/lib/render/ramps';

interface RampChoiceProps {
  readonly layer: HeatLayerId;
  readonly value: LayerStyle['ramp'];
  readonly onChange: (ramp: LayerStyle['ramp']) => void;
}

interface Swatch {
  readonly id: LayerStyle['ramp'];
  readonly name: string;
  readonly page: Ramp['page'];
  readonly image: string;
}

/** The colours of the layer, each shown as it looks on the page it is made for. */
export function RampChoice({ layer, value, onChange }: RampChoiceProps) {
  const name = useId();
  return (
    <fieldset class="ramps">
      <legend>Colours</legend>
      {swatchesOf(layer).map((swatch) => (
        <label key={swatch.id}>
          <input
            type="radio"
            name={name}
            checked={swatch.id === value}
            onChange={() => onChange(swatch.id)}
          />
          <span class={`swatch ${swatch.page}`} style={{ background: swatch.image }} />
          {swatch.name}
        </label>
      ))}
    </fieldset>
  );
}

function swatchesOf(layer: HeatLayerId): readonly Swatch[] {
  if (layer === 'order-book') {
    return RAMP_IDS.map((id) => ({ id, ...RAMPS[id], image: gradient(RAMPS[id], 'right') }));
  }
  return FAMILY_IDS.map((id) => {
    const { name, page, ramps } = FAMILIES[id];
    const [low, high] =
      layer === 'liquidation' ? [ramps.long, ramps.short] : [ramps.closedUp, ramps.openedUp];
    return { id, name, page, image: `${half(low, 'left')}, ${half(high, 'right')}` };
  });
}

const half = (ramp: Ramp, towards: 'left' | 'right') =>
  `${gradient(ramp, towards)} ${towards === 'left' ? '0' : '100%'} 0 / 50% 100% no-repeat`;

function gradient({ stops }: Ramp, towards: 'left' | 'right'): string {
  const colours = stops.map(([at, colour, alpha]) => {
    const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
    return `rgb(${red} ${green} ${blue} / ${alpha}) ${at * 100}%`;
  });
  return `linear-gradient(to ${towards} in oklab, ${colours.join(', ')})`;
}
