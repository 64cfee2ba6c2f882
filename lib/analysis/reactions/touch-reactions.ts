import { DAY_MS } from '../../core/durations';
import type { PriceBar } from '../../heatmaps/volume-profile/naked-pocs';
import { type Known, known, notKnown } from '../known';
import { type ByChance, drawnChance } from '../statistics/drawn-chance';
import { type Proportion, proportionOf } from '../statistics/proportion';
import { randomFrom } from '../statistics/random';
import { Extremes } from './extremes';
import { type FrozenZones, isNear, LEAST_ZONES, randomLags } from './frozen-zones';
import type { NoReactions } from './pivot-reactions';

/** What the price did after it first touched a zone: which came first, 0.5 % back or 0.5 % beyond. */
export interface TouchReactions {
  /** How often it turned back, of the touches with a clear answer. */
  readonly held: Proportion;
  /** Touches after which one bar reached both, or neither was reached yet. */
  readonly unclear: number;
  /** Zones that were not touched within three days. */
  readonly untouched: number;
  /** The share at levels as far from the price at other times. */
  readonly chance: ByChance;
}

const BARRIER = 0.005;
const HORIZON_MS = 3 * DAY_MS;
const DRAWS = 400;
/** A zone is the one of the hour before that lies this near, in log price. */
const SAME = 0.0025;

/** A zone when it was seen first. */
interface Birth {
  /** Of the frozen zones that show it first. */
  readonly index: number;
  /** ln(zone ÷ price). */
  readonly offset: number;
}

/**
 * First touches of zones, against those of levels that lie as far from the price at other times (analytics: touch test). A
 * zone counts once, however long it stays. On a market without structure the share is that of the baseline, about a half;
 * bars make it a little less, as the bar that touches a zone may already go through it.
 * @param bars oldest first.
 * @param zones one every hour, oldest first.
 * @param seed the same numbers for the same seed.
 */
export function touchReactions(
  bars: readonly PriceBar[],
  zones: readonly FrozenZones[],
  seed: number,
): Known<TouchReactions, NoReactions> {
  if (zones.length < LEAST_ZONES) return notKnown('too few zones');
  const births = birthsOf(zones);
  const starts = startsOf(bars, zones);
  const extremes = new Extremes(bars);
  const tallyAt = (lag: number) => {
    const tally = { held: 0, broken: 0, unclear: 0, untouched: 0 };
    for (const { index, offset } of births) {
      const at = (index + lag) % zones.length;
      const frozen = zones[at] as FrozenZones;
      const path: Path = { bars, extremes, from: starts[at] as number, until: frozen.time + HORIZON_MS };
      tally[endOf(path, frozen.price * Math.exp(offset), offset > 0)] += 1;
    }
    return tally;
  };
  const { held, broken, unclear, untouched } = tallyAt(0);
  const own = proportionOf(held, held + broken);
  if (own.value === undefined) return own;
  const shares = randomLags({ count: zones.length, aDay: 24 }, DRAWS, randomFrom(seed)).flatMap((lag) => {
    const tally = tallyAt(lag);
    return proportionOf(tally.held, tally.held + tally.broken).value?.share ?? [];
  });
  if (shares.length === 0) return notKnown('nothing counted');
  return known({ held: own.value, unclear, untouched, chance: drawnChance(own.value.share, shares) });
}

/** Zones that were not there an hour before; of the first hour, all. */
function birthsOf(zones: readonly FrozenZones[]): readonly Birth[] {
  return zones.flatMap(({ price, offsets }, index) => {
    const before = zones[index - 1];
    const moved = before ? Math.log(price / before.price) : 0;
    return [...offsets]
      .filter((offset) => !before || !isNear(before.offsets, offset + moved, SAME))
      .map((offset) => ({ index, offset }));
  });
}

/** By frozen zones: the first bar that begins when they were known, or later. */
function startsOf(bars: readonly PriceBar[], zones: readonly FrozenZones[]): readonly number[] {
  let from = 0;
  return zones.map(({ time }) => {
    while (from < bars.length && (bars[from]?.time ?? Infinity) < time) from += 1;
    return from;
  });
}

interface Path {
  readonly bars: readonly PriceBar[];
  readonly extremes: Extremes;
  /** The first bar that counts, and the time by which a touch must have begun. */
  readonly from: number;
  readonly until: number;
}

function endOf(
  { bars, extremes, from, until }: Path,
  level: number,
  isAbove: boolean,
): 'held' | 'broken' | 'unclear' | 'untouched' {
  const touched = isAbove ? extremes.firstAbove(from, level) : extremes.firstBelow(from, level);
  if ((bars[touched]?.time ?? Infinity) >= until) return 'untouched';
  const [lower, upper] = [level * (1 - BARRIER), level * (1 + BARRIER)];
  // The bar of the touch came from the side to which it would turn back: its extreme there is older.
  const above = extremes.firstAbove(isAbove ? touched : touched + 1, upper);
  const below = extremes.firstBelow(isAbove ? touched + 1 : touched, lower);
  if (above === below) return 'unclear';
  return above < below === isAbove ? 'broken' : 'held';
}
