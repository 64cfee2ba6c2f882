import { HOUR_MS } from '../core/durations';
import { NEAR } from '../analysis/clusters/track';
import { distanceTo } from '../analysis/density/density';
import type { VoidZone } from '../analysis/voids/voids';
import type { VolumeProfile } from '../heatmaps/volume-profile/profile';
import { percent, span } from '../market/words';
import type { KnownCluster, ReadContext } from './context';
import type { WallInput } from './wall-inputs';
import { clusterEvidence } from './map-words';
import type { Evidence, Zone } from './read';
import { agreement, nearestZones } from './steps/r5-convergence';

/** How long what became of a swept cluster is listed. */
const REMEMBERED_MS = 4 * HOUR_MS;
/** Zones without a life of their own are known by their place, in steps of this share of it. */
const PLACE_STEP = 0.002;

/** All zones that are known, nearest first. */
export function zonesOf(context: ReadContext): readonly Zone[] {
  const { clusters, walls = [], voids, profile } = context;
  const zones = [
    ...clusters.map((one) => clusterZone(one, context)),
    ...sweptZones(context),
    ...walls.map((wall) => wallZone(wall, context)),
    ...voids.map((zone) => voidZone(zone, context)),
    ...(profile ? nodeZones(profile, context) : []),
    ...nearestZones(context).map((zone) =>
      zoneAt(
        context,
        { kind: 'convergence', low: zone.low, high: zone.high, peak: zone.price },
        agreement(zone, context.time),
      ),
    ),
  ];
  return zones.toSorted((one, other) => Math.abs(one.distancePercent) - Math.abs(other.distancePercent));
}

type Place = Pick<Zone, 'kind' | 'low' | 'high' | 'peak'>;

function zoneAt({ price }: ReadContext, place: Place, evidence: readonly Evidence[]): Zone {
  const { kind, low, high, peak } = place;
  return {
    id: `${kind}/${Math.round(Math.log(peak) / PLACE_STEP)}`,
    ...place,
    side: peak >= price ? 'above' : 'below',
    distancePercent: distanceTo({ low, high }, price) * 100,
    state: 'standing',
    evidence,
  };
}

function clusterZone(known: KnownCluster, context: ReadContext): Zone {
  const { track, cluster } = known;
  const { low, high, price: peak, worth } = cluster;
  return {
    ...zoneAt(context, { kind: 'liquidation', low, high, peak }, [clusterEvidence(known, context)]),
    id: `liquidation/${track.id}`,
    ...sizeOf(worth, context),
    ...(track.isSinceCertain && { since: track.since }),
    // The track itself learns of it with the next step of the map.
    state: isNear(known) ? 'approached' : 'standing',
  };
}

const isNear = ({ track: { isNear: wasNear, contact }, distance }: KnownCluster) =>
  wasNear || contact !== undefined || Math.abs(distance) <= NEAR;

const sizeOf = (amount: number, { map }: ReadContext) =>
  map?.reading.basis === 'relative' ? {} : ({ size: { amount, unit: 'usd', modelled: true } } as const);

/** Clusters that the price went through of late, with what became of them. */
function sweptZones(context: ReadContext): readonly Zone[] {
  const { map, time } = context;
  const late = (map?.events ?? []).filter((event) => time - event.time < REMEMBERED_MS);
  const swept = late.filter(({ kind }) => kind === 'swept');
  const verdicts = new Map(
    late.flatMap((event) => (event.kind === 'depletion' ? [[event.id, event] as const] : [])),
  );
  return swept.map(({ id, low, high, centroid, worth, since, isSinceCertain, time: at }) => {
    const judged = verdicts.get(id);
    const outcome = judged?.depletion.outcome.value;
    const place = { kind: 'liquidation', low, high, peak: centroid } as const;
    return {
      ...zoneAt(context, place, [
        { text: `Swept ${span(time - at)} ago`, layer: 'liquidation', asOf: judged?.time ?? at },
      ]),
      id: `liquidation/${id}`,
      ...sizeOf(worth, context),
      ...(isSinceCertain && { since }),
      state: outcome ?? 'swept',
    };
  });
}

const voidZone = ({ low, high, width }: VoidZone, context: ReadContext): Zone =>
  zoneAt(context, { kind: 'void', low, high, peak: (low + high) / 2 }, [
    { text: `${percent(width)} wide`, asOf: context.time },
  ]);

/** Prices at which much was traded. */
const nodeZones = ({ nodes, to, venues }: VolumeProfile, context: ReadContext): readonly Zone[] =>
  nodes
    .filter(({ kind }) => kind === 'high')
    .map(({ low, high, price: peak }) =>
      zoneAt(context, { kind: 'volume-node', low, high, peak }, [
        {
          text: 'Much was traded here',
          layer: 'volume-profile',
          venues: venues.map(({ venue }) => venue),
          asOf: to,
        },
      ]),
    );

function wallZone(
  { id, low, high, price: peak, size, since, isBirth, venue, asOf, verdict }: WallInput,
  context: ReadContext,
): Zone {
  return {
    ...zoneAt(context, { kind: 'wall', low, high, peak }, [
      { text: verdict.verdict, layer: 'order-book', venues: [venue], asOf },
    ]),
    id: `wall/${venue}/${id}`,
    size: { amount: size, unit: 'base', modelled: false },
    ...(isBirth && { since }),
  };
}
