import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { VenueId } from '../../market/venues';
import { breakEvenHours, ROUND_TRIP_COST } from './arbitrage';
import type { FundingNow, FundingVenueRow } from './venue-row';

/** Why a venue has no part in what is said of all venues. */
export type LeftOut = 'no rate' | 'old rate' | 'no open interest' | 'old open interest';

/** The funding of a market: of all venues together, each counted by its open interest. */
export interface MarketFunding {
  /** A fraction of eight hours. */
  readonly r8: number;
  readonly venues: readonly VenueId[];
  readonly leftOut: readonly { readonly venue: VenueId; readonly reason: LeftOut }[];
  /** Of those venues, base units of one side. */
  readonly openInterest: number;
  /** The share of that open interest on whose venues the larger side of it pays: 1 when longs, or shorts, pay everywhere. */
  readonly uniformity: number;
}

/** The two venues whose rates are furthest apart. */
export interface FundingSpread {
  readonly highest: VenueId;
  readonly lowest: VenueId;
  /** A fraction of eight hours, at least 0. */
  readonly r8: number;
  /** Of the pair at {@link ROUND_TRIP_COST}; infinite when there is no spread. */
  readonly breakEvenHours: number;
}

/** Open interest moves by a few per cent in an hour: as a weight it serves that long. */
const OPEN_INTEREST_PATIENCE_MS = HOUR_MS;

/** A prediction moves all the time; one that old says little about the present. */
const PREDICTION_PATIENCE_MS = HOUR_MS;

/** Within this long after a settlement venues tell what it was. */
const TELLING_MS = 10 * MINUTE_MS;

/** The mean of `Σ openInterest · r8 / Σ openInterest`; undefined when no venue has both, up to date. */
export function marketFunding(rows: readonly FundingVenueRow[], now: number): MarketFunding | undefined {
  const leftOut = rows.flatMap((row) => {
    const reason = whyLeftOut(row, now);
    return reason ? [{ venue: row.venue, reason }] : [];
  });
  const counted = rows.flatMap((row) =>
    row.now && row.openInterest && whyLeftOut(row, now) === undefined
      ? [{ venue: row.venue, r8: row.now.r8, weight: row.openInterest.size }]
      : [],
  );
  const openInterest = counted.reduce((sum, { weight }) => sum + weight, 0);
  if (!(openInterest > 0)) return undefined;
  const weightWhere = (holds: (r8: number) => boolean) =>
    counted.reduce((sum, { r8, weight }) => sum + (holds(r8) ? weight : 0), 0);
  const larger = Math.max(
    weightWhere((r8) => r8 > 0),
    weightWhere((r8) => r8 < 0),
  );
  return {
    r8: counted.reduce((sum, { r8, weight }) => sum + r8 * (weight / openInterest), 0),
    venues: counted.map(({ venue }) => venue),
    leftOut,
    openInterest,
    uniformity: larger / openInterest,
  };
}

/** Undefined with less than two venues whose rate is up to date. */
export function fundingSpread(rows: readonly FundingVenueRow[], now: number): FundingSpread | undefined {
  const rates = rows
    .flatMap(({ venue, now: rate }) => (rate && isCurrent(rate, now) ? [{ venue, r8: rate.r8 }] : []))
    .toSorted((a, b) => a.r8 - b.r8);
  const [lowest, highest] = [rates[0], rates.at(-1)];
  if (rates.length < 2 || !lowest || !highest) return undefined;
  const r8 = highest.r8 - lowest.r8;
  return {
    highest: highest.venue,
    lowest: lowest.venue,
    r8,
    breakEvenHours: breakEvenHours(r8, ROUND_TRIP_COST),
  };
}

function whyLeftOut({ now: rate, openInterest }: FundingVenueRow, now: number): LeftOut | undefined {
  if (!rate) return 'no rate';
  if (!isCurrent(rate, now)) return 'old rate';
  if (!openInterest) return 'no open interest';
  return now - openInterest.time > OPEN_INTEREST_PATIENCE_MS ? 'old open interest' : undefined;
}

/** A settled rate stands for the present until the next settlement is told. */
const isCurrent = ({ kind, time, intervalHours }: FundingNow, now: number) =>
  now - time <= (kind === 'predicted' ? PREDICTION_PATIENCE_MS : intervalHours * HOUR_MS + TELLING_MS);
