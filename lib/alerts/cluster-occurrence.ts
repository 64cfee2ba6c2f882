import type { ClusterEvent } from '../analysis/clusters/events';
import type { Occurrence, OccurrenceKind } from './occurrence';
import { amount, percent, price } from '../market/words';

/** What happened to a cluster of the liquidation map, as rules ask for it; undefined where none can. */
export function clusterOccurrence(event: ClusterEvent, market: string): Occurrence | undefined {
  const found = whatOf(event);
  if (!found) return undefined;
  const { id, time, side, centroid, size, distance, basis } = event;
  return {
    kind: found.kind,
    market,
    // The price may come to a cluster again.
    subject: `${id}@${time}`,
    time,
    side: side === 'ask' ? 'above' : 'below',
    price: centroid,
    ...(basis !== 'relative' && { size }),
    distancePercent: distance * 100,
    reason: `${clusterWords(event)} ${found.words}.`,
  };
}

interface What {
  readonly kind: OccurrenceKind;
  readonly words: string;
}

const PLAIN: Readonly<Partial<Record<ClusterEvent['kind'], What>>> = {
  born: { kind: 'cluster-born', words: 'has formed' },
  entered: { kind: 'zone-entered', words: 'was entered by the price' },
  swept: { kind: 'cluster-swept', words: 'was swept: the price went all the way through' },
};

const NOT_DEPLETED: What = {
  kind: 'cluster-not-depleted',
  words: 'was swept, but hardly anything was liquidated there: the estimate was probably wrong',
};

/** What was only sighted may be old; what split, merged, shrank or faded is not asked for. */
function whatOf(event: ClusterEvent): What | undefined {
  if (event.kind === 'grown')
    return { kind: 'cluster-grown', words: `has grown by ${percent(event.size / event.before - 1)}` };
  if (event.kind === 'migrated') {
    const way = event.moved > 0 ? 'up' : 'down';
    return { kind: 'cluster-migrated', words: `has moved ${way} by ${percent(event.moved)}` };
  }
  if (event.kind === 'approached')
    return { kind: 'cluster-approached', words: `is ${percent(event.distance)} from the price` };
  if (event.kind === 'depletion')
    return event.depletion.outcome.value === 'did not deplete' ? NOT_DEPLETED : undefined;
  return PLAIN[event.kind];
}

/** "A cluster of $12M of longs between 58,900 and 59,200 (modelled)". */
function clusterWords({ side, low, high, worth, basis }: ClusterEvent): string {
  const whose = side === 'ask' ? 'shorts' : 'longs';
  const size = basis === 'relative' ? whose : `$${amount(worth)} of ${whose}`;
  return `A cluster of ${size} between ${price(low)} and ${price(high)} (modelled)`;
}
