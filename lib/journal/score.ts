import { MINUTE_MS } from '../core/durations';
import { barriersAt, levelOf } from './barriers';
import { baselineOf } from './baseline';
import { finalAt } from './due';
import { dueAt, type EntryHead } from './entry';
import type { Outcome, Scored, ZoneOutcome } from './outcome';
import { endOf, type PriceBar, type Race, raceTo, type Span } from './race';
import { utcText } from './time-text';
import { crossedAt, zoneCourse } from './zone-course';
import { depletionOf, type ZoneMasses } from './zone-mass';

/** What an entry is scored from. */
export interface ScoreParts {
  /**
   * Bars of the entry's venue, of any intervals, oldest first, none over another. Those before the read are what its
   * baseline is drawn from.
   */
  readonly bars: readonly PriceBar[];
  /** Of the zone, where the map of those times is known. */
  readonly masses?: ZoneMasses;
  /** Epoch ms. */
  readonly now: number;
}

type Entry = Pick<
  EntryHead,
  'id' | 'readAt' | 'horizonMs' | 'price' | 'direction' | 'target' | 'invalidation' | 'zone'
>;

/**
 * What became of an entry, by rule. Undefined while its horizon is not over and neither target nor invalidation was
 * touched. What bars do not tell is not scored, with the reason.
 */
export function scoreEntry(entry: Entry, { bars, masses, now }: ScoreParts): Outcome | undefined {
  const due = dueAt(entry);
  // The minute that is not over has no bar.
  const until = Math.min(due, now - (now % MINUTE_MS));
  const span = { from: entry.readAt, until };
  const race = raceTo(barriersAt(entry), bars, span);
  const isOver = now >= due;
  const level = levelOf(entry, race);
  if (!level && !isOver) return undefined;
  if (isUndecided(race)) return { kind: 'unscored', reason: reasonOf(race), scoredAt: now };
  const at = race.kind === 'neither' ? due : endOf(race.bar);
  const baseline = baselineOf(entry, bars);
  return {
    kind: 'scored',
    result: level ?? 'expired',
    at,
    ...excursion(entry, bars, { from: entry.readAt, until: at }),
    ...(entry.zone && { zone: zoneOutcome(entry.zone, bars, span, masses) }),
    ...(baseline && { baseline }),
    scoredAt: now,
    final: now >= finalAt(entry),
  };
}

function zoneOutcome(
  zone: NonNullable<Entry['zone']>,
  bars: readonly PriceBar[],
  span: Span,
  masses: ZoneMasses | undefined,
): ZoneOutcome {
  return { ...zoneCourse(zone, bars, span), depletion: depletion(zone, bars, span, masses) };
}

function depletion(
  zone: NonNullable<Entry['zone']>,
  bars: readonly PriceBar[],
  span: Span,
  masses: ZoneMasses | undefined,
): ZoneOutcome['depletion'] {
  if (zone.kind !== 'liquidation' && zone.kind !== 'convergence') return 'no liquidation zone';
  const crossed = crossedAt(zone, bars, span);
  if (crossed === 'no') return 'not crossed';
  return crossed === 'unknown' ? 'unknown' : depletionOf(masses);
}

/** How far the price went either way, in the bars that lie whole within the span. */
function excursion(
  { price, direction }: Entry,
  bars: readonly PriceBar[],
  { from, until }: Span,
): Pick<Scored, 'bestPercent' | 'worstPercent'> {
  const within = bars.filter((bar) => bar.time >= from && endOf(bar) <= until && bar.high >= bar.low);
  const up = within.reduce((most, { high }) => Math.max(most, high / price - 1), 0) * 100;
  const down = within.reduce((most, { low }) => Math.max(most, 1 - low / price), 0) * 100;
  return direction === 'long'
    ? { bestPercent: up, worstPercent: down }
    : { bestPercent: down, worstPercent: up };
}

type Undecided = Extract<Race, { readonly kind: 'gap' | 'both' | 'partly' }>;

const isUndecided = (race: Race): race is Undecided =>
  race.kind === 'gap' || race.kind === 'both' || race.kind === 'partly';

function reasonOf(race: Undecided): string {
  if (race.kind === 'gap')
    return `No bars from ${utcText(race.from)} to ${utcText(race.until)}: what happened then is not known.`;
  const bar = `The bar of ${utcText(race.bar.time)}`;
  return race.kind === 'both'
    ? `${bar} touched both target and invalidation; which came first is not known.`
    : `${bar} reaches over an end of the horizon; whether it touched a level within it is not known.`;
}
