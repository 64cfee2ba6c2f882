import type { ZoneOutcome } from './outcome';
import { type Barriers, endOf, type PriceBar, raceTo, type Span } from './race';
import type { TargetZone } from './target-zone';

/** How far a price has to go from where it touched a zone for that to count as a reaction: a fraction of the price. */
const REACTION = 0.005;

/** A barrier on one side alone. */
const raceUp = (upper: number, bars: readonly PriceBar[], span: Span) =>
  raceTo({ upper, lower: Number.NEGATIVE_INFINITY }, bars, span);
const raceDown = (lower: number, bars: readonly PriceBar[], span: Span) =>
  raceTo({ upper: Number.POSITIVE_INFINITY, lower }, bars, span);

export type ZoneCourse = Pick<ZoneOutcome, 'reached' | 'reachedAt' | 'reaction'>;

/** Whether a price reached a zone, and what it did then. */
export function zoneCourse(
  { side, low, high }: TargetZone,
  bars: readonly PriceBar[],
  span: Span,
): ZoneCourse {
  const edge = side === 'above' ? low : high;
  const touch = side === 'above' ? raceUp(edge, bars, span) : raceDown(edge, bars, span);
  if (touch.kind === 'neither') return { reached: 'no', reaction: 'not reached' };
  if (touch.kind !== 'upper' && touch.kind !== 'lower') return { reached: 'unknown', reaction: 'unknown' };
  const reaction = reactionAt(edge, side, touch.bar, bars, span);
  return { reached: 'yes', reachedAt: touch.bar.time, reaction };
}

/** When a price had gone through the whole of a zone, epoch ms; or that it did not, or that bars do not tell. */
export function crossedAt(
  { side, low, high }: TargetZone,
  bars: readonly PriceBar[],
  span: Span,
): number | 'no' | 'unknown' {
  const race = side === 'above' ? raceUp(high, bars, span) : raceDown(low, bars, span);
  if (race.kind === 'neither') return 'no';
  return race.kind === 'upper' || race.kind === 'lower' ? endOf(race.bar) : 'unknown';
}

function reactionAt(
  edge: number,
  side: TargetZone['side'],
  touch: PriceBar,
  bars: readonly PriceBar[],
  { until }: Span,
): ZoneOutcome['reaction'] {
  const barriers = { upper: edge * (1 + REACTION), lower: edge / (1 + REACTION) };
  const withinTouch = reactionWithin(touch, side, barriers);
  if (withinTouch) return withinTouch;
  const race = raceTo(barriers, bars, { from: endOf(touch), until });
  if (race.kind === 'neither') return 'neither';
  if (race.kind !== 'upper' && race.kind !== 'lower') return 'unknown';
  return (race.kind === 'upper') === (side === 'above') ? 'went through' : 'turned';
}

/**
 * What the bar of the touch itself says; undefined where it reached neither barrier. What it did before the touch is not to
 * be told from what it did after it, but for its close.
 */
function reactionWithin(
  { high, low, close }: PriceBar,
  side: TargetZone['side'],
  { upper, lower }: Barriers,
): ZoneOutcome['reaction'] | undefined {
  const [isUp, isDown] = [high >= upper, low <= lower];
  if (!isUp && !isDown) return undefined;
  if (isUp && isDown) return 'unknown';
  if (isUp === (side === 'above')) return 'went through';
  const hasStayed = isUp ? close >= upper : close <= lower;
  return hasStayed ? 'turned' : 'unknown';
}
