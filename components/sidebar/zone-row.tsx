import { formatPrice } from '@/components/popup/format';
import { type Zone, ZONE_NAMES } from '@/lib/reading/read';
import type { SidebarModel } from './sidebar-model';
import { distanceText, sinceText, sizeText } from './sidebar-words';

interface ZoneRowProps {
  readonly zone: Zone;
  /** What sizes are counted in: `BTC`. */
  readonly base: string;
  readonly model: SidebarModel;
}

/** One zone in two lines. Pointing at it shows it on the chart, pressing it keeps it shown. */
export function ZoneRow({ zone, base, model }: ZoneRowProps) {
  const { id, kind, low, high, state, distancePercent, side } = zone;
  const point = () => model.point(id);
  const leave = () => model.leave(id);
  return (
    <button
      type="button"
      class={`zone ${side}`}
      aria-pressed={model.pinned.value === id}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
      onClick={() => model.pin(id)}
    >
      <span>
        {ZONE_NAMES[kind]} <small>{state}</small>
      </span>
      <span class="figure">{distanceText(distancePercent)}</span>
      <small class="figure">
        {low === high ? formatPrice(low) : `${formatPrice(low)} – ${formatPrice(high)}`}
      </small>
      <small>{[sizeText(zone, base), sinceText(zone, model.now.value)].filter(Boolean).join(' · ')}</small>
    </button>
  );
}
