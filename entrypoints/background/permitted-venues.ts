import { EXCHANGES } from '@/lib/exchanges/registry';
import { VENUE_IDS, type VenueId } from '@/lib/market/venues';
import { mayReach, onPermissions } from '@/lib/platform/host-access';

/**
 * Tells which venues the browser lets us reach, now and whenever that changes. Sockets know no permissions: a venue whose
 * hosts were withdrawn would go on talking if nobody stopped it.
 */
export function watchPermittedVenues(tell: (venues: ReadonlySet<VenueId>) => void): void {
  const look = () => void permittedVenues().then(tell);
  onPermissions(look);
  look();
}

async function permittedVenues(): Promise<ReadonlySet<VenueId>> {
  // The demo build speaks to local exchanges alone, which are permitted with it.
  if (import.meta.env.MODE === 'demo') return new Set(VENUE_IDS);
  // A browser that cannot say does not forbid either.
  const allowed = await Promise.all(VENUE_IDS.map((id) => mayReach(EXCHANGES[id].hosts).catch(() => true)));
  return new Set(VENUE_IDS.filter((_, index) => allowed[index]));
}
