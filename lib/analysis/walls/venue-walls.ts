import { asTick, type Side } from '../../core/units';
import { stepSize } from '../../core/decimal-step';
import type { TradeEvent } from '../../market/events';
import { baseToLots, type Instrument, priceToTick } from '../../market/instrument';
import type { OrderBook } from '../../market/order-book';
import { FlowMeter } from '../cascades/flow-meter';
import { absorptionOf } from './absorption';
import { followAbsorption } from './absorption-watch';
import { admitWalls } from './admit-walls';
import { concludeWalls } from './conclude-walls';
import { findWalls, lotsBetween } from './find-walls';
import { followWall, nearEdge } from './follow-wall';
import type { Moment } from './moment';
import { type WallNote, noteAbsorption, noteIceberg } from './notes';
import { WALL_DEFAULTS, type WallOptions } from './options';
import { readEnded, readStanding, type WallReading } from './read-wall';
import { RefillWatch } from './refills';
import { SideDepth } from './side-depth';
import { TradedTicks } from './traded-ticks';
import type { WallTrack } from './wall';
import { emptyWalls, type LastBook, type WallsState } from './walls-state';

/** After a longer pause between two books nothing that left in it is explained. */
const LONGEST_PAUSE_MS = 10_000;
/** A wall this near to the price is the one that takes what is absorbed. */
const AT_TOUCH_BP = 5;
const SCORED_EVERY_MS = 10_000;

/**
 * The walls of one venue, from one book of it a second and the trades between. Books may come faster or miss a beat; what
 * cannot be explained for want of trades or books is said to be so. `state` is plain data: a worker that died goes on
 * from a copy of it.
 */
export class VenueWalls {
  private readonly options: WallOptions;
  private readonly traded = new TradedTicks();
  private readonly flow: FlowMeter;
  private readonly refills: RefillWatch;
  /** Trades are heard, and were from the last book on. */
  private isHearing = false;
  private hasHeard = false;

  constructor(
    private readonly instrument: Instrument,
    options: Partial<WallOptions> = {},
    readonly state: WallsState = emptyWalls(),
  ) {
    this.options = { ...WALL_DEFAULTS, ...options };
    this.flow = new FlowMeter(state.flow);
    this.refills = new RefillWatch(state.refilled);
  }

  /** Takes a trade of the venue as it comes. */
  trade(event: TradeEvent): void {
    const { instrument } = this;
    this.isHearing = true;
    this.flow.trade(event);
    const { price, size, side } = event;
    this.traded.add(priceToTick(price, instrument), baseToLots(size, price, instrument), side);
  }

  /** Says that trades were missed since the last book. */
  tradesLost(): void {
    this.isHearing = false;
    this.hasHeard = false;
  }

  /** Aggressor flow of the venue; read it, do not feed it. */
  get meter(): FlowMeter {
    return this.flow;
  }

  /**
   * Takes the venue's book at `time` (epoch ms, exchange's clock) and tells what has happened since the one before. A book
   * that is crossed, has an empty side or is not known is passed over.
   * @param binTicks height of the bins in ticks, about a basis point; best those of the venue's heatmap column, which the
   *   book keeps already.
   */
  observe(time: number, book: OrderBook, binTicks: number): readonly WallNote[] {
    const { bestBid, bestAsk, mid, known, crossed } = book;
    if (bestBid === undefined || bestAsk === undefined || mid === undefined || !known || crossed) return [];
    const reach = Math.ceil((mid * this.options.reachBp) / 1e4);
    const view = { low: Math.max(known.low, bestBid - reach), high: Math.min(known.high, bestAsk + reach) };
    const present = { time, binTicks, bestBid, bestAsk, reach, view };
    const moment = this.begin(present, mid);
    if (!moment) return [];
    const notes = this.follow(book, present, moment);
    this.state.last = present;
    this.traded.clear();
    this.hasHeard = this.isHearing;
    return notes;
  }

  /** The walls that have stood long enough and stand, nearest first: what is gone is judged a little later, and is none. */
  standing(): readonly WallReading[] {
    const { standing, last } = this.state;
    return standing
      .filter(({ announced, endingAt }) => announced && endingAt === undefined)
      .toSorted((a, b) => a.distanceBp - b.distanceBp)
      .map((track) => readStanding(track, this.instrument, last?.time ?? track.stoodAt));
  }

  private begin({ time, binTicks, bestBid, bestAsk }: LastBook, mid: number): Moment | undefined {
    const { state } = this;
    const { last } = state;
    if (last && time <= last.time) return undefined;
    if (!last || binTicks !== last.binTicks) {
      Object.assign(state.baseline, emptyWalls().baseline);
      state.startedAt = time;
    }
    const elapsedMs = last ? time - last.time : 0;
    return {
      time,
      elapsedMs,
      mid,
      deepestBest: {
        bid: Math.min(bestBid, last?.bestBid ?? bestBid),
        ask: Math.max(bestAsk, last?.bestAsk ?? bestAsk),
      },
      traded: this.traded,
      heard: this.hasHeard && elapsedMs <= LONGEST_PAUSE_MS,
    };
  }

  private follow(book: OrderBook, present: LastBook, moment: Moment): readonly WallNote[] {
    const { instrument } = this;
    const price = moment.mid * stepSize(instrument.priceStep);
    this.flow.second(moment.time, price);
    const depths = this.lookAt(book, present, moment);
    const usualLots = Math.max(depths.bid.nearMedian(), depths.ask.nearMedian());
    const found = absorptionOf(this.flow, 1e4 / moment.mid);
    const absorptions = followAbsorption(this.state.absorptions, found, {
      time: moment.time,
      mid: moment.mid,
      tick: found?.side === 'ask' ? present.bestAsk : present.bestBid,
    });
    const suspects = this.refills.observe(moment, (side, tick) => book.size(side, asTick(tick)), usualLots);
    return [
      ...concludeWalls(this.state, moment.time, (track) => isInView(track, depths[track.side], present))
        .filter(({ track }) => track.announced)
        .map((ended) => ({ type: 'ended', time: moment.time, wall: readEnded(ended, instrument) }) as const),
      ...this.markAbsorbing(found?.side, moment.time),
      ...this.announce(moment.time),
      ...suspects.map((level) => noteIceberg(level, moment.time, instrument)),
      ...absorptions.map((change) => noteAbsorption(change, moment.time, instrument)),
    ];
  }

  /** Follows walls and finds new ones, on either side. */
  private lookAt(book: OrderBook, present: LastBook, moment: Moment): Readonly<Record<Side, SideDepth>> {
    const price = moment.mid * stepSize(this.instrument.priceStep);
    const minLots = baseToLots(this.options.minNotional / price, price, this.instrument);
    const look = (side: Side) => this.lookAtSide(book, side, { present, moment, minLots });
    return { bid: look('bid'), ask: look('ask') };
  }

  private lookAtSide(
    book: OrderBook,
    side: Side,
    {
      present,
      moment,
      minLots,
    }: { readonly present: LastBook; readonly moment: Moment; readonly minLots: number },
  ): SideDepth {
    const { options, state } = this;
    const { binTicks, reach } = present;
    const window = { binTicks, count: Math.ceil(reach / binTicks), binBp: (binTicks / moment.mid) * 1e4 };
    const depth = new SideDepth(book, side, window, state.baseline, moment.elapsedMs);
    const floor = Math.max(minLots, options.minMultiple * depth.nearMedian());
    const own = state.standing.filter((track) => track.side === side);
    for (const track of own) this.followTrack(track, depth, { book, moment, floor });
    const known = knownLots(own, binTicks);
    const isKnown = (tick: number) => own.some(({ low, high }) => tick >= low && tick <= high);
    const search = { options, binTicks, floor, known: (bin: number) => known.get(bin) ?? 0, isKnown };
    admitWalls(state, side, findWalls(book, depth, search), moment);
    return depth;
  }

  /** The score is looked up where it decides, and else only now and then. */
  private followTrack(
    track: WallTrack,
    depth: SideDepth,
    { book, moment, floor }: { readonly book: OrderBook; readonly moment: Moment; readonly floor: number },
  ): void {
    const { options } = this;
    const lots = lotsBetween(book, track.side, track.low, track.high);
    const isDue = lots < floor || moment.time % SCORED_EVERY_MS < moment.elapsedMs;
    const z = isDue ? depth.score(depth.indexOf(track.peakTick), options.localBp) : undefined;
    followWall(track, { lots, z, floor }, moment, options);
  }

  private announce(time: number): readonly WallNote[] {
    return this.state.standing.flatMap((track): readonly WallNote[] => {
      if (track.announced || track.stoodAt - track.bornAt < this.options.presenceMs) return [];
      track.announced = true;
      return [{ type: 'appeared', time, wall: readStanding(track, this.instrument, time) }];
    });
  }

  /** Walls at the touch take what is absorbed; those filled from a suspected reserve are marked. */
  private markAbsorbing(side: Side | undefined, time: number): readonly WallNote[] {
    return this.state.standing.flatMap((track): readonly WallNote[] => {
      track.iceberg ||= this.refills.levels.some(
        (level) =>
          level.suspected && level.side === track.side && level.tick >= track.low && level.tick <= track.high,
      );
      const takes = track.side === side && track.distanceBp <= AT_TOUCH_BP && track.recent.length > 0;
      const began = takes && track.absorbingSince === undefined;
      track.absorbingSince = takes ? (track.absorbingSince ?? time) : undefined;
      if (!began) return [];
      track.absorptions += 1;
      return track.announced
        ? [{ type: 'absorbing', time, wall: readStanding(track, this.instrument, time) }]
        : [];
    });
  }
}

/**
 * The book would show the wall if it stood: its prices are near enough, and the book is known there or reaches beyond. A
 * stream of the best levels drops the others without a word.
 */
function isInView(track: WallTrack, depth: SideDepth, { bestBid, bestAsk, reach, view }: LastBook): boolean {
  const edge = nearEdge(track);
  const isNear = track.side === 'bid' ? edge >= bestBid - reach : edge <= bestAsk + reach;
  return isNear && ((edge >= view.low && edge <= view.high) || depth.indexOf(edge) <= depth.farthest);
}

/** Lots of walls by the bin of their largest level. */
function knownLots(tracks: readonly WallTrack[], binTicks: number): ReadonlyMap<number, number> {
  const known = new Map<number, number>();
  for (const { peakTick, ledger } of tracks) {
    const bin = Math.floor(peakTick / binTicks);
    known.set(bin, (known.get(bin) ?? 0) + ledger.left);
  }
  return known;
}
