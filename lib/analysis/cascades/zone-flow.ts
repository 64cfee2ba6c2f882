import type { FlowInput } from './flow-input';

/** Nearer than this, as a share of the price, a zone is being approached. */
const NEAR = 0.003;
const STRONG_Z = 2;
const THIN = -0.1;

/** A price range in which positions would be closed by force. */
export interface Zone {
  readonly low: number;
  readonly high: number;
  /** It is among the heaviest of its map; undefined while the map is not known. */
  readonly isHeavy: boolean | undefined;
}

/** Something at a price that may take what comes. */
export interface Obstacle {
  readonly kind: 'wall' | 'absorption';
  readonly price: number;
}

/** One condition of a cascade at a zone: met, not met, or unknown for want of data. `value` in the unit of the condition. */
export interface ZoneCondition {
  readonly condition:
    | 'heavy'
    /** Share of the price between price and zone. */
    | 'near'
    /** z of the minute's aggressor imbalance, positive towards the zone. */
    | 'pressure'
    /** 1 when flow towards the zone is accelerating. */
    | 'accelerating'
    /** Imbalance of the book within 25 bp, positive when the side that faces the move is the heavier. */
    | 'thin-book'
    /** How many obstacles lie between. */
    | 'clear';
  readonly met: boolean | undefined;
  readonly value: number | undefined;
}

export interface ZoneFlow {
  readonly direction: 'up' | 'down' | 'inside';
  /**
   * `met`: heavy, near, pressed and clear. `absorbed`: an absorption lies between. `unmet`: one of these four fails.
   * `unknown`: none fails, but not all are known. Conditions, not a forecast.
   */
  readonly reading: 'met' | 'absorbed' | 'unmet' | 'unknown';
  readonly conditions: readonly ZoneCondition[];
}

/** What one venue is doing, and what it does it to. */
export interface ZoneSight extends Omit<FlowInput, 'venue'> {
  readonly price: number;
  /** Genuine walls and absorptions; undefined while walls are not followed. */
  readonly obstacles: readonly Obstacle[] | undefined;
}

/** Whether flow, book and what stands in the way speak for the price reaching a zone with force. */
export function readZoneFlow(zone: Zone, sight: ZoneSight): ZoneFlow {
  const { price, obstacles } = sight;
  const way = wayTo(zone, price);
  const between = obstacles?.filter((one) => isBetween(one.price, price, way));
  const distance = Math.abs(way.edge - price) / price;
  const needed: readonly ZoneCondition[] = [
    { condition: 'heavy', met: zone.isHeavy, value: undefined },
    { condition: 'near', met: distance <= NEAR, value: distance },
    conditionOf('pressure', pressureOf(sight, way), (value) => value >= STRONG_Z),
    conditionOf('clear', between?.length, (count) => count === 0),
  ];
  const helpful = [
    conditionOf('thin-book', facingOf(sight, way), (value) => value <= THIN),
    conditionOf('accelerating', accelerationOf(sight, way), (value) => value === 1),
  ];
  return {
    direction: way.direction,
    reading: readingOf(needed, between),
    conditions: [...needed, ...helpful],
  };
}

interface Way {
  readonly direction: ZoneFlow['direction'];
  /** Where the zone begins; the price itself inside of it. */
  readonly edge: number;
}

function wayTo({ low, high }: Zone, price: number): Way {
  if (price < low) return { direction: 'up', edge: low };
  return price > high ? { direction: 'down', edge: high } : { direction: 'inside', edge: price };
}

const isBetween = (at: number, price: number, { direction, edge }: Way) =>
  direction !== 'inside' && (at - price) * (edge - at) >= 0;

const signOf = ({ direction }: Way) => (direction === 'down' ? -1 : 1);

const pressureOf = ({ imbalanceZ }: ZoneSight, way: Way) =>
  imbalanceZ === undefined ? undefined : signOf(way) * imbalanceZ;

/** Positive when the side that faces the move is the heavier. */
function facingOf({ pressure }: ZoneSight, way: Way): number | undefined {
  const imbalance = pressure?.imbalance[25];
  return imbalance === undefined ? undefined : -signOf(way) * imbalance;
}

function accelerationOf({ accelerating }: ZoneSight, way: Way): number | undefined {
  if (accelerating === undefined) return undefined;
  return accelerating === (signOf(way) > 0 ? 'up' : 'down') ? 1 : 0;
}

function conditionOf(
  condition: ZoneCondition['condition'],
  value: number | undefined,
  isMet: (value: number) => boolean,
): ZoneCondition {
  return { condition, met: value === undefined ? undefined : isMet(value), value };
}

function readingOf(
  needed: readonly ZoneCondition[],
  between: readonly Obstacle[] | undefined,
): ZoneFlow['reading'] {
  if (between?.some(({ kind }) => kind === 'absorption')) return 'absorbed';
  if (needed.some(({ met }) => met === false)) return 'unmet';
  return needed.every(({ met }) => met === true) ? 'met' : 'unknown';
}
