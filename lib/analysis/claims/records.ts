import type { PriceBar } from '../../heatmaps/volume-profile/naked-pocs';
import type { VenueId } from '../../market/venues';
import type { Side } from '../../core/units';
import type { Cascade } from '../cascades/cascade';
import type { FrozenZones } from '../reactions/frozen-zones';
import type { WallFate } from '../walls/wall';

/** How a wall of one venue ended, as far as that was seen. */
export interface WallEnding {
  readonly market: string;
  readonly venue: VenueId;
  /** Of the venue's walls since it was followed. */
  readonly id: string;
  readonly side: Side;
  /** On the venue's own prices. */
  readonly price: number;
  /** Base units, at its largest. */
  readonly peakSize: number;
  /** From the mid price to its nearer edge when it stood last, basis points. */
  readonly distanceBp: number;
  /** Epoch ms. It may be older than that. */
  readonly since: number;
  readonly endedAt: number;
  readonly fate: SeenFate;
}

export type SeenFate = Exclude<WallFate, 'standing' | 'faded' | 'unseen'>;

/** A cascade from its start to its end. */
export interface CascadeEnding extends Readonly<Cascade> {
  readonly market: string;
  /** A venue tells only some of its liquidations: the total is a floor. */
  readonly isSampled: boolean;
}

/** What was traded at one venue in a minute. */
export interface TradedMinute {
  /** Its beginning, epoch ms. */
  readonly time: number;
  /** Quote units. */
  readonly worth: number;
}

/** What venues told of as closed by force on a day (UTC) of which enough was recorded. */
export interface LiquidationDay {
  readonly day: number;
  /** Quote units. */
  readonly worth: number;
}

/** What a venue charged for an interval that is over. */
export interface SettledFunding {
  readonly venue: VenueId;
  /** Epoch ms. */
  readonly time: number;
  /** A fraction of eight hours. */
  readonly r8: number;
}

/** All that is kept of one market that claims can be measured by. Everything is in order of time. */
export interface ClaimRecords {
  readonly market: string;
  /** False while no venue of it is followed: then nothing is known of its prices, funding and open interest. */
  readonly isFollowed: boolean;
  readonly walls: readonly WallEnding[];
  readonly cascades: readonly CascadeEnding[];
  /** The clusters of the liquidation map as they were known at the full hours. */
  readonly zones: readonly FrozenZones[];
  /** Of the venue whose prices zones are on. */
  readonly bars: readonly PriceBar[];
  /** Of the same venue, as far as single minutes are kept. */
  readonly minutes: readonly TradedMinute[];
  readonly liquidationDays: readonly LiquidationDay[];
  /** Quote units of one side that are open now, by venue. */
  readonly openInterest: readonly { readonly venue: VenueId; readonly worth: number }[];
  readonly fundings: readonly SettledFunding[];
}
