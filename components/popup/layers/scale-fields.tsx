import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import { isOrdered } from '../cutoff-text';
import { NumberField } from '../number-field';
import { Choice } from './choice';
import { CutoffField } from './cutoff-field';

interface ScaleFieldsProps {
  readonly style: LayerStyle;
  readonly onChange: (change: Partial<LayerStyle>) => void;
}

/** From which size to which a layer is coloured, and how the colours are spread between. */
export function ScaleFields({ style, onChange }: ScaleFieldsProps) {
  const { low, high, curve, gamma } = style;
  return (
    <fieldset class="pair">
      <legend>Scale: a size, or a percentile of what the day has shown</legend>
      <CutoffField
        label="Hide below"
        value={low}
        problem={(cutoff) => (isOrdered(cutoff, high) ? undefined : 'This must be below full colour.')}
        onChange={(cutoff) => onChange({ low: cutoff })}
      />
      <CutoffField
        label="Full colour from"
        value={high}
        problem={(cutoff) => (isOrdered(low, cutoff) ? undefined : 'This must be above the lower end.')}
        onChange={(cutoff) => onChange({ high: cutoff })}
      />
      <Choice
        label="Steps of colour"
        value={curve}
        options={[
          ['log', 'equal ratios'],
          ['linear', 'equal sizes'],
        ]}
        onChange={(value) => onChange({ curve: value })}
      />
      <NumberField
        label="Gamma"
        unit="above 1: only large sizes glow"
        value={gamma}
        min={0.25}
        max={4}
        step={0.25}
        onChange={(value) => onChange({ gamma: value })}
      />
    </fieldset>
  );
}
