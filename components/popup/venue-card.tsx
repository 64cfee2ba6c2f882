import { useId } from 'preact/hooks';
import { Card } from './card';
import type { VenueInfo } from './ports';
import { useVenueFold } from './venue-fold';
import { VenueRow, venueState, type VenueView } from './venue-row';

interface VenueCardProps {
  readonly venues: readonly VenueView[];
  readonly now: number;
  readonly onToggle: (venue: VenueInfo, isOn: boolean) => void;
  readonly onAllow: (venue: VenueInfo) => void;
}

/** The venues in use and how they are doing; the others wait behind a button. */
export function VenueCard({ venues, now, onToggle, onAllow }: VenueCardProps) {
  const id = useId();
  const { shown, folded, isOpen, toggle } = useVenueFold(venues);
  const liveCount = venues.filter((venue) => venueState(venue) === 'live').length;
  const onCount = venues.filter(({ isOn }) => isOn).length;
  const rows = (list: readonly VenueView[]) =>
    list.map((venue) => (
      <VenueRow
        key={venue.info.id}
        venue={venue}
        now={now}
        onToggle={(isOn) => onToggle(venue.info, isOn)}
        onAllow={() => onAllow(venue.info)}
      />
    ));
  return (
    <Card title="Venues" aside={<span class="quiet figure">{`${liveCount} of ${onCount} live`}</span>}>
      {shown.length > 0 && <ul class="venues">{rows(shown)}</ul>}
      {folded.length > 0 && (
        <button type="button" class="fold more" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
          {`${folded.length} more ${folded.length === 1 ? 'venue' : 'venues'}`}
        </button>
      )}
      <ul class="venues" id={id} hidden={!isOpen}>
        {isOpen && rows(folded)}
      </ul>
    </Card>
  );
}
