import { Hint } from '@/components/popup/hint';
import { Switch } from '@/components/popup/switch';
import { venueState } from '@/components/popup/venue-row';
import { STATE_WORDS, statusDetails } from '@/components/popup/venue-words';
import { VENUE_NAMES } from '@/lib/market/venues';
import { GiftList } from './gift-list';
import type { OfferView } from './offer-view';
import { CONTRACT_WORDS, costWords, giftWords } from './offer-words';
import { PermissionLine } from './permission-line';

export interface OfferActions {
  readonly onToggle: (offer: OfferView, isOn: boolean) => void;
  readonly onAllow: (offer: OfferView) => void;
  readonly onWithdraw: (offer: OfferView) => void;
}

interface VenueOfferProps extends OfferActions {
  readonly offer: OfferView;
}

/** One venue: whether it is used, what it gives, what it costs and how it is doing. */
export function VenueOffer({ offer, onToggle, onAllow, onWithdraw }: VenueOfferProps) {
  const { info, isOn, status, cost, gifts, note } = offer;
  const name = VENUE_NAMES[info.id];
  const { word, tone, explanation } = STATE_WORDS[venueState(offer)];
  const details = isOn && status ? statusDetails(status) : [];
  return (
    <li class="offer">
      <div class="line">
        <Switch label={name} checked={isOn} onChange={(wanted) => onToggle(offer, wanted)} />
        <small>{CONTRACT_WORDS[info.contract]}</small>
        <Hint class={`state ${tone}`} text={[explanation, ...details].join(' ')}>
          {word}
        </Hint>
      </div>
      <GiftList of={name} gifts={giftWords(gifts)} />
      <p class="quiet">{costWords(cost)}</p>
      <PermissionLine offer={offer} onAllow={() => onAllow(offer)} onWithdraw={() => onWithdraw(offer)} />
      <p class="note" aria-live="polite">
        {note}
      </p>
    </li>
  );
}
