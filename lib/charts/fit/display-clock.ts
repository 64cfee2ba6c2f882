import { DAY_MS, HOUR_MS } from '../../core/durations';
import type { TimeAxis } from '../chart-view';
import type { Piece } from './piece';
import { fitPieces } from './piece-fit';
import { fitTime, type TimeContext, type TimeFit } from './time-fit';
import { timeAt, type TimeLabel } from './time-labels';

/** How far a page's clock is ahead of UTC, in milliseconds, at an instant. */
export type ClockOffset = (epochMs: number) => number;

const utc: ClockOffset = () => 0;
const local: ClockOffset = (epochMs) => -new Date(epochMs).getTimezoneOffset() * 60_000;

/** Shares of the axis right of the newest bar: usual up to here, and unlikely from there on. */
const USUAL_GAP = 0.25;
const UNLIKELY_GAP = 0.35;
/** The newest bar may lie cut at the end. */
const BEYOND = -0.005;
/** A difference between two clocks that moves the chart by less than this need not be settled. */
const INVISIBLE = 0.75;

export const FARTHEST_ZONE = 14 * HOUR_MS;
/** How far the clocks of the world are ahead of UTC. */
const ZONES = [
  ...Array.from({ length: 27 }, (_, index) => index - 12),
  -9.5,
  -3.5,
  -2.5,
  3.5,
  4.5,
  5.5,
  5.75,
  6.5,
  8.75,
  9.5,
  10.5,
  12.75,
  13.75,
].map((hours) => hours * HOUR_MS);

/** Summer time begins and ends on one night: so far from there an offset is looked for anew. */
const FOUND_REACH = 3 * DAY_MS;

type Context = Omit<TimeContext, 'now'>;

interface Trial {
  readonly offset: ClockOffset;
  readonly fit: TimeFit;
  /** Share of the axis right of the present; negative when the present lies beyond the axis. */
  readonly gap: number;
}

/**
 * The clock a page writes its time labels by. Labels do not name it, so it is read from the first view, which ends
 * at the present: UTC or the computer's own clock. While both remain possible no date of the page is certain.
 */
export class DisplayClock {
  private settled: ClockOffset | undefined;
  private zone: string | undefined;
  /** No other zone is possible. */
  private proven = false;
  private isFirst = true;
  /** How far off it may still be, in milliseconds. */
  private slack = 0;
  /** Where an offset of an unknown zone was found: it holds around there only. */
  private foundAt: number | undefined;

  constructor(private readonly now: () => number) {}

  /** The page's chart object names its zone by the IANA name; one the browser does not know changes nothing. */
  useZone(timeZone: string): void {
    if (timeZone === this.zone) return;
    this.zone = timeZone;
    const clock = zoneClock(timeZone);
    if (clock) this.use(clock);
  }

  /**
   * The clock was found to be so many milliseconds ahead of UTC at an instant, by comparison with what is known, and give
   * or take the slack: bars of a day do not tell an hour. False when the page itself names another.
   */
  useOffset(offsetMs: number, at: number, slackMs = 0): boolean {
    const agrees = (clock: ClockOffset) => Math.abs(clock(at) - offsetMs) <= slackMs;
    if (this.zone !== undefined) return agrees(this.settled ?? utc);
    const settled = this.foundAt === undefined ? this.settled : undefined;
    const known = [settled ?? utc, utc, local].find(agrees);
    const slack = this.proven && known === settled ? Math.min(this.slack, slackMs) : slackMs;
    this.use(known ?? (() => offsetMs));
    this.slack = slack;
    // Another zone may change to summer time where it was not looked at.
    if (!known) this.foundAt = at;
    return true;
  }

  private use(clock: ClockOffset): void {
    this.settled = clock;
    this.proven = true;
    this.slack = 0;
    this.foundAt = undefined;
  }

  /** As {@link fitTime}, on whichever clock the page uses. The result is in the page's civil time. */
  fit(labels: readonly TimeLabel[], context: Context): TimeFit | undefined {
    const now = this.now();
    if (!this.settled && context.fresh) this.settleBy(labels, context);
    const offset = this.settled ?? utc;
    const fit = fitTime(labels, { ...context, now: now + offset(now) });
    if (fit && this.isFirst) {
      this.isFirst = false;
      this.proven ||=
        context.fresh && this.settled !== undefined && endsNowOnlyAt(offset(now), fit, context, now);
    }
    return fit;
  }

  /** As {@link fitPieces}, on the same clock, of a first view. */
  fitPieces(labels: readonly TimeLabel[], axis: Pick<Context, 'left' | 'right'>): readonly Piece[] {
    const now = this.now();
    return fitPieces(labels, { ...axis, now: now + (this.settled ?? utc)(now) });
  }

  /**
   * The axis in epoch milliseconds, its date a guess while the clock is one. Summer time may begin within the view: its
   * middle decides. `isFree`: the page lets its user choose any zone, so it must be the only one possible.
   */
  toEpoch({ offset, slope, anchor }: TimeAxis, middle: number, isFree = false): TimeAxis {
    const shift = (this.settled ?? utc)(timeAt({ offset, slope }, middle));
    const isCertain = this.isCertain(slope, isFree) && this.holdsAt(timeAt({ offset, slope }, middle));
    return { offset: offset + slope * shift, slope, anchor: isCertain ? anchor : 'guess' };
  }

  private holdsAt(civil: number): boolean {
    return this.foundAt === undefined || Math.abs(civil - this.foundAt) < FOUND_REACH;
  }

  private isCertain(slope: number, isFree: boolean): boolean {
    if (isFree && !this.proven) return FARTHEST_ZONE * slope < INVISIBLE;
    if ((isFree || this.foundAt !== undefined) && this.slack * slope > INVISIBLE) return false;
    return this.settled !== undefined || Math.abs(local(this.now())) * slope < INVISIBLE;
  }

  private settleBy(labels: readonly TimeLabel[], context: Context): void {
    const now = this.now();
    if (local(now) === 0) {
      this.settled = utc;
      return;
    }
    const trials = [utc, local]
      .map((offset) => this.try(offset, labels, context))
      .filter((trial) => trial !== undefined)
      .filter(({ gap }) => gap > BEYOND)
      .toSorted((one, other) => one.gap - other.gap);
    const [best, second] = trials;
    if (best && best.gap < USUAL_GAP && (!second || second.gap > UNLIKELY_GAP)) this.settled = best.offset;
  }

  private try(offset: ClockOffset, labels: readonly TimeLabel[], context: Context): Trial | undefined {
    const now = this.now() + offset(this.now());
    const fit = fitTime(labels, { ...context, now });
    const width = context.right - context.left;
    return fit && { offset, fit, gap: (context.right - (fit.offset + fit.slope * now)) / width };
  }
}

/** Whether a row ends at the present on the clock of this offset, and on that of no other zone in use. */
function endsNowOnlyAt(offset: number, fit: TimeFit, { left, right }: Context, now: number): boolean {
  const gapOf = (zone: number) => {
    // A row of clock times reads the same a day later.
    const ahead = zone - offset - Math.round((zone - offset) / DAY_MS) * DAY_MS;
    return (right - (fit.offset + fit.slope * (now + offset + ahead))) / (right - left);
  };
  const others = ZONES.filter((zone) => zone !== offset).map(gapOf);
  return isEnd(gapOf(offset), USUAL_GAP) && !others.some((gap) => isEnd(gap, UNLIKELY_GAP));
}

const isEnd = (gap: number, most: number) => gap > BEYOND && gap < most;

/** The clock of a zone by its IANA name, or undefined when the browser does not know it. */
export function zoneClock(timeZone: string): ClockOffset | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    return (epochMs) => readOffset(format, epochMs);
  } catch {
    return undefined;
  }
}

/** Intl writes the offset as `GMT+05:30`, or `GMT` for none. */
function readOffset(format: Intl.DateTimeFormat, epochMs: number): number {
  const name = format.formatToParts(epochMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
