import { HOUR_MS } from '../../core/durations';
import type { FundingEvent, MarkEvent, OpenInterestEvent } from '../../market/events';
import type { VenueId } from '../../market/venues';
import { type FundingLevel, fundingLevel } from './level';
import { beginningOf, type FundingPoints, fundingPoints } from './points';
import { type FundingRank, rankOf } from './rank';
import { annualRate, annualYield, type FundingRate, ownRate, perEightHours } from './rate';
import { type NextSettlement, nextSettlement, settlementCost } from './settlement';

/** What is known of the funding of one instrument. */
export interface FundingSource {
  readonly venue: VenueId;
  readonly symbol: string;
  /** Stored rows of `time, rate, intervalHours`. */
  readonly pages: readonly Float64Array[];
  /** Heard live, in order of time. */
  readonly events: readonly FundingEvent[];
  /** The last ones heard. */
  readonly openInterest: OpenInterestEvent | undefined;
  readonly mark: MarkEvent | undefined;
}

/** The rate that holds at present, in its own interval and made comparable. */
export interface FundingNow extends FundingRate {
  readonly kind: 'predicted' | 'settled';
  /** When it was said or settled, epoch ms. */
  readonly time: number;
  /** A fraction of eight hours. */
  readonly r8: number;
  /** A year's charge, simple and compound, as fractions. */
  readonly apr: number;
  readonly apy: number;
  readonly level: FundingLevel;
  /** Among the last 90 days of the same venue; undefined when nothing of them is known. */
  readonly rank: FundingRank | undefined;
  /** What charging this rate once moves from longs to shorts, quote units; undefined without open interest or mark. */
  readonly cost: number | undefined;
}

/** One venue of the picture. */
export interface FundingVenueRow {
  readonly venue: VenueId;
  readonly symbol: string;
  readonly points: FundingPoints;
  /** Undefined when the venue said nothing that holds now, nor ever settled anything. */
  readonly now: FundingNow | undefined;
  readonly next: NextSettlement;
  /** One side, base units, and when it was said. */
  readonly openInterest: { readonly size: number; readonly time: number } | undefined;
  readonly mark: { readonly price: number; readonly time: number } | undefined;
}

/** @param now epoch ms on the exchange's clock. */
export function fundingVenueRow(source: FundingSource, now: number): FundingVenueRow {
  const { venue, symbol, pages, events, openInterest, mark } = source;
  const points = fundingPoints(pages, events, now);
  const prediction = events.findLast(({ kind }) => kind === 'predicted');
  return {
    venue,
    symbol,
    points,
    now: fundingNow(source, points, now),
    next: nextSettlement(venue, prediction, points, now),
    openInterest: openInterest && { size: openInterest.size, time: openInterest.time },
    mark: mark && { price: mark.mark, time: mark.time },
  };
}

/**
 * The stretch of time that the present prediction is for, epoch ms; undefined when the present rate is a settled one or
 * it cannot be told. Where the next settlement is not known the prediction reaches from the last one to when it was said.
 */
export function predictedStretch({
  points,
  now: rate,
  next,
}: FundingVenueRow): { readonly from: number; readonly to: number } | undefined {
  if (rate?.kind !== 'predicted') return undefined;
  const last = points.time.at(-1);
  if (next.kind === 'told' || next.kind === 'derived') {
    const begin = next.time - rate.intervalHours * HOUR_MS;
    return { from: last === undefined ? begin : Math.max(begin, last), to: next.time };
  }
  const index = points.time.length - 1;
  if (last === undefined || rate.time - last > last - beginningOf(points, index)) return undefined;
  return { from: last, to: rate.time };
}

function fundingNow(source: FundingSource, points: FundingPoints, now: number): FundingNow | undefined {
  const current = presentRate(source.events, points, now);
  if (!current) return undefined;
  const { openInterest, mark } = source;
  const r8 = perEightHours(current);
  return {
    ...current,
    r8,
    apr: annualRate(current),
    apy: annualYield(current),
    level: fundingLevel(r8),
    rank: rankOf(r8, points, now),
    cost: openInterest && mark && settlementCost(current.rate, openInterest.size, mark.mark),
  };
}

/** The prediction for the settlement that is still to come, else what was settled last. */
function presentRate(
  events: readonly FundingEvent[],
  points: FundingPoints,
  now: number,
): Pick<FundingNow, 'rate' | 'intervalHours' | 'kind' | 'time'> | undefined {
  const prediction = events.findLast(({ kind }) => kind === 'predicted');
  if (prediction && holdsAt(prediction, now)) {
    const { rate, intervalHours, time } = prediction;
    return { rate, intervalHours, time, kind: 'predicted' };
  }
  const at = points.predicted.lastIndexOf(0);
  if (at < 0) return undefined;
  const [time = NaN, r8 = NaN, intervalHours = NaN] = [points.time, points.r8, points.intervalHours].map(
    (each) => each[at],
  );
  return { rate: ownRate(r8, intervalHours), intervalHours, time, kind: 'settled' };
}

const holdsAt = ({ nextTime, time, intervalHours }: FundingEvent, now: number) =>
  nextTime === undefined ? now - time <= intervalHours * HOUR_MS : nextTime > now;
