import {
  type Cascade,
  cascadeExtentBp,
  cascadeImbalance,
  type CascadeNote,
} from '../analysis/cascades/cascade';
import type { VenueId } from '../market/venues';
import type { Occurrence } from './occurrence';
import { amount, percent, price, span, venueNames } from '../market/words';

/** What a cascade's sums rest on. */
interface Basis {
  readonly market: string;
  /** Mid price of the reference venue. */
  readonly price: number;
  /** The venues that do not tell of all they liquidate. */
  readonly sampled: readonly VenueId[];
}

/** A cascade that began or ended, as rules ask for it: it is where the price is, on the side the price went. */
export function cascadeOccurrence({ type, time, cascade }: CascadeNote, basis: Basis): Occurrence {
  const { market, sampled } = basis;
  const words = type === 'started' ? startWords(cascade) : endWords(cascade);
  return {
    kind: `cascade-${type}`,
    market,
    // One that goes on ends again.
    subject: String(type === 'started' ? cascade.start : cascade.end),
    time,
    side: cascade.direction === 'down' ? 'below' : 'above',
    price: basis.price,
    size: cascade.total / basis.price,
    distancePercent: 0,
    reason: `A liquidation cascade ${words}.${sampled.length === 0 ? '' : ` ${floorWords(sampled)}`}`,
  };
}

/** "has started: $3.2M closed by force since 20:50:12 UTC, 92 % of it longs, the price down 0.14 % so far" */
function startWords(cascade: Cascade): string {
  return `has started: ${sizeWords(cascade)}, the price ${cascade.direction} ${percent(cascadeExtentBp(cascade) / 1e4)} so far`;
}

function endWords(cascade: Cascade): string {
  const { direction, startPrice, extreme, start, end } = cascade;
  const way = `the price went ${direction} ${percent(cascadeExtentBp(cascade) / 1e4)}, from ${price(startPrice)} to ${price(extreme)} at the farthest`;
  return `has ended after ${span(end - start)}: ${sizeWords(cascade)}; ${way}${flowWords(cascade)}`;
}

/** ", 92 % of what was traded sold by aggressors" */
function flowWords(cascade: Cascade): string {
  const imbalance = cascadeImbalance(cascade);
  if (imbalance === undefined) return '';
  const share = Math.round(50 * (1 + Math.abs(imbalance)));
  return `, ${share}\u00A0% of what was traded ${imbalance < 0 ? 'sold' : 'bought'} by aggressors`;
}

function sizeWords({ total, start, sideShare, direction }: Cascade): string {
  const since = new Date(start).toISOString().slice(11, 19);
  const whose = direction === 'down' ? 'longs' : 'shorts';
  return `$${amount(total)} closed by force since ${since} UTC, ${Math.round(sideShare * 100)}\u00A0% of it ${whose}`;
}

const floorWords = (sampled: readonly VenueId[]) =>
  `${venueNames(sampled)} ${sampled.length === 1 ? 'tells' : 'tell'} only some of ${sampled.length === 1 ? 'its' : 'their'} liquidations: the total is a floor.`;
