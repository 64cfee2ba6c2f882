import type { VenueId } from '@/lib/market/venues';
import { Card } from './card';
import type { VenueInfo } from './ports';
import { VenueRow, type VenueView } from './venue-row';

interface VenueCardProps {
  readonly venues: readonly VenueView[];
  readonly now: number;
  readonly onToggle: (venue: VenueId, isOn: boolean) => void;
  readonly onAllow: (venue: VenueInfo) => void;
}

/** Every venue, whether it is used and how it is doing. */
export function VenueCard({ venues, now, onToggle, onAllow }: VenueCardProps) {
  const liveCount = venues.filter(({ isOn, status }) => isOn && status?.state === 'live').length;
  const onCount = venues.filter(({ isOn }) => isOn).length;
  return (
    <Card title="Venues" aside={<span class="quiet figure">{`${liveCount} of ${onCount} live`}</span>}>
      <ul class="venues">
        {venues.map((venue) => (
          <VenueRow
            key={venue.info.id}
            venue={venue}
            now={now}
            onToggle={(isOn) => onToggle(venue.info.id, isOn)}
            onAllow={() => onAllow(venue.info)}
          />
        ))}
      </ul>
    </Card>
  );
}
