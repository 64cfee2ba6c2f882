import {
  type Obstacle,
  readZoneFlow,
  type ZoneCondition,
  type ZoneFlow,
} from '../analysis/cascades/zone-flow';
import { zoneOf } from '../analysis/clusters/cluster';
import { percent } from '../market/words';
import type { KnownCluster, ReadContext } from './context';
import type { WallInput } from './wall-inputs';
import type { Evidence } from './read';

/** A cluster that stands out by so much of its side's highest is among the heaviest. */
const HEAVY = 0.5;

const CONDITION_NAMES: Readonly<Record<ZoneCondition['condition'], string>> = {
  heavy: 'heavy',
  near: 'near',
  pressure: 'aggressors press towards it',
  clear: 'nothing in the way',
  'thin-book': 'thin book',
  accelerating: 'accelerating',
};

const READING_NAMES: Readonly<Record<ZoneFlow['reading'], string>> = {
  met: 'all four conditions of a cascade are met',
  absorbed: 'absorption lies in the way',
  unmet: 'the conditions of a cascade are not met',
  unknown: 'the conditions of a cascade are not all known',
};

/** Whether flow, book and walls would let a cascade start at a cluster: conditions, no forecast. */
export function cascadeConditions(
  { track, cluster }: KnownCluster,
  context: ReadContext,
): readonly Evidence[] {
  const { flow, walls, price, time } = context;
  if (!flow) return [];
  const obstacles = walls?.flatMap(obstacleOf);
  const zone = { ...zoneOf(cluster), isHeavy: cluster.prominence >= HEAVY };
  const { reading, conditions } = readZoneFlow(zone, { price, ...flow, obstacles });
  const where = track.side === 'ask' ? 'above' : 'below';
  return [
    {
      text: `At the cluster ${where} ${READING_NAMES[reading]}: ${conditions.map(conditionWords).join(', ')}`,
      layer: 'order-book',
      venues: [flow.venue],
      asOf: time,
    },
  ];
}

function obstacleOf({ isAbsorbing, verdict, price }: WallInput): readonly Obstacle[] {
  if (isAbsorbing) return [{ kind: 'absorption', price }];
  return verdict.verdict === 'genuine' ? [{ kind: 'wall', price }] : [];
}

function conditionWords({ condition, met, value }: ZoneCondition): string {
  const distance = condition === 'near' && value !== undefined ? ` (${percent(value)})` : '';
  return `${CONDITION_NAMES[condition]}${distance} ${met === undefined ? '?' : met ? '✓' : '✗'}`;
}
