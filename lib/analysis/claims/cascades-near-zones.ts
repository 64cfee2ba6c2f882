import { HOUR_MS } from '../../core/durations';
import type { PriceBar } from '../../heatmaps/volume-profile/naked-pocs';
import { type Known, known, notKnown } from '../known';
import { type FrozenZones, isNear, knownBy } from '../reactions/frozen-zones';
import { type ByChance, drawnChance } from '../statistics/drawn-chance';
import { ENOUGH, meanOf, wilson } from '../statistics/proportion';
import { randomFrom } from '../statistics/random';
import { apart } from './apart';
import { type Claim, measured, type Measured, type NoBaseline } from './claim';
import type { CascadeEnding, ClaimRecords } from './records';

/** "73 % of cascades begin within 2 % of a cluster" (product: sources; analytics: cascades; field: stat claims). */
const CLAIMED = 0.73;
const NEAR = 0.02;
/** Cascades of one hour meet the same zones. */
const APART_MS = HOUR_MS;
/** Zones that are older when it begins say nothing. */
const STALE_MS = 2 * HOUR_MS;
/** A cascade moves the price by so much: ln, either way. */
const MOVE = 0.001;
const DRAWS = 400;
const SEED = 73;

/** A move that began, and whether it did near a zone. */
interface Start {
  readonly direction: CascadeEnding['direction'];
  readonly isNear: boolean;
}

export const cascadesNearZones: Claim = {
  id: 'cascades-near-zones',
  unit: 'share',
  measure({ cascades, zones, bars }: ClaimRecords): readonly Measured[] {
    const lone = apart(cascades, ({ start }) => start, APART_MS);
    const starts = lone.flatMap(
      ({ direction, start, startPrice }) => startOf(direction, start, startPrice, zones) ?? [],
    );
    const n = starts.length;
    const near = starts.filter((start) => start.isNear).length;
    const unknown = lone.length - n;
    return [
      measured({ id: 'starts-near-zones', n, needed: ENOUGH, unknown, claimed: CLAIMED }, () => ({
        value: near / n,
        interval: known(wilson(near, n)),
        chance: byChance(near / n, starts, otherMoves(bars, cascades, zones)),
      })),
    ];
  },
};

function startOf(
  direction: Start['direction'],
  time: number,
  price: number,
  zones: readonly FrozenZones[],
): Start | undefined {
  const frozen = zones[knownBy(zones, time)];
  if (!frozen || frozen.offsets.length === 0 || time - frozen.time > STALE_MS) return undefined;
  return { direction, isNear: isNear(frozen.offsets, Math.log(price / frozen.price), NEAR) };
}

/**
 * Bars in which the price went as far without a cascade. Random moments in their place would not do: where the price moves
 * it is nearer to some zones, and farther from others, than where it rests.
 */
function otherMoves(
  bars: readonly PriceBar[],
  cascades: readonly CascadeEnding[],
  zones: readonly FrozenZones[],
): readonly Start[] {
  return bars.flatMap((bar, index) => {
    const before = bars[index - 1];
    if (before?.end !== bar.time) return [];
    const move = Math.log(bar.close / before.close);
    const isOfCascade = cascades.some(({ start, end }) => start < bar.end && end >= bar.time);
    if (Math.abs(move) < MOVE || isOfCascade) return [];
    return startOf(move > 0 ? 'up' : 'down', bar.time, before.close, zones) ?? [];
  });
}

/** A share against those of as many other moves of the same directions, drawn at random. */
function byChance(
  share: number,
  starts: readonly Start[],
  others: readonly Start[],
): Known<ByChance, NoBaseline> {
  const alike = starts.map(({ direction }) => others.filter((other) => other.direction === direction));
  if (alike.some(({ length }) => length < ENOUGH)) return notKnown('too few others');
  const random = randomFrom(SEED);
  const draw = (moves: readonly Start[]) => Number(moves[Math.floor(random() * moves.length)]?.isNear);
  const shares = Array.from({ length: DRAWS }, () => meanOf(alike.map(draw)));
  return known(drawnChance(share, shares));
}
