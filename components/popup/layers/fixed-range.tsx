import type { ProfileStyle } from '@/lib/heatmaps/side-style';
import { MomentField } from '../moment-field';
import { momentValue, readMoment } from '../moment-text';

type Span = ProfileStyle['fixed'];

interface FixedRangeProps {
  readonly value: Span;
  readonly onChange: (span: Span) => void;
}

/** A stretch of time, typed in UTC. Ends that make no stretch are not taken. */
export function FixedRange({ value, onChange }: FixedRangeProps) {
  const take = (change: Partial<Span>) => {
    const span = { ...value, ...change };
    if (span.to > span.from) onChange(span);
  };
  return (
    <div class="pair">
      <MomentField
        label="From"
        value={momentValue(value.from)}
        onChange={(from) => take({ from: readMoment(from) })}
      />
      <MomentField label="To" value={momentValue(value.to)} onChange={(to) => take({ to: readMoment(to) })} />
    </div>
  );
}
