import type { Zone, ZoneKind } from '../reading/read';

/** What an entry remembers of the zone its target lies in. */
export type TargetZone = Pick<Zone, 'kind' | 'side' | 'low' | 'high'>;

/** A target this near to a zone is meant for it: a fraction of the price. */
const NEAR = 0.0025;

/** A convergence says more than each of what converges, a void less than anything that lies in it. */
const RANK: readonly ZoneKind[] = ['convergence', 'liquidation', 'wall', 'volume-node', 'void'];

const awayFrom = (target: number, { low, high }: TargetZone) =>
  Math.max(0, Math.log(low / target), Math.log(target / high));

/** The zone that holds a target, or that it lies next to; undefined where there is none. */
export function targetZoneOf(zones: readonly Zone[], target: number): TargetZone | undefined {
  const near = zones.filter((zone) => awayFrom(target, zone) <= NEAR);
  const [zone] = near.toSorted(
    (one, other) =>
      awayFrom(target, one) - awayFrom(target, other) || RANK.indexOf(one.kind) - RANK.indexOf(other.kind),
  );
  return zone && { kind: zone.kind, side: zone.side, low: zone.low, high: zone.high };
}
