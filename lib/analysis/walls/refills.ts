import { type Side, SIDES } from '../../core/units';
import { advanceLedger, openLedger, type WallLedger } from './ledger';
import { distanceBp, isReached, type Moment } from './moment';

/** A level that is taken from again and again. Plain data. Sizes in lots. */
export interface RefilledLevel {
  readonly side: Side;
  readonly tick: number;
  readonly since: number;
  tradedAt: number;
  ledger: WallLedger;
  /** The most that any book showed. */
  displayed: number;
  /** Intervals in which it was taken from and filled up again, how many slices that must have been, and their mean and spread. */
  refills: number;
  slices: number;
  mean: number;
  squares: number;
  suspected: boolean;
}

const MIN_REFILLS = 2;
const MIN_SLICES = 3;
const MIN_TURNOVER = 2;
const MIN_TIMES_USUAL = 3;
/** A level that shows more than so many times what is usual hides nothing: it is a wall that is put up again. */
const MAX_TIMES_USUAL = 5;
/** Refills that differ more than this, as a share of their mean, are a crowd's. */
const MAX_VARIATION = 0.8;
/** So many ticks from the touch inwards are remembered from one book to the next. */
const NEAR_TICKS = 60;
/** Levels that nobody has taken from for so long are forgotten, sooner when nothing came back, and those the price has left. */
const PATIENCE_MS = 120_000;
const IMPATIENCE_MS = 10_000;
const REACH_BP = 20;
const LEVELS_KEPT = 48;

type SizeAt = (side: Side, tick: number) => number;

/**
 * Looks for levels that are filled up again after trades by the same size: an iceberg order shows a slice of itself. With
 * nothing but sums by price that is a suspicion, never a proof.
 */
export class RefillWatch {
  private readonly before: Readonly<Record<Side, Map<number, number>>> = { bid: new Map(), ask: new Map() };

  /** @param levels goes on from there; changed in place. */
  constructor(readonly levels: RefilledLevel[] = []) {}

  /**
   * Takes the next book; returns the levels that have just become suspect.
   * @param usualLots what rests in about a basis point near the price: less than a few times that hides nothing of note.
   */
  observe(moment: Moment, sizeAt: SizeAt, usualLots: number): readonly RefilledLevel[] {
    for (const side of SIDES) {
      this.admit(side, moment, sizeAt);
      this.remember(side, moment, sizeAt);
    }
    const suspects = this.levels.filter((level) => {
      const now = sizeAt(level.side, level.tick);
      const before = level.ledger;
      follow(level, now, moment);
      if (level.suspected || before === level.ledger || !isSuspect(level, usualLots)) return false;
      level.suspected = true;
      return true;
    });
    this.forget(moment);
    return suspects;
  }

  private admit(side: Side, { time, elapsedMs, traded }: Moment, sizeAt: SizeAt): void {
    for (const tick of traded.of(side).keys()) {
      if (this.levels.some((level) => level.side === side && level.tick === tick)) continue;
      const before = this.before[side].get(tick);
      const lots = before ?? sizeAt(side, tick);
      if (lots === 0) continue;
      this.levels.push({
        side,
        tick,
        since: before === undefined ? time : time - elapsedMs,
        tradedAt: time,
        ledger: openLedger(lots),
        displayed: lots,
        refills: 0,
        slices: 0,
        mean: 0,
        squares: 0,
        suspected: false,
      });
    }
  }

  private remember(side: Side, { mid }: Moment, sizeAt: SizeAt): void {
    const step = side === 'bid' ? -1 : 1;
    const from = side === 'bid' ? Math.floor(mid) : Math.ceil(mid);
    this.before[side].clear();
    for (let away = 0; away < NEAR_TICKS; away += 1) {
      const tick = from + step * away;
      this.before[side].set(tick, sizeAt(side, tick));
    }
  }

  private forget(moment: Moment): void {
    const kept = this.levels.filter(
      ({ side, tick, tradedAt, refills }) =>
        moment.time - tradedAt < (refills > 0 ? PATIENCE_MS : IMPATIENCE_MS) &&
        distanceBp(moment, side, tick) <= REACH_BP &&
        (side === 'bid' ? moment.mid - tick : tick - moment.mid) / moment.mid > -REACH_BP / 1e4,
    );
    const busiest = kept
      .toSorted((a, b) => b.refills - a.refills || b.tradedAt - a.tradedAt)
      .slice(0, LEVELS_KEPT);
    this.levels.splice(0, this.levels.length, ...busiest);
  }
}

function follow(level: RefilledLevel, now: number, moment: Moment): void {
  const { side, tick, since, ledger: before } = level;
  if (since === moment.time) return;
  const traded = moment.traded.between(side, tick, tick);
  level.ledger = advanceLedger(before, {
    left: now,
    traded,
    reached: isReached(moment, side, tick),
    heard: moment.heard,
  });
  if (traded > 0) level.tradedAt = moment.time;
  level.displayed = Math.max(level.displayed, now);
  const refilled = level.ledger.refilled - before.refilled;
  if (refilled > 0 && (traded > 0 || before.early > 0)) learnRefill(level, refilled);
}

/** Several slices may have come within one interval: a refill is what remains when it is shared out among them. */
function learnRefill(level: RefilledLevel, lots: number): void {
  const slices = Math.max(1, Math.round(lots / level.displayed));
  const slice = lots / slices;
  level.slices += slices;
  level.refills += 1;
  const off = slice - level.mean;
  level.mean += off / level.refills;
  level.squares += off * (slice - level.mean);
}

function isSuspect(level: RefilledLevel, usualLots: number): boolean {
  const { refills, slices, ledger, displayed } = level;
  return (
    refills >= MIN_REFILLS &&
    slices >= MIN_SLICES &&
    displayed < MAX_TIMES_USUAL * usualLots &&
    ledger.filled >= Math.max(MIN_TURNOVER * displayed, MIN_TIMES_USUAL * usualLots) &&
    variationOf(level) < MAX_VARIATION
  );
}

/** The standard deviation of a refill as a share of its mean; 0 for a single one. */
export const variationOf = ({ refills, mean, squares }: RefilledLevel): number =>
  mean > 0 ? Math.sqrt(squares / refills) / mean : 0;
