import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../core/durations';
import { ensureDefined } from '../../core/assert';
import type { LiquidationEvent, TradeEvent } from '../../market/events';
import { type Cascade, CASCADE_DEFAULTS, type CascadeNote, type CascadeOptions } from './cascade';
import { countSize, type DecayedHistogram, emptyHistogram, sizeQuantile } from './decayed-histogram';
import { type MarketSecond, SecondTally, sumOf } from './market-second';

const BURST_SECONDS = 10;
/** The price may have begun to move before the first print. */
const TRAVEL_SECONDS = 30;
const SECONDS_KEPT = 61;
const QUIET_MS = 30_000;
/** It is over when ten seconds bring less than this share of its worst ten. */
const QUIET_SHARE = 0.25;
/** A cascade that goes on within this time is the same one. */
const MERGE_MS = MINUTE_MS;
const MINUTES = 60;
/** Of the seconds that a volume is told of. */
const SEEN_SHARE = 0.9;
/** An hour of seconds must be known before the rarest half percent of them means something. */
const ENOUGH = 3_600;
/** Most of what is closed is of one side, and so is most of what trades. */
const MIN_SIDE_SHARE = 0.7;
const MIN_IMBALANCE = 0.1;
const SAMPLED_SHARE = 0.25;

/** All that must outlive the worker. Plain data, bounded. */
export interface CascadeState {
  seconds: MarketSecond[];
  /** What was closed within ten seconds, outside of cascades. */
  readonly usual: DecayedHistogram;
  /** Quote units traded in each of the last full minutes, the newest last. */
  minutes: number[];
  minute: { readonly start: number; traded: number } | undefined;
  current?: Cascade | undefined;
  quietSince?: number | undefined;
  /** The last one, while it may still go on. */
  ended?: Cascade | undefined;
}

export const emptyCascades = (): CascadeState => ({
  seconds: [],
  usual: emptyHistogram(DAY_MS),
  minutes: [],
  minute: undefined,
});

/** Finds cascades of one market over all its venues. */
export class CascadeWatch {
  private readonly tally = new SecondTally();
  private readonly options: CascadeOptions;

  constructor(
    options: Partial<CascadeOptions> = {},
    readonly state: CascadeState = emptyCascades(),
  ) {
    this.options = { ...CASCADE_DEFAULTS, ...options };
  }

  trade(event: Pick<TradeEvent, 'price' | 'size' | 'side'>): void {
    this.tally.trade(event);
  }

  liquidation(event: Pick<LiquidationEvent, 'price' | 'size' | 'position'>): void {
    this.tally.liquidation(event);
  }

  /**
   * Closes a second.
   * @param time epoch ms of its end.
   * @param price the mark price, or the mid of the reference venue.
   */
  second(time: number, price: number): readonly CascadeNote[] {
    const { state } = this;
    const second = this.tally.close(time, price);
    const last = state.seconds.at(-1);
    if (last && (time - last.time > 5_000 || time < last.time)) state.seconds = [];
    // What became of a cascade in a long silence is not known.
    if (last && time - last.time > MERGE_MS) state.current = state.quietSince = undefined;
    state.seconds.push(second);
    if (state.seconds.length > SECONDS_KEPT) state.seconds.shift();
    this.keepMinutes(second);
    const closed = closedIn(state.seconds);
    if (!state.current) countSize(state.usual, closed, last ? Math.max(0, time - last.time) : 0);
    return state.current ? this.goOn(state.current, second, closed) : this.begin(closed);
  }

  /**
   * Looks into the second under way, as often as wanted: one in which a cascade begins is closed at once, so that it is
   * told of without waiting. Nothing before the first second was closed.
   */
  look(time: number, price: number): readonly CascadeNote[] {
    const { seconds, current } = this.state;
    const last = seconds.at(-1);
    if (!last || current) return [];
    // The second that is closed next must be later.
    const now = Math.min(time, last.time + SECOND_MS - 1);
    const all = [...seconds, this.tally.soFar(now, price)];
    const closed = closedIn(all);
    return closed >= this.threshold && this.judge(all, closed) ? this.second(now, price) : [];
  }

  private get threshold(): number {
    const rare = sizeQuantile(this.state.usual, 0.995, ENOUGH) ?? 0;
    const { minNotional, isSampled } = this.options;
    return Math.max(minNotional * (isSampled ? SAMPLED_SHARE : 1), rare);
  }

  private begin(closed: number): readonly CascadeNote[] {
    const { state } = this;
    if (closed < this.threshold) return [];
    const found = this.judge(state.seconds, closed);
    if (!found) return [];
    const resumed = this.resumed(found.direction);
    if (resumed) this.add(resumed, closed, closed * found.sideShare);
    state.current = resumed ?? found;
    state.ended = undefined;
    return resumed ? [] : [{ type: 'started', time: found.end, cascade: { ...found } }];
  }

  /** The cascade that ten seconds with enough closed in them begin, when prints, price and flow agree. */
  private judge(seconds: readonly MarketSecond[], closed: number): Cascade | undefined {
    const newest = ensureDefined(seconds.at(-1), 'a second');
    const burst = burstOf(seconds);
    const oldest = seconds.at(-1 - TRAVEL_SECONDS) ?? seconds[0] ?? newest;
    const longs = sumOf(burst, 'longs');
    const sign = longs > closed / 2 ? -1 : 1;
    const sideShare = Math.max(longs, closed - longs) / closed;
    const bought = sumOf(burst, 'buy');
    const sold = sumOf(burst, 'sell');
    const agree =
      sumOf(burst, 'prints') >= this.options.minPrints &&
      sideShare >= MIN_SIDE_SHARE &&
      sign * Math.log(newest.price / oldest.price) * 1e4 >= this.options.minTravelBp &&
      sign * (bought - sold) >= MIN_IMBALANCE * (bought + sold);
    if (!agree) return undefined;
    return {
      direction: sign < 0 ? 'down' : 'up',
      start: burst.find(({ prints }) => prints > 0)?.time ?? newest.time,
      end: newest.time,
      total: closed,
      sideShare,
      startPrice: oldest.price,
      extreme: newest.price,
      peakTen: closed,
      bought,
      sold,
      usualMinute: this.usualMinute,
      volumeRatio: undefined,
    };
  }

  /** The last cascade, when this is its continuation. */
  private resumed(direction: Cascade['direction']): Cascade | undefined {
    const { ended, seconds } = this.state;
    const now = seconds.at(-1)?.time ?? 0;
    return ended && now - ended.end < MERGE_MS && ended.direction === direction ? ended : undefined;
  }

  private goOn(cascade: Cascade, second: MarketSecond, closed: number): readonly CascadeNote[] {
    const { state } = this;
    const { time, longs, shorts, buy, sell, price } = second;
    this.add(cascade, longs + shorts, cascade.direction === 'down' ? longs : shorts);
    cascade.extreme = (cascade.direction === 'down' ? Math.min : Math.max)(cascade.extreme, price);
    cascade.peakTen = Math.max(cascade.peakTen, closed);
    if (time - cascade.start >= MINUTE_MS) cascade.volumeRatio ??= this.volumeRatio(cascade, time);
    const isQuiet = closed < QUIET_SHARE * cascade.peakTen && closed < this.threshold;
    state.quietSince = isQuiet ? (state.quietSince ?? time) : undefined;
    if (!isQuiet) {
      cascade.end = time;
      cascade.bought += buy;
      cascade.sold += sell;
    }
    if (state.quietSince === undefined || time - state.quietSince < QUIET_MS) return [];
    cascade.volumeRatio ??= this.volumeRatio(cascade, time);
    state.current = undefined;
    state.quietSince = undefined;
    state.ended = cascade;
    return [{ type: 'ended', time, cascade: { ...cascade } }];
  }

  private keepMinutes({ time, buy, sell }: MarketSecond): void {
    const { state } = this;
    const start = Math.floor(time / MINUTE_MS) * MINUTE_MS;
    if (state.minute?.start !== start) {
      if (state.minute) state.minutes = [...state.minutes, state.minute.traded].slice(-MINUTES);
      state.minute = { start, traded: 0 };
    }
    state.minute.traded += buy + sell;
  }

  private add(cascade: Cascade, closed: number, own: number): void {
    const before = cascade.total * cascade.sideShare;
    cascade.total += closed;
    cascade.sideShare = (before + own) / cascade.total;
  }

  private get usualMinute(): number | undefined {
    const { minutes } = this.state;
    return minutes.length < MINUTES ? undefined : minutes.reduce((sum, traded) => sum + traded, 0) / MINUTES;
  }

  /** Undefined where a part of its first minute was missed. */
  private volumeRatio({ start, usualMinute }: Cascade, now: number): number | undefined {
    const until = Math.min(now, start + MINUTE_MS);
    const first = this.state.seconds.filter(({ time }) => time > start && time <= until);
    if (!usualMinute || first.length * 1_000 < SEEN_SHARE * (until - start)) return undefined;
    return ((sumOf(first, 'buy') + sumOf(first, 'sell')) * MINUTE_MS) / (until - start) / usualMinute;
  }
}

const burstOf = (seconds: readonly MarketSecond[]) => seconds.slice(-BURST_SECONDS);

/** Quote units closed by force within the newest ten seconds. */
const closedIn = (seconds: readonly MarketSecond[]) =>
  sumOf(burstOf(seconds), 'longs') + sumOf(burstOf(seconds), 'shorts');
