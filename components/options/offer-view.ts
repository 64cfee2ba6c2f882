import { lastOf } from '@/components/popup/poll';
import type { VenueView } from '@/components/popup/venue-row';
import { venueCost, type VenueCost, venueGifts, type VenueGifts } from '@/lib/feeds/venue-cost';
import { VENUE_NAMES, type VenueId } from '@/lib/market/venues';
import type { Settings } from '@/lib/storage/settings';
import type { OptionsModel } from './options-model';
import type { VenueOffer } from './ports';

/** How things stand with the permission for a venue's hosts, as the browser says. */
export type Permission =
  | { readonly kind: 'unknown' | 'missing' | 'installed' }
  /** Can be given back; the venues it is shared with lose it too. */
  | { readonly kind: 'optional'; readonly shared: readonly VenueId[] };

export interface OfferView extends VenueView {
  readonly info: VenueOffer;
  readonly cost: VenueCost;
  readonly gifts: VenueGifts;
  readonly permission: Permission;
  /** What came of the last question to the user; empty when all is well. */
  readonly note: string;
}

/** The venues of one exchange. */
export interface OfferGroup {
  readonly name: string;
  readonly offers: readonly OfferView[];
}

/** Every venue as the page shows it, by exchange, in the order of the venues. */
export function offerGroups(model: OptionsModel, settings: Settings): readonly OfferGroup[] {
  const offers = model.ports.venues.map((venue) => offerView(model, settings, venue));
  const names = [...new Set(offers.map(({ info }) => exchangeOf(info.id)))];
  return names.map((name) => ({ name, offers: offers.filter(({ info }) => exchangeOf(info.id) === name) }));
}

/** The first word of a venue's name is its exchange's. */
const exchangeOf = (venue: VenueId) => VENUE_NAMES[venue].split(' ')[0] ?? venue;

function offerView({ access, status }: OptionsModel, settings: Settings, info: VenueOffer): OfferView {
  const report = lastOf(status.answer.value)?.value;
  return {
    info,
    isOn: settings.venues[info.id],
    isWithheld: access.withheld.value?.has(info.id) ?? false,
    status: report?.venues.find(({ venue }) => venue === info.id),
    cost: venueCost(info, settings.markets.length),
    gifts: venueGifts(info),
    permission: permissionOf(access, info),
    note: access.notes.value.get(info.id) ?? '',
  };
}

function permissionOf(access: OptionsModel['access'], venue: VenueOffer): Permission {
  const { value: withheld } = access.withheld;
  if (!withheld) return { kind: 'unknown' };
  if (withheld.has(venue.id)) return { kind: 'missing' };
  return access.isOptional(venue)
    ? { kind: 'optional', shared: access.sharing(venue) }
    : { kind: 'installed' };
}
