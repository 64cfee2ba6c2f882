import { HOUR_MS } from '../../core/durations';
import { ensureDefined } from '../../core/assert';
import { type Known, known } from '../known';
import { type ByChance, drawnChance } from '../statistics/drawn-chance';
import { meanOf, type Proportion, proportionOf } from '../statistics/proportion';
import { randomFrom } from '../statistics/random';
import { type FrozenZones, isNear, knownBy } from './frozen-zones';
import type { Pivot } from './zigzag';

export type NoReactions = 'nothing counted' | 'too few zones';

/** How often the market turned near a zone, beside how often it would by chance. */
export interface PivotReactions {
  /** Turns within 0.5 % of a zone, of all turns for which zones were known. */
  readonly near: Proportion;
  /** Turns for which no zones were known. */
  readonly unknown: number;
  /** The share when legs have the lengths of one another. */
  readonly chance: ByChance;
}

const NEAR = 0.005;
/** Zones are those that were known before the leg was, at most so much before. */
const STALE_MS = 3 * HOUR_MS;
const DRAWS = 400;

/** A way of the market from one turn to the next, told from where it was known for one. */
interface Leg {
  readonly kind: Pivot['kind'];
  readonly zones: FrozenZones;
  /** ln(price by which the leg was known ÷ price when its zones were frozen). */
  readonly begin: number;
  /** ln(price of the next turn ÷ price by which the leg was known). */
  readonly length: number;
}

/**
 * Turns of the market near zones that were known when the way there began, against ways as long as others of the same
 * direction. On a price without memory how far a leg still goes has nothing to do with what was before, so that the lengths
 * of legs may be exchanged. Zones of other hours in the place of a turn's own would not do: before a turn the price is at
 * the end of a move, where zones behind it are swept and those ahead are not, so that some maps would look good on chance
 * alone.
 * @param pivots between moves of `threshold` or more, oldest first.
 * @param zones oldest first.
 * @param seed the same numbers for the same seed.
 */
export function pivotReactions(
  { pivots, threshold }: { readonly pivots: readonly Pivot[]; readonly threshold: number },
  zones: readonly FrozenZones[],
  seed: number,
): Known<PivotReactions, NoReactions> {
  const legs = pivots.slice(1).flatMap((pivot, index) => {
    const before = ensureDefined(pivots[index], 'the turn before');
    return legOf(before, pivot, threshold, zones) ?? [];
  });
  const near = proportionOf(legs.filter((leg) => endsNear(leg, leg.length)).length, legs.length);
  if (near.value === undefined) return near;
  const random = randomFrom(seed);
  const shares = Array.from({ length: DRAWS }, () => meanOf(exchanged(legs, random).map(Number)));
  return known({
    near: near.value,
    unknown: Math.max(0, pivots.length - 1 - legs.length),
    chance: drawnChance(near.value.share, shares),
  });
}

const endsNear = ({ zones, begin }: Leg, length: number) => isNear(zones.offsets, begin + length, NEAR);

function legOf(from: Pivot, to: Pivot, threshold: number, zones: readonly FrozenZones[]): Leg | undefined {
  const knownPrice = from.price * (from.kind === 'high' ? 1 - threshold : 1 + threshold);
  const frozen = zones[knownBy(zones, from.knownFrom)];
  if (!frozen || frozen.offsets.length === 0 || from.knownFrom - frozen.time > STALE_MS) return undefined;
  return {
    kind: to.kind,
    zones: frozen,
    begin: Math.log(knownPrice / frozen.price),
    length: Math.log(to.price / knownPrice),
  };
}

/** Whether legs end near zones, each with the length of another of its direction. */
function exchanged(legs: readonly Leg[], random: () => number): readonly boolean[] {
  return (['high', 'low'] as const).flatMap((kind) => {
    const own = legs.filter((leg) => leg.kind === kind);
    const lengths = shuffled(own, random);
    return own.map((leg, index) => endsNear(leg, lengths[index]?.length ?? leg.length));
  });
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
}
