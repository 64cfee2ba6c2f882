import { useEffect, useId, useState } from 'preact/hooks';
import { isVenueId, VENUE_NAMES, type VenueId } from '@/lib/market/venues';
import type { InstrumentName } from '@/lib/protocol/messages';
import type { SymbolChoice } from '@/lib/storage/settings';
import { messageOf } from './error-message';
import { InstrumentList } from './instrument-list';
import type { VenueInfo } from './ports';

interface SymbolOverrideProps {
  readonly venues: readonly VenueInfo[];
  /** The venue to begin with. */
  readonly initial: VenueId;
  /** Must stay the same function from render to render. */
  readonly load: (venue: VenueId) => Promise<readonly InstrumentName[]>;
  readonly onChoose: (choice: SymbolChoice) => void;
}

/** Chooses by hand what a page charts: the venue, then the instrument. */
export function SymbolOverride({ venues, initial, load, onChoose }: SymbolOverrideProps) {
  const id = useId();
  const [venue, setVenue] = useState(initial);
  const list = useInstruments(venue, load);
  return (
    <div class="override">
      <div class="field">
        <label for={id}>Venue</label>
        <select
          id={id}
          value={venue}
          onChange={({ currentTarget: { value } }) => isVenueId(value) && setVenue(value)}
        >
          {venues.map((info) => (
            <option key={info.id} value={info.id}>
              {VENUE_NAMES[info.id]}
            </option>
          ))}
        </select>
      </div>
      {typeof list === 'string' ? (
        <p class="quiet" role="status">
          {list}
        </p>
      ) : (
        <InstrumentList
          key={venue}
          instruments={list}
          onPick={({ symbol, base, quote }) => onChoose({ venue, symbol, market: `${base}-${quote}` })}
        />
      )}
    </div>
  );
}

/** The venue's instruments, or a sentence about why there are none. */
function useInstruments(
  venue: VenueId,
  load: SymbolOverrideProps['load'],
): readonly InstrumentName[] | string {
  const [list, setList] = useState<readonly InstrumentName[] | string>('');
  useEffect(() => {
    let isCurrent = true;
    const show = (value: readonly InstrumentName[] | string) => isCurrent && setList(value);
    show('Loading the instruments…');
    load(venue).then(show, (error: unknown) =>
      show(`The instruments could not be loaded: ${messageOf(error)}`),
    );
    return () => {
      isCurrent = false;
    };
  }, [venue, load]);
  return list;
}
