import type { NearSize } from '../feeds/near-size';
import type { VenueId } from '../market/venues';

/** What one book of a market says of price and size. */
export interface BookFact extends NearSize {
  readonly venue: VenueId;
}

/** With two books nobody can say which of them is wrong. */
export const MIN_BOOKS = 3;
/** Prices of one asset differ by basis and by kind of dollar, but not by more than this fraction. */
const PRICE_TOLERANCE = 0.03;
/** No venue holds so many times what all others hold together: a contract size or a unit was misread. */
const SIZE_FACTOR = 100;

/**
 * The venues whose price or size cannot be right beside those of the others, with the reason in words for the user.
 * Undefined when there are too few books to say. Prices are judged only while most venues agree on one, sizes only while
 * two others have any; a book that is known less far than half a percent is taken to go on as it begins.
 */
export function outliers(facts: readonly BookFact[]): ReadonlyMap<VenueId, string> | undefined {
  if (facts.length < MIN_BOOKS) return undefined;
  const middle = median(facts.map(({ mid }) => mid));
  const distance = ({ mid }: BookFact) => Math.abs(mid / middle - 1);
  const agreeing = facts.filter((fact) => distance(fact) <= PRICE_TOLERANCE).length;
  const mostAgree = agreeing * 2 > facts.length;
  const found = new Map<VenueId, string>();
  for (const fact of facts) {
    const isOff = mostAgree && distance(fact) > PRICE_TOLERANCE;
    const reason = isOff ? priceReason(distance(fact)) : sizeReason(fact, facts);
    if (reason !== undefined) found.set(fact.venue, reason);
  }
  return found;
}

const priceReason = (distance: number) =>
  `its price is ${(distance * 100).toFixed(1)} % off the other venues’`;

function sizeReason(fact: BookFact, facts: readonly BookFact[]): string | undefined {
  const others = facts.filter((other) => other !== fact && other.size > 0);
  if (others.length < MIN_BOOKS - 1) return undefined;
  const sum = others.reduce((total, { size, known }) => total + size / known, 0);
  const times = fact.size / sum;
  if (!(times > SIZE_FACTOR)) return undefined;
  return `its sizes are ${Math.round(times).toLocaleString('en-US')} times those of all other venues together`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}
