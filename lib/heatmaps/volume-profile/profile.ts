import type { VenueId } from '../../market/venues';

/** Volume by price, base units. Row `i` covers prices `[(firstBin + i) · binSize, (firstBin + i + 1) · binSize)`. */
export interface ProfileRows {
  readonly firstBin: number;
  /** What aggressors bought and sold, and what is known without its side; all of one length. */
  readonly buy: Float64Array;
  readonly sell: Float64Array;
  readonly unknown: Float64Array;
}

/** A stretch of prices, from the lower edge of its lowest row to the upper edge of its highest. */
export interface PriceSpan {
  readonly low: number;
  readonly high: number;
}

/** A price that drew trading (`high`) or that it hurried past, between two such (`low`). */
export interface ProfileNode extends PriceSpan {
  readonly kind: 'high' | 'low';
  /** Of the row where the node is strongest. `low` and `high` are where half of its prominence is gone. */
  readonly price: number;
}

/** The point of control of a session that is over. */
export interface SessionPoc {
  readonly price: number;
  /** The session, epoch ms; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Opening of the first bar after the session that traded at the price, epoch ms; NaN while none has (it is naked). */
  readonly touchedAt: number;
  /** False where bars of the reference venue are missing since: it may have been touched unseen, or earlier. */
  readonly certain: boolean;
}

/** The point of control and the value area as they were after each bar of the running session. */
export interface DevelopingPath {
  /** End of each bar, epoch ms, rising; the other arrays go with it and hold prices. */
  readonly time: Float64Array;
  readonly poc: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** What one venue put into a profile. */
export interface ProfileVenue {
  readonly venue: VenueId;
  /** Base units. */
  readonly volume: number;
  /** How much of the range its bars cover, milliseconds: the rest of its range is unknown, not without trades. */
  readonly coveredMs: number;
}

/** The volume traded at each price over a range of time. Prices are those of the reference venue. */
export interface VolumeProfile extends ProfileRows {
  readonly binSize: number;
  /** Middle of the row with most volume; NaN without any. */
  readonly poc: number;
  /** Edges of the rows that hold at least 70 % of the volume, and the share (0…1) they hold; NaN without any. */
  readonly valueArea: PriceSpan & { readonly share: number };
  /** Whether the largest rows that hold 70 % do not lie side by side. */
  readonly bimodal: boolean;
  readonly nodes: readonly ProfileNode[];
  readonly voids: readonly PriceSpan[];
  readonly developing: DevelopingPath;
  /** Of all past sessions of the range, oldest first. */
  readonly nakedPocs: readonly SessionPoc[];
  /** The share (0…1) of the volume that is known to lie in its row; the rest was spread over a bar's range, or over a bin
   * that reaches into two rows. NaN without any. */
  readonly exactShare: number;
  readonly venues: readonly ProfileVenue[];
  /** The range, epoch ms; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}
