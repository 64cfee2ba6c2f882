import { LARGEST_VENUES, VENUE_NAMES } from '@/lib/market/venues';

interface LargestVenuesProps {
  /** What came of asking for the permissions; empty when all is well. */
  readonly note: string;
  readonly onUse: () => void;
}

/** One click for what most people want; nothing that is on is switched off by it. */
export function LargestVenues({ note, onUse }: LargestVenuesProps) {
  return (
    <div class="introduction">
      <button type="button" class="action" onClick={onUse}>
        Use the {LARGEST_VENUES.length} largest venues
      </button>
      <p class="quiet">
        {LARGEST_VENUES.map((id) => VENUE_NAMES[id]).join(', ')}: asked for in one question.
      </p>
      <p class="note" aria-live="polite">
        {note}
      </p>
    </div>
  );
}
