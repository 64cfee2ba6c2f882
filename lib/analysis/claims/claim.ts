import { type Known, known, notKnown } from '../known';
import type { ByChance } from '../statistics/drawn-chance';
import type { Interval } from '../statistics/proportion';
import type { ClaimRecords } from './records';

export type ClaimId =
  | 'walls-pulled'
  | 'cascades-near-zones'
  | 'turns-near-zones'
  | 'cascade-duration'
  | 'cascade-volume'
  | 'daily-liquidations'
  | 'open-interest'
  | 'extreme-funding';

/** One thing that was counted or measured for a claim. */
export type MeasureId =
  | 'walls-of-500'
  | 'largest-walls'
  | 'starts-near-zones'
  | 'turns-near-zones'
  | 'touches-held'
  | 'median-duration'
  | 'median-volume'
  | 'mean-day'
  | 'open-now'
  | 'extreme-slots';

/** What figures are in: a fraction, ms, a multiple, quote units. */
export type Unit = 'share' | 'time' | 'ratio' | 'worth';

/**
 * Why there is no interval or no baseline. `not a sample`: it is one reading, of which nothing is drawn. `no null`: nothing
 * random stands against it. The others may come to be known.
 */
export type NoBaseline = 'no null' | 'too few others' | 'too few minutes';

/** A figure of the user's own data. */
export interface Figure {
  readonly value: number;
  /** 95 % of where the true value lies. */
  readonly interval: Known<Interval, 'not a sample'>;
  readonly chance: Known<ByChance, NoBaseline>;
}

export interface Measured {
  readonly id: MeasureId;
  /** What was counted, and how many are needed before a figure is told. */
  readonly n: number;
  readonly needed: number;
  /** What belongs to it but could not be counted, as something of it was not known. */
  readonly unknown: number;
  readonly figure: Known<Figure, 'not enough'>;
  /** The article's figure that it can be held against; undefined where it measures something else. */
  readonly claimed: number | undefined;
}

/** A number that the article gives, and how it is measured here. */
export interface Claim {
  readonly id: ClaimId;
  readonly unit: Unit;
  readonly measure: (records: ClaimRecords) => readonly Measured[];
}

/** Where the article's figure lies beside the interval of what was measured; undefined where there is nothing to compare. */
export function claimBeside({ figure, claimed }: Measured): 'within' | 'above' | 'below' | undefined {
  const interval = figure.value?.interval.value;
  if (!interval || claimed === undefined) return undefined;
  if (claimed > interval.high) return 'above';
  return claimed < interval.low ? 'below' : 'within';
}

type Counted = Pick<Measured, 'id' | 'n' | 'needed'> & Partial<Pick<Measured, 'unknown' | 'claimed'>>;

/** A figure where enough was counted, none where not. */
export const measured = (counted: Counted, figure: () => Figure): Measured => ({
  unknown: 0,
  claimed: undefined,
  ...counted,
  figure: counted.n >= counted.needed ? known(figure()) : notKnown('not enough'),
});
