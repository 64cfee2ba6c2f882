import type { WallReading } from '../analysis/walls/read-wall';
import { VENUE_NAMES, type VenueId } from '../market/venues';
import type { Occurrence } from './occurrence';
import { amount, coins, price, span } from '../market/words';

/** Where the wall's market trades. */
interface Place {
  readonly market: string;
  readonly venue: VenueId;
  /** Added to the venue's prices to lay them on the reference venue's. */
  readonly shift: number;
  /** Mid price of the reference venue. */
  readonly mid: number;
}

/** A wall of one venue that is over, as rules ask for it; undefined where trades did not take it. */
export function filledWallOccurrence(wall: WallReading, place: Place): Occurrence | undefined {
  const { fate, endedAt, side, account, since } = wall;
  if (fate !== 'filled' || endedAt === undefined) return undefined;
  const { market, venue, shift, mid } = place;
  const laid = wall.price + shift;
  return {
    kind: 'wall-filled',
    market,
    subject: `${venue}:${wall.price}@${since}`,
    time: endedAt,
    side: side === 'bid' ? 'below' : 'above',
    price: laid,
    size: account.filled,
    distancePercent: (laid / mid - 1) * 100,
    reason: sentence(wall, place, endedAt),
  };
}

/** "Bid wall on Binance USD-M at 59,900 was filled: 298 of 300 BTC were traded. It stood for 12 min." */
function sentence(
  { side, price: at, account, since, isBirth }: WallReading,
  { market, venue }: Place,
  endedAt: number,
): string {
  const placed = account.placed + account.refilled;
  const wall = `${side === 'bid' ? 'Bid' : 'Ask'} wall on ${VENUE_NAMES[venue]} at ${price(at)}`;
  const refilled =
    account.refilled > 0 ? `, ${amount(account.refilled)} of them put there as it was taken` : '';
  const age = `${isBirth ? '' : 'at least '}${span(endedAt - since)}`;
  return `${wall} was filled: ${amount(account.filled)} of ${coins(placed, market)} were traded${refilled}. It stood for ${age}.`;
}
