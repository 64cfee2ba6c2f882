import type { VenueStatus } from '@/lib/feeds/status';
import { formatAge, formatCount, formatTally } from './format';
import { Hint } from './hint';
import { VENUE_NAMES } from '@/lib/market/venues';
import type { VenueInfo } from './ports';
import { Switch } from './switch';
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

export function VenueRow({ venue, now, onToggle, onAllow }: VenueRowProps) {
  const { info, isOn, isWithheld, status } = venue;
  const { word, tone, explanation } = STATE_WORDS[venueState(venue)];
  const liquidations = LIQUIDATION_WORDS[info.liquidations];
  const details = isOn && status ? statusDetails(status) : [];
  return (
    <li class="venue">
      <div class="line">
        <Switch label={VENUE_NAMES[info.id]} checked={isOn} onChange={onToggle} />
        <Hint class={`state ${tone}`} text={[explanation, ...details].join(' ')}>
          {word}
        </Hint>
        {isOn && status && <span class="figure">{ageOf(status, now)}</span>}
      </div>
      <div class="line quiet counts">
        {isOn && status && (
          <>
            <span class="figure">{formatTally(status.messages)} messages</span>
            <span class={status.gaps > 0 ? 'figure warn' : 'figure'}>
              {formatCount(status.gaps)} {status.gaps === 1 ? 'gap' : 'gaps'}
            </span>
          </>
        )}
        <Hint text={liquidations.explanation}>liquidations {liquidations.word}</Hint>
      </div>
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

/** The state to show: the user's own switch and the browser's refusal go before what the background says. */
export function venueState({ isOn, isWithheld, status }: VenueView): keyof typeof STATE_WORDS {
  if (!isOn) return 'off';
  return isWithheld ? 'withheld' : (status?.state ?? 'unknown');
}

const ageOf = ({ lastMessageAt }: VenueStatus, now: number) =>
  lastMessageAt === undefined ? 'no message yet' : `${formatAge(now - lastMessageAt)} ago`;
