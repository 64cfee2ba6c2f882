import { Card } from '@/components/popup/card';
import { netAnnualRate, LEG_COST, ROUND_TRIP_COST } from '@/lib/heatmaps/funding/arbitrage';
import { annualRate } from '@/lib/heatmaps/funding/rate';
import type { FundingVenueRow } from '@/lib/heatmaps/funding/venue-row';
import type { FundingView } from '@/lib/heatmaps/funding/view';
import { VENUE_NAMES } from '@/lib/market/venues';
import { agoText, LEFT_OUT_WORDS, rateText, shareText, sizeText, yearText } from './funding-words';

interface MarketCardProps {
  readonly view: FundingView;
  /** The base unit of sizes: `BTC`. */
  readonly base: string;
  readonly now: number;
}

const HOURS_A_WEEK = 168;

/** What all venues together say: the mean, how far they are apart and which are extreme. */
export const MarketCard = ({ view, base, now }: MarketCardProps) => (
  <Card title="The market">
    <dl class="facts">
      <dt>Mean</dt>
      <dd>
        <Mean view={view} base={base} now={now} />
      </dd>
      <dt>Spread</dt>
      <dd>
        <Spread view={view} now={now} />
      </dd>
      <dt>Extremes</dt>
      <dd>
        <Extremes view={view} />
      </dd>
    </dl>
  </Card>
);

function Mean({ view: { mean, rows }, base, now }: MarketCardProps) {
  if (!mean) {
    return <p class="quiet">Not known: it takes a venue whose rate and open interest are both up to date.</p>;
  }
  const left = mean.leftOut.map(({ venue, reason }) => `${VENUE_NAMES[venue]} (${LEFT_OUT_WORDS[reason]})`);
  const who = mean.r8 === 0 ? 'nobody pays' : mean.r8 > 0 ? 'longs pay' : 'shorts pay';
  return (
    <>
      <p>
        <strong class="figure">{rateText(mean.r8)}</strong> in 8 h,{' '}
        {yearText(annualRate({ rate: mean.r8, intervalHours: 8 }))} a year: {who}. The same side pays for{' '}
        {shareText(mean.uniformity)} of the open interest.
      </p>
      <p class="quiet">
        By open interest, {sizeText(mean.openInterest)} {base} at{' '}
        {mean.venues.map((id) => VENUE_NAMES[id]).join(', ')}; the oldest rate is from{' '}
        {agoText(oldest(rows, mean.venues), now)}.
      </p>
      {left.length > 0 && <p class="quiet">Left out: {left.join(', ')}.</p>}
    </>
  );
}

function Spread({ view: { spread, rows }, now }: Omit<MarketCardProps, 'base'>) {
  if (!spread) return <p class="quiet">Not known: it takes two venues whose rates are up to date.</p>;
  const { highest, lowest, r8, breakEvenHours } = spread;
  const bp = (LEG_COST * 10_000).toFixed(0);
  return (
    <>
      <p>
        <strong class="figure">{rateText(r8)}</strong> in 8 h between {VENUE_NAMES[highest]} and{' '}
        {VENUE_NAMES[lowest]}.
      </p>
      <p class="quiet">
        {Number.isFinite(breakEvenHours)
          ? `Holding both sides earns four legs at ${bp} bp each after ${breakEvenHours.toFixed(0)} h; a week at a time it nets ${yearText(netAnnualRate(r8, ROUND_TRIP_COST, HOURS_A_WEEK))} a year, if nothing changes. `
          : 'There is nothing to be earned between them. '}
        The older rate is from {agoText(oldest(rows, [highest, lowest]), now)}.
      </p>
    </>
  );
}

function Extremes({ view: { rows } }: Pick<MarketCardProps, 'view'>) {
  const known = rows.flatMap(({ venue, now: rate }) => (rate ? [{ venue, rate }] : []));
  const beyond = known.filter(({ rate }) => rate.level !== 'usual');
  if (known.length === 0) return <p class="quiet">Not known: no venue has told a rate.</p>;
  if (beyond.length === 0) {
    return (
      <p>No rate is beyond ±0.03 % in 8 h; ±0.05 % is where a side is crowded. Known: {known.length}.</p>
    );
  }
  return (
    <ul>
      {beyond.map(({ venue, rate }) => (
        <li key={venue}>
          {VENUE_NAMES[venue]}: <strong class="figure">{rateText(rate.r8)}</strong>, {rate.level}{' '}
          <small>{rate.kind}</small>
        </li>
      ))}
    </ul>
  );
}

/** When the oldest of some venues' rates was told, epoch ms. */
const oldest = (rows: readonly FundingVenueRow[], venues: readonly FundingVenueRow['venue'][]) =>
  Math.min(...rows.flatMap(({ venue, now: rate }) => (rate && venues.includes(venue) ? [rate.time] : [])));
