import type { Side } from '../../core/units';
import type { VenueId } from '../../market/venues';
import type { PriceSpan } from '../volume-profile/profile';

/** What leaves a mark on the chart: orders that rest or are refilled, flow that is absorbed, runs through, or is forced. */
export type FlowMarkKind = 'wall' | 'absorption' | 'iceberg' | 'sweep' | 'cascade';

/**
 * What has become of it. `unseen`: nobody knows, because nothing is heard of it any more. Of walls: it stands, was taken
 * by trades, taken back, put up again nearby, some of both, or does not stand out any more. Of all else: it goes on or is
 * over; and of an absorption, whether the price stayed or went through.
 */
export type FlowMarkState =
  | 'unseen'
  | 'standing'
  | 'filled'
  | 'pulled'
  | 'moved'
  | 'mixed'
  | 'faded'
  | 'started'
  | 'ended'
  | 'stood'
  | 'failed';

/** Something that happened, or goes on, at a price over a stretch of time. Plain data; times in epoch ms. */
export interface FlowMark {
  /** Stays the same for as long as it goes on. */
  readonly id: string;
  readonly kind: FlowMarkKind;
  readonly state: FlowMarkState;
  /** Of the book: what rests there, takes the flow, or is run through. */
  readonly side: Side;
  /** Whose it is. Of a cascade, which is of all venues, the one on whose prices it lies. */
  readonly venue: VenueId;
  /** On the venue's prices: the largest level of a wall, the level that takes or is refilled, how far a run went. */
  readonly price: number;
  /** Where a sweep or a cascade began; of anything else its price. */
  readonly from: number;
  /** Base units: what rests, or rested at most; what was filled, absorbed, swept, or told of as closed by force. */
  readonly size: number;
  readonly since: number;
  /** False where it may have been there before anybody looked. */
  readonly isBirth: boolean;
  /** When it ended, or was last told of. */
  readonly until: number;
  /** How a wall behaves: a heuristic, with how far (0…1) it is from undecided. */
  readonly verdict?: 'genuine' | 'suspicious' | 'undecided';
  readonly confidence?: number;
}

/** Prices of now, on those of the reference venue, on which layers agree, or in which none holds much. */
export interface MarkBand extends PriceSpan {
  readonly kind: 'void' | 'convergence';
  /** What it rests on, line by line. */
  readonly words: readonly string[];
}
