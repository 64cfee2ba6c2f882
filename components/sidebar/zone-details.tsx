import { ZONE_NAMES } from '@/lib/reading/read';
import { formatPrice } from '@/components/popup/format';
import { Facts } from './answer-view';
import type { SidebarModel } from './sidebar-model';

/** What is known of the zone that is pointed at or was pressed. */
export function ZoneDetails({ model }: { readonly model: SidebarModel }) {
  const zone = model.shownZone.value;
  if (!zone) {
    return (
      <p class="about quiet">
        {model.ports.chart
          ? 'Point at a zone to see it on the chart; press it to keep it there.'
          : 'Press a zone for what it rests on.'}
      </p>
    );
  }
  return (
    <section class="about" aria-label="The zone">
      <div class="line">
        <strong>
          {ZONE_NAMES[zone.kind]} at {formatPrice(zone.peak)}
        </strong>
        <button type="button" class="action" onClick={() => model.type(formatPrice(zone.peak))}>
          Set as target
        </button>
      </div>
      <Facts evidence={zone.evidence} now={model.now.value} />
    </section>
  );
}
