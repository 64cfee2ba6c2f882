import { Card } from '@/components/popup/card';
import type { OfferGroup } from './offer-view';
import { type OfferActions, VenueOffer } from './venue-offer';

interface VenueListProps extends OfferActions {
  readonly groups: readonly OfferGroup[];
}

/** Every venue, by exchange. */
export function VenueList({ groups, ...actions }: VenueListProps) {
  return (
    <>
      {groups.map(({ name, offers }) => (
        <Card
          key={name}
          title={name}
          aside={
            <span class="quiet figure">{`${offers.filter(({ isOn }) => isOn).length} of ${offers.length} on`}</span>
          }
        >
          <ul>
            {offers.map((offer) => (
              <VenueOffer key={offer.info.id} offer={offer} {...actions} />
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}
