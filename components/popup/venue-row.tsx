import { useId, useState } from 'preact/hooks';
import type { VenueStatus } from '@/lib/feeds/status';
import { VENUE_NAMES } from '@/lib/market/venues';
import { formatAge, formatCount, formatRate } from './format';
import { Hint } from './hint';
import type { VenueInfo } from './ports';
import { Switch } from './switch';
import { venueDetails } from './venue-details';
import { LIQUIDATION_WORDS, STATE_WORDS, statusDetails } from './venue-words';

export interface VenueView {
  readonly info: VenueInfo;
  readonly isOn: boolean;
  readonly isWithheld: boolean;
  /** Undefined until the background has reported it. */
  readonly status: VenueStatus | undefined;
}

interface VenueRowProps {
  readonly venue: VenueView;
  readonly now: number;
  readonly onToggle: (isOn: boolean) => void;
  readonly onAllow: () => void;
}

/** One venue: a line while it is off, and how its data is doing while it is on. */
export function VenueRow({ venue, now, onToggle, onAllow }: VenueRowProps) {
  const { info, isOn, isWithheld, status } = venue;
  const { word, tone } = STATE_WORDS[venueState(venue)];
  return (
    <li class="venue">
      <div class="line">
        <Switch label={VENUE_NAMES[info.id]} checked={isOn} onChange={onToggle} />
        <Hint class={`state ${tone}`} text={explanationOf(venue)}>
          {word}
        </Hint>
        {isOn && status && <span class="figure">{ageOf(status, now)}</span>}
      </div>
      {isOn && status && <VenueQuality info={info} status={status} now={now} />}
      {isOn && isWithheld && (
        <div class="line quiet">
          <span>No permission for {info.hosts.join(', ')}.</span>
          <button type="button" class="action" onClick={onAllow}>
            Allow {VENUE_NAMES[info.id]}
          </button>
        </div>
      )}
    </li>
  );
}

interface VenueQualityProps {
  readonly info: VenueInfo;
  readonly status: VenueStatus;
  readonly now: number;
}

function VenueQuality({ info, status, now }: VenueQualityProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { perSecond, gapsToday, quarantine } = status;
  return (
    <>
      {quarantine !== undefined && <p class="quiet">{quarantine}</p>}
      <div class="line quiet counts">
        <span class="figure">{formatRate(perSecond)} messages/s</span>
        <Hint class={gapsToday > 0 ? 'figure warn' : 'figure'} text={GAPS_EXPLAINED}>
          {formatCount(gapsToday)} {gapsToday === 1 ? 'gap' : 'gaps'} today
        </Hint>
        <button
          type="button"
          class="fold"
          aria-label={`Details of ${VENUE_NAMES[info.id]}`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          Details
        </button>
      </div>
      <dl id={id} class="quiet details" hidden={!isOpen}>
        {isOpen &&
          venueDetails(status, info.liquidations, now).map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

const GAPS_EXPLAINED =
  'How often a book of this venue lost its place in the last 24 hours, counted since the browser or Isotherm was started.';

/** The state to show: the user's own switch and the browser's refusal go before what the background says. */
export function venueState({ isOn, isWithheld, status }: VenueView): keyof typeof STATE_WORDS {
  if (!isOn) return 'off';
  if (isWithheld) return 'withheld';
  if (!status) return 'unknown';
  return status.state === 'live' && status.quarantine !== undefined ? 'quarantined' : status.state;
}

function explanationOf(venue: VenueView): string {
  const { info, isOn, status } = venue;
  const { explanation } = STATE_WORDS[venueState(venue)];
  if (!isOn) return `${explanation} ${LIQUIDATION_WORDS[info.liquidations].explanation}`;
  return [explanation, ...(status ? statusDetails(status) : [])].join(' ');
}

const ageOf = ({ lastMessageAt }: VenueStatus, now: number) =>
  lastMessageAt === undefined ? 'no message yet' : `${formatAge(now - lastMessageAt)} ago`;
