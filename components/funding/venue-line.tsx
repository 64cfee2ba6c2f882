import { Hint } from '@/components/popup/hint';
import { ownRate } from '@/lib/heatmaps/funding/rate';
import type { FundingNow, FundingVenueRow } from '@/lib/heatmaps/funding/venue-row';
import { VENUE_NAMES } from '@/lib/market/venues';
import { Figure, Missing } from './figure';
import {
  costText,
  LEVEL_TONES,
  NEXT_SOURCES,
  nextText,
  rankText,
  rateText,
  sizeText,
  yearText,
} from './funding-words';

interface VenueLineProps {
  readonly row: FundingVenueRow;
  readonly now: number;
}

/** One venue of the table. */
export function VenueLine({ row, now }: VenueLineProps) {
  const { venue, next, openInterest } = row;
  const name = VENUE_NAMES[venue];
  return (
    <tr>
      <th scope="row">{name}</th>
      <RateCells row={row} now={now} />
      <td>
        <LastSettled row={row} now={now} />
      </td>
      <td>
        {openInterest ? (
          <Figure
            text={sizeText(openInterest.size)}
            source={`One side, told by ${name}`}
            time={openInterest.time}
            now={now}
          />
        ) : (
          <Missing what="not told" />
        )}
      </td>
      <td>
        <Cost row={row} now={now} />
      </td>
      <td>
        <Hint class="figure" text={NEXT_SOURCES[next.kind]}>
          {nextText(next, now)}
        </Hint>
      </td>
    </tr>
  );
}

function RateCells({ row, now }: VenueLineProps) {
  const rate = row.now;
  if (!rate) {
    return (
      <td colSpan={3}>
        <Missing what="Neither a prediction nor a settlement is known yet" />
      </td>
    );
  }
  const source = sourceOf(row, rate);
  return (
    <>
      <td>
        <Figure
          text={`${rateText(rate.rate)} / ${rate.intervalHours}\u00A0h`}
          source={source}
          time={rate.time}
          now={now}
        />{' '}
        <small>{rate.kind}</small>
      </td>
      <td>
        <Hint
          class={`state ${LEVEL_TONES[rate.level]}`}
          text={`${source}, in eight hours. ${rankWords(rate, now)}`}
        >
          {rateText(rate.r8)}
        </Hint>{' '}
        <small>{rate.level}</small>
      </td>
      <td>
        <Hint class="figure" text={`${source}, held for a year: ${yearText(rate.apy)} when compounded.`}>
          {yearText(rate.apr)}
        </Hint>
      </td>
    </>
  );
}

function LastSettled({ row: { venue, points }, now }: VenueLineProps) {
  const at = points.predicted.lastIndexOf(0);
  const [time, r8, hours] = [points.time[at], points.r8[at], points.intervalHours[at]];
  if (time === undefined || r8 === undefined || hours === undefined) return <Missing what="no history" />;
  return (
    <Figure
      text={`${rateText(ownRate(r8, hours))} / ${hours}\u00A0h`}
      source={`Settled at ${VENUE_NAMES[venue]}`}
      time={time}
      now={now}
    />
  );
}

function Cost({ row, now }: VenueLineProps) {
  const { now: rate, openInterest, mark, venue, next } = row;
  if (rate?.cost === undefined || !openInterest || !mark) {
    const missing = [!rate && 'rate', !openInterest && 'open interest', !mark && 'mark price'].filter(
      Boolean,
    );
    return <Missing what={`needs the ${missing.join(' and the ')}`} />;
  }
  const rateWords = `the ${rate.kind} rate${next.kind === 'continuous' ? `, over ${rate.intervalHours} hours` : ''}`;
  return (
    <Figure
      text={costText(rate.cost)}
      source={`At ${VENUE_NAMES[venue]}: ${rateWords} × open interest × mark price, the oldest of them`}
      time={Math.min(rate.kind === 'predicted' ? rate.time : now, openInterest.time, mark.time)}
      now={now}
    />
  );
}

const sourceOf = ({ venue }: FundingVenueRow, { kind }: FundingNow) =>
  kind === 'predicted' ? `Predicted by ${VENUE_NAMES[venue]}` : `Settled at ${VENUE_NAMES[venue]}`;

const rankWords = ({ rank }: FundingNow, now: number) =>
  rank ? `It is ${rankText(rank, now)}.` : 'Nothing is known of the days before.';
