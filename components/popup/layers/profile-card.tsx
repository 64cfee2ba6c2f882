import type { ProfileRangeId, ProfileStyle } from '@/lib/heatmaps/side-style';
import { Card } from '../card';
import { NumberField } from '../number-field';
import { Switch } from '../switch';
import { Choice } from './choice';
import { FixedRange } from './fixed-range';
import { Fold } from './fold';
import { LAYER_NAMES } from './layer-names';
import { OpacitySlider } from './opacity-slider';

const RANGES: readonly (readonly [ProfileRangeId, string])[] = [
  ['visible', 'what the chart shows'],
  ['session', 'this session'],
  ['week', 'this week'],
  ['1d', '1 day'],
  ['1w', '1 week'],
  ['1m', '30 days'],
  ['3m', '91 days'],
  ['6m', '182 days'],
  ['1y', '1 year'],
  ['fixed', 'from … to …'],
];

interface ProfileCardProps {
  readonly style: ProfileStyle;
  readonly onChange: (change: Partial<ProfileStyle>) => void;
}

/** What the volume profile adds up. */
export function ProfileCard({ style, onChange }: ProfileCardProps) {
  const { visible, opacity, range, fixed, sessionHour } = style;
  const toggle = <Switch label="Visible" checked={visible} onChange={(on) => onChange({ visible: on })} />;
  return (
    <Card title={LAYER_NAMES['volume-profile']} aside={toggle}>
      <Choice
        label="Volume of"
        value={range}
        options={RANGES}
        onChange={(value) => onChange({ range: value })}
      />
      {range === 'fixed' && <FixedRange value={fixed} onChange={(value) => onChange({ fixed: value })} />}
      <Fold label="Look">
        {() => (
          <>
            <OpacitySlider value={opacity} onChange={(value) => onChange({ opacity: value })} />
            <NumberField
              label="Sessions begin at"
              unit="hour, UTC"
              value={sessionHour}
              min={0}
              max={23}
              step={1}
              onChange={(value) => onChange({ sessionHour: Math.floor(value) })}
            />
          </>
        )}
      </Fold>
    </Card>
  );
}
