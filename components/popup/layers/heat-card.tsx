import type { ComponentChildren } from 'preact';
import type { LayerStyle } from '@/lib/heatmaps/layer-style';
import type { HeatLayerId } from '@/lib/heatmaps/layers';
import { Card } from '../card';
import { Switch } from '../switch';
import { Fold } from './fold';
import { LAYER_NAMES, LAYER_NOTES } from './layer-names';
import { OpacitySlider } from './opacity-slider';
import { RampChoice } from './ramp-choice';
import { ScaleFields } from './scale-fields';

interface HeatCardProps {
  readonly id: HeatLayerId;
  readonly style: LayerStyle;
  readonly onChange: (change: Partial<LayerStyle>) => void;
  /** Lays the layer on top of the next; undefined for the topmost. */
  readonly onRaise: (() => void) | undefined;
  /** What only this layer has. */
  readonly children?: ComponentChildren;
}

/** How one heatmap is painted. */
export function HeatCard({ id, style, onChange, onRaise, children }: HeatCardProps) {
  const { visible, opacity, ramp } = style;
  const toggle = <Switch label="Visible" checked={visible} onChange={(on) => onChange({ visible: on })} />;
  return (
    <Card title={LAYER_NAMES[id]} aside={toggle}>
      <p class="quiet">{LAYER_NOTES[id]}</p>
      {children}
      <Fold label="Look">
        {() => (
          <>
            <OpacitySlider value={opacity} onChange={(value) => onChange({ opacity: value })} />
            <RampChoice layer={id} value={ramp} onChange={(next) => onChange({ ramp: next })} />
            <ScaleFields style={style} onChange={onChange} />
            {onRaise && (
              <button type="button" class="plain" onClick={onRaise}>
                Bring forward
              </button>
            )}
          </>
        )}
      </Fold>
    </Card>
  );
}
