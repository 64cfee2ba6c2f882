import type { ComponentChildren } from 'preact';
import type { PlainStyle } from '@/lib/heatmaps/side-style';
import { Card } from '../card';
import { Switch } from '../switch';
import { Fold } from './fold';
import { OpacitySlider } from './opacity-slider';

interface PlainCardProps {
  readonly title: string;
  readonly style: PlainStyle;
  readonly onChange: (change: Partial<PlainStyle>) => void;
  readonly children: ComponentChildren;
}

/** How a layer without choices of its own is painted. */
export function PlainCard({ title, style: { visible, opacity }, onChange, children }: PlainCardProps) {
  const toggle = <Switch label="Visible" checked={visible} onChange={(on) => onChange({ visible: on })} />;
  return (
    <Card title={title} aside={toggle}>
      {children}
      <Fold label="Look">
        {() => <OpacitySlider value={opacity} onChange={(value) => onChange({ opacity: value })} />}
      </Fold>
    </Card>
  );
}
