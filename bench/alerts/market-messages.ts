import type { OccurrenceKind } from '../../lib/alerts/occurrence';
import type { Side } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/venues';

/** What the bench wants of the market, which runs in a process of its own. */
export type Order =
  | {
      readonly do: 'place';
      readonly venue: VenueId;
      readonly side: Side;
      readonly size: number;
      readonly distancePercent: number;
    }
  /** Takes away the wall that was placed last. */
  | { readonly do: 'pull' }
  | { readonly do: 'cascade'; readonly direction: -1 | 1 }
  /** Lets the price go this share of it in a second, besides what it does by itself. */
  | { readonly do: 'drift'; readonly perSecond: number };

/** Something that an alert is about, and when the frame was sent that made it true. */
export interface Truth {
  readonly kind: OccurrenceKind;
  /** Epoch ms. */
  readonly at: number;
  /** Undefined where it has no place. */
  readonly price?: number;
}

/** What the market tells: where it listens, the reference venue's mid as it was sent, and what became true. */
export type Fact =
  | { readonly url: string }
  | { readonly at: number; readonly mid: number }
  | { readonly truth: Truth };
