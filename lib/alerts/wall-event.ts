import type { Side } from '../core/units';
import type { VenueId } from '../market/venues';

/** Something that happened to a wall: resting size that stands out at one price. */
export interface WallEvent {
  readonly kind: 'appeared' | 'pulled';
  /** Start of the column that showed it, epoch ms. */
  readonly time: number;
  readonly side: Side;
  /** Lower edge of the wall's largest bin, in the quote units of the reference venue. */
  readonly price: number;
  /** Base units over the wall's bins: what stands there when it appeared, what stood there at most when it was pulled. */
  readonly size: number;
  /** From the mid price, signed: below is negative. */
  readonly distancePercent: number;
  /** The venues whose books are known at that price: the size is theirs together. */
  readonly venues: readonly VenueId[];
}
