import type { Asymmetry } from '../analysis/clusters/asymmetry';
import type { MapReading, SizeBasis } from '../analysis/density/density';
import type { KnownCluster } from './context';
import type { ReadInput } from './input';
import type { Evidence } from './read';
import { away, percent, price, span, worth } from '../market/words';

/** What the sizes of a map rest on. */
export const BASIS_WORDS: Readonly<Record<SizeBasis, string>> = {
  observed: 'as observed',
  calibrated: 'modelled, calibrated on liquidations that were told',
  'open-interest': 'modelled as a share of open interest',
  relative: 'modelled, only ratios are known',
};

/** How much a basis can be relied on, 0…1. */
export const BASIS_TRUST: Readonly<Record<SizeBasis, number>> = {
  observed: 1,
  calibrated: 0.8,
  'open-interest': 0.5,
  relative: 0.3,
};

/** A cluster in words: "$12M of shorts between 61,200 and 61,400, 0.8 % above the price, seen for 3 h". */
export function clusterEvidence(
  { track, cluster, distance }: KnownCluster,
  { time, map }: ReadInput,
): Evidence {
  const whose = track.side === 'ask' ? 'shorts' : 'longs';
  const size =
    map?.reading.basis === 'relative' ? `A cluster of ${whose}` : `${worth(cluster.worth)} of ${whose}`;
  const age = `${track.isSinceCertain ? 'seen for' : 'there for at least'} ${span(time - track.since)}`;
  return {
    text: `${size} between ${price(cluster.low)} and ${price(cluster.high)}, ${away(distance)}, ${age}`,
    layer: 'liquidation',
    venues: cluster.venues.map(({ venue }) => venue),
    asOf: track.seenAt,
  };
}

/** Undefined where it cannot be said. */
export const heavierSide = ({ index: { value } }: Asymmetry): 'above' | 'below' | undefined =>
  value === undefined || value === 0 ? undefined : value > 0 ? 'above' : 'below';

/** What lies on both sides of the price within a reach: "$40M above and $12M below within 3 % (index 0.54 ± 0.08)". */
export function balanceEvidence(
  { above, below, reach, index, deviation }: Asymmetry,
  { basis, bid, time }: MapReading,
): Evidence {
  const sizes =
    basis === 'relative'
      ? 'Only the ratio of both sides is known'
      : `${worth(above)} above and ${worth(below)} below`;
  const sure = deviation.value === undefined ? 'spread unknown' : `± ${deviation.value.toFixed(2)}`;
  const number = index.value === undefined ? index.why : `index ${index.value.toFixed(2)}, ${sure}`;
  return {
    text: `${sizes} within ${percent(reach)} (${number}); ${BASIS_WORDS[basis]}`,
    layer: 'liquidation',
    venues: bid.parts.map(({ venue }) => venue),
    asOf: time,
  };
}
