import { MINUTE_MS } from '../core/durations';
import { stepSize } from '../core/decimal-step';
import type { LiquidationEvent, MarkEvent, OpenInterestEvent, TradeEvent } from '../market/events';
import { type Instrument, priceToTick, tickToPrice, wireToBase } from '../market/instrument';
import { BarDraft, type Carried } from './bar-draft';
import type { FlowBar } from './flow-bar';
import { type FlowGap, type FlowRun, pushGap } from './flow-run';
import { Outages } from './outages';

/** An interval stays open for so long after its end, for trades that come late. */
export const LATE_MS = 2_000;
/** A reading of open interest that is older says nothing of now. */
export const INTEREST_KEPT_MS = 10 * MINUTE_MS;
/** What claims to be of later than this from now has a wrong time. */
const AHEAD_MS = 2 * MINUTE_MS;
/** Base sizes of inverse contracts are quotients; they are kept to a satoshi. */
const QUOTIENT_DECIMALS = 8;
const NO_PRICE = 'no trade since the feed began';

/** The events that bars are made of. */
export type FlowEvent = TradeEvent | MarkEvent | OpenInterestEvent | LiquidationEvent;

/** How many trades and forced closes were left out of their bars, by reason. */
export interface LeftOut {
  /** They came when their interval had been closed. */
  readonly late: number;
  /** Their time is in the future. */
  readonly ahead: number;
  /** Their price is out of all proportion. */
  readonly far: number;
}

/**
 * Makes bars of one minute out of the live events of one instrument, each told once. Times are epoch ms on the exchange's
 * clock. Only minutes through which the feed told everything become bars; the others become gaps. Mark prices are kept in
 * whole price steps.
 */
export class BarBuilder {
  private readonly drafts = new Map<number, BarDraft>();
  private readonly outages = new Outages();
  private readonly scale: number;
  private carried: Carried = { price: Number.NaN, pricedAt: -Infinity, interest: undefined };
  private counts = { late: 0, ahead: 0, far: 0 };
  /** Start of the oldest minute that is not closed; undefined until the feed began. */
  private next: number | undefined;
  private now = -Infinity;

  constructor(private readonly instrument: Instrument) {
    this.scale = 10 ** sizeDecimals(instrument);
  }

  get leftOut(): LeftOut {
    return this.counts;
  }

  /** The feed tells nothing, or not everything, from `time` until {@link resume}. */
  interrupt(reason: string, time: number): void {
    this.outages.interrupt(reason, time);
  }

  /** The feed tells everything from `time` on. A builder begins with this. */
  resume(time: number): void {
    this.outages.resume(time);
    this.next ??= minuteOf(time);
    this.now = Math.max(this.now, time);
  }

  take(event: FlowEvent): void {
    const minute = minuteOf(event.time);
    if (event.type === 'openInterest' && minute < this.firstOpen) this.takeOldInterest(event);
    else if (event.type === 'mark' && minute < this.firstOpen) return;
    else if (minute < this.firstOpen) this.counts.late += 1;
    else if (event.time > this.now + AHEAD_MS) this.counts.ahead += 1;
    else if (!this.put(event, this.draftOf(minute))) this.counts.far += 1;
  }

  /** The bars and gaps of the minutes that are over by `now` and were not told yet. */
  close(now: number): FlowRun {
    this.now = Math.max(this.now, now);
    const bars: FlowBar[] = [];
    const gaps: FlowGap[] = [];
    while (this.next !== undefined && this.next + MINUTE_MS + LATE_MS <= now) {
      const told = this.closeMinute(this.next);
      if ('reason' in told) pushGap(gaps, told);
      else bars.push(told);
      this.next += MINUTE_MS;
      this.outages.forget(this.next);
    }
    return { bars, gaps };
  }

  /** The minute that is not over, as far as it goes; undefined where it will be no bar. */
  current(): FlowBar | undefined {
    let { carried } = this;
    if (this.next === undefined) return undefined;
    const minute = minuteOf(this.now);
    if (this.outages.within(minute, minute + MINUTE_MS).length > 0) return undefined;
    for (let before = this.next; before < minute; before += MINUTE_MS)
      carried = this.drafts.get(before)?.carry(carried) ?? carried;
    return this.draftOf(minute).bar(minute, MINUTE_MS, carried, INTEREST_KEPT_MS);
  }

  /** Where the trades that are taken now belong at the earliest. */
  private get firstOpen(): number {
    return this.next ?? Infinity;
  }

  /** False when it is out of all proportion. */
  private put(event: FlowEvent, draft: BarDraft): boolean {
    if (event.type === 'trade') return draft.trade(event);
    if (event.type === 'mark')
      draft.mark(tickToPrice(priceToTick(event.mark, this.instrument), this.instrument));
    else if (event.type === 'openInterest') draft.openInterest(event);
    else draft.liquidation(event);
    return true;
  }

  /** A venue may tell a reading minutes after it was taken. */
  private takeOldInterest({ size, time }: OpenInterestEvent): void {
    const { interest } = this.carried;
    if (!interest || time >= interest.time) this.carried = { ...this.carried, interest: { size, time } };
  }

  private closeMinute(minute: number): FlowBar | FlowGap {
    const to = minute + MINUTE_MS;
    const outages = this.outages.within(minute, to);
    const draft = this.draftOf(minute);
    this.drafts.delete(minute);
    const bar =
      outages.length === 0 ? draft.bar(minute, MINUTE_MS, this.carried, INTEREST_KEPT_MS) : undefined;
    const carried = draft.carry(this.carried);
    // What the price did during an outage is not known, so that the one before it is no price of afterwards.
    const isOld = carried.pricedAt < (outages.at(-1)?.to ?? -Infinity);
    this.carried = isOld ? { ...carried, price: Number.NaN } : carried;
    return bar ?? { from: minute, to, reason: outages[0]?.reason ?? NO_PRICE };
  }

  private draftOf(minute: number): BarDraft {
    const known = this.drafts.get(minute);
    if (known) return known;
    const draft = new BarDraft(this.instrument, this.scale);
    this.drafts.set(minute, draft);
    return draft;
  }
}

const minuteOf = (time: number) => Math.floor(time / MINUTE_MS) * MINUTE_MS;

/** The decimals in which base sizes are added up: two finer than a lot, as fills may be finer than what can be ordered. */
function sizeDecimals(instrument: Instrument): number {
  if (instrument.contract === 'inverse') return QUOTIENT_DECIMALS;
  const lot = wireToBase(stepSize(instrument.sizeStep), 1, instrument);
  return Math.min(12, Math.max(0, Math.ceil(-Math.log10(lot)) + 2));
}
