import { asymmetry, type Asymmetry } from '../analysis/clusters/asymmetry';
import type { Cluster } from '../analysis/clusters/cluster';
import { zoneOf } from '../analysis/clusters/cluster';
import type { Track } from '../analysis/clusters/track';
import { convergence, type Convergence, LEAST_LAYERS } from '../analysis/convergence/convergence';
import { distanceTo } from '../analysis/density/density';
import { type FundingCross, fundingCross } from '../analysis/divergence/funding';
import { voidZones, type VoidZone } from '../analysis/voids/voids';
import type { ReadInput } from './input';

/** How far the balance of both sides is looked at, as a share of the price. */
const REACH = 0.03;

/** A cluster that is told of, with where it is. */
export interface KnownCluster {
  readonly track: Track;
  readonly cluster: Cluster;
  /** To the nearer edge of its zone, as a signed share of the price. */
  readonly distance: number;
}

/** What several answers rest on, worked out once. */
export interface ReadContext extends ReadInput {
  /** Nearest first. */
  readonly clusters: readonly KnownCluster[];
  readonly asymmetry: Asymmetry | undefined;
  readonly voids: readonly VoidZone[];
  /** Undefined with too few layers. */
  readonly convergence: Convergence | undefined;
  readonly fundingCross: FundingCross | undefined;
}

export function contextOf(input: ReadInput): ReadContext {
  const { map, price, layers, funding } = input;
  const balance = map && asymmetry(map.reading, REACH);
  return {
    ...input,
    clusters: clustersOf(input),
    asymmetry: balance,
    voids: voidZones(
      layers.filter(({ isPoints }) => isPoints !== true),
      price,
    ),
    convergence: layers.length >= LEAST_LAYERS ? convergence(layers, price) : undefined,
    fundingCross: funding && balance && fundingCross(funding, balance).value,
  };
}

function clustersOf({ map, price }: ReadInput): readonly KnownCluster[] {
  const told = map?.tracks.filter(
    ({ isTold, missed, contact }) => isTold && missed === 0 && !contact?.sweptAt,
  );
  return (told ?? [])
    .map((track) => ({ track, cluster: track.cluster, distance: distanceTo(zoneOf(track.cluster), price) }))
    .toSorted((one, other) => Math.abs(one.distance) - Math.abs(other.distance));
}

/** The nearest cluster on each side. */
export const nearest = ({ clusters }: ReadContext) => ({
  above: clusters.find(({ track }) => track.side === 'ask'),
  below: clusters.find(({ track }) => track.side === 'bid'),
});
