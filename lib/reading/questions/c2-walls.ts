import type { ReadContext } from '../context';
import type { WallInput } from '../wall-inputs';
import type { Answer, Evidence, Verdict } from '../read';
import { unknownAnswer } from '../unknown-answer';
import { away, coins, counted, price, span } from '../../market/words';

/** Without a target, walls within this share of the price are looked at. */
const REACH = 0.01;
const SHOWN = 5;

/** Which walls stand between the price and the target, and whether they behave as if they were meant. */
export function wallsBetween(context: ReadContext): Answer {
  const { walls, target, time } = context;
  if (!walls) {
    return unknownAnswer(
      'Walls are not followed yet.',
      'An order book that has been recorded for some seconds without a gap.',
    );
  }
  const between = walls.filter((wall) => isBetween(wall, context)).toSorted(byDistance(context.price));
  const way = target === undefined ? 'Within 1 % of the price' : `Between the price and ${price(target)}`;
  const genuine = between.filter(({ verdict }) => verdict.verdict === 'genuine');
  const suspicious = between.filter(({ verdict }) => verdict.verdict === 'suspicious');
  return {
    answer:
      between.length === 0
        ? `${way} no wall stands.`
        : `${way} ${counted(between.length, 'wall')} ${between.length === 1 ? 'stands' : 'stand'}: ${genuine.length} genuine, ${suspicious.length} suspicious.`,
    verdict: verdictOf(between.length, genuine.length, target),
    evidence: between.slice(0, SHOWN).map((wall) => wallEvidence(wall, context)),
    asOf: between.length === 0 ? time : Math.min(...between.map(({ asOf }) => asOf)),
    confidence: between.length === 0 ? 1 : meanOf(between.map(({ verdict }) => verdict.confidence)),
    wouldChange: 'A wall that is pulled, filled or put in the way.',
  };
}

function isBetween({ side, low, high }: WallInput, { price: now, target }: ReadContext): boolean {
  if (target === undefined) return Math.abs((side === 'ask' ? low : high) / now - 1) <= REACH;
  return target > now ? side === 'ask' && low <= target : side === 'bid' && high >= target;
}

const byDistance = (now: number) => (one: WallInput, other: WallInput) =>
  Math.abs(one.price - now) - Math.abs(other.price - now);

function verdictOf(count: number, genuine: number, target: number | undefined): Verdict {
  if (target === undefined) return 'neutral';
  if (genuine > 0) return 'opposes';
  return count === 0 ? 'supports' : 'neutral';
}

function wallEvidence(wall: WallInput, { market, time, price: now }: ReadContext): Evidence {
  const { verdict, confidence } = wall.verdict;
  const notes = [
    `${wall.isBirth ? 'up for' : 'known for'} ${span(time - wall.since)}`,
    `held ${wall.held} of ${counted(wall.visits, 'visit')}`,
    ...(wall.retreats > 0 ? [`moved away ${counted(wall.retreats, 'time')} as price came`] : []),
    ...(wall.isAbsorbing ? ['absorbing'] : []),
    ...(wall.isIceberg ? ['refilled like an iceberg (suspected)'] : []),
  ];
  const side = wall.side === 'bid' ? 'Bids' : 'Asks';
  const sure = `${verdict}, ${Math.round(confidence * 100)} % sure`;
  return {
    text: `${side} of ${coins(wall.size, market)} at ${price(wall.price)}, ${away(wall.price / now - 1)}: ${sure}; ${notes.join(', ')}`,
    layer: 'order-book',
    venues: [wall.venue],
    asOf: wall.asOf,
  };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
