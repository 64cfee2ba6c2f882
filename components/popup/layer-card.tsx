import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import { Card } from './card';
import { CutoffField } from './cutoff-field';
import { isOrdered } from './cutoff-text';
import { OpacitySlider } from './opacity-slider';
import { RampChoice } from './ramp-choice';
import { Switch } from './switch';

interface LayerCardProps {
  readonly style: LayerStyle;
  readonly onChange: (change: Partial<LayerStyle>) => void;
}

/** How the order-book heatmap is painted. */
export function LayerCard({ style, onChange }: LayerCardProps) {
  const { visible, opacity, ramp, low, high } = style;
  const toggle = <Switch label="Visible" checked={visible} onChange={(on) => onChange({ visible: on })} />;
  return (
    <Card title="Order book" aside={toggle}>
      <OpacitySlider value={opacity} onChange={(value) => onChange({ opacity: value })} />
      <RampChoice value={ramp} onChange={(id) => onChange({ ramp: id })} />
      <fieldset class="pair">
        <legend>Scale: a size, or a percentile of what is in view</legend>
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
      </fieldset>
    </Card>
  );
}
