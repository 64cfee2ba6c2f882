import { SIDES } from '../core/units';
import type { HeatColumn } from '../heatmaps/columns/column';
import { quantise } from '../heatmaps/columns/quantise';
import type { TradeEvent } from '../market/events';
import type { VenueId } from '../market/venues';
import type { WallEvent } from './wall-event';
import { type MarketGlance, mostTraded, sizesAround } from './wall-glance';
import type { WallSearch } from './wall-search';
import { findRuns, venuesOver, type WallRun } from './wall-run';
import { type GridTrade, WallTrack } from './wall-track';

/** Walls found this soon after the start were there before: nothing is said of their birth. */
const BASELINE_MS = 3_000;
/** A wall counts once it has stood this long. */
const MIN_PRESENCE_MS = 2_000;
/** A wall was pulled when trades explain less than this share of what left it; from 60 % on it was filled, between it is mixed. */
const PULLED_BELOW = 0.2;

/**
 * Finds the walls of one market in its one-second columns, and tells when one appears or is pulled.
 *
 * `appeared`: large for two seconds, and seen smaller in the column before it grew, by the same venues and within the
 * distance searched even then. So a wall that was there at the start, that the price merely moved towards, or that a
 * venue brought along when it joined, is none.
 * `pulled`: less than half of its peak is left, trades against it explain less than a fifth of the loss, and the price
 * has not come to it. Told one column later, because trades and book come over different sockets, or by the second
 * glance between columns once later trades of the venues show that none of the wall are missing. Without the trades of
 * every venue that made up the wall nothing is called pulled.
 */
export class WallDetector {
  private tracks: WallTrack[] = [];
  /** Time of the first column all of whose trades of a venue are known. */
  private readonly heardSince = new Map<VenueId, number>();
  /** When each venue made its newest trade, epoch ms. */
  private readonly heardUntil = new Map<VenueId, number>();
  private last: HeatColumn | undefined;
  private lastRuns: readonly WallRun[] = [];
  private startedAt = 0;
  private search: WallSearch | undefined;

  /** Takes a trade of any venue, as it comes; those before the first column count for nothing. */
  trade({ venue, time: madeAt, price, size, side }: TradeEvent): void {
    this.heardUntil.set(venue, madeAt);
    const known = this.last?.coverage.find((coverage) => coverage.venue === venue);
    if (!this.last || !known) return;
    const { time, stepMs, grid } = this.last;
    if (!this.heardSince.has(venue)) this.heardSince.set(venue, time + stepMs);
    const trade: GridTrade = { bin: binOf(price + known.shift, grid.binSize), size, side };
    for (const track of this.tracks) track.trade(trade);
  }

  /** Says that trades of the venue were missed: a wall that goes before they come again is not called pulled. */
  tradesLost(venue: VenueId): void {
    this.heardSince.delete(venue);
  }

  /** Takes the aggregate's next column, which must not change afterwards. A missing column, another grid or search starts a new baseline. */
  push(column: HeatColumn, search: WallSearch): readonly WallEvent[] {
    if (column.time === this.last?.time) return [];
    if (!this.follows(column)) this.heardSince.clear();
    if (!this.follows(column) || !isSameSearch(search, this.search)) this.start(column, search);
    const minCode = Math.max(1, quantise(search.minSize, column.grid.unit));
    const runs = SIDES.flatMap((side) => findRuns(column, side, minCode));
    const events = this.followTracks(column, runs, search);
    this.addTracks(column, runs, search);
    this.last = column;
    this.lastRuns = runs;
    return events;
  }

  /** Looks between two columns, as often as wanted; walls that were pulled since. */
  glance({ time, bid, ask, books }: MarketGlance): readonly WallEvent[] {
    const { last, search, heardUntil } = this;
    if (!last || !search || this.tracks.length === 0) return [];
    const sizeAround = sizesAround(books, last);
    // What the next column tells must be later.
    const present = { ...last, bid, ask, time: Math.min(time, last.time + last.stepMs - 1) };
    const events: WallEvent[] = [];
    this.tracks = this.tracks.filter((track) => {
      if (!this.canBePulled(track) || track.isTouched(present)) return true;
      const traded = mostTraded(track, time, sizeAround, heardUntil) ?? Infinity;
      if (traded < PULLED_BELOW) pushInRange(events, wallEvent('pulled', track, track.size, present), search);
      return traded >= PULLED_BELOW;
    });
    return events;
  }

  private follows({ time, stepMs, grid }: HeatColumn): boolean {
    const { last } = this;
    return last !== undefined && time === last.time + stepMs && grid.binSize === last.grid.binSize;
  }

  private start({ time }: HeatColumn, search: WallSearch): void {
    this.tracks = [];
    this.startedAt = time;
    this.search = search;
  }

  private followTracks(column: HeatColumn, runs: readonly WallRun[], search: WallSearch): WallEvent[] {
    const events: WallEvent[] = [];
    this.tracks = this.tracks.filter((track) => {
      if (!isSameSet(track.venues, venuesOver(column, track.from, track.to))) return false;
      const wasEnding = track.endedAt !== undefined;
      const run = runs.find((candidate) => track.owns(candidate));
      track.follow(column, run);
      const knownSince = this.tradesKnownSince(track);
      if (run && knownSince > track.peakAt && knownSince <= column.time) track.crest(run, column);
      if (track.endedAt === undefined) {
        const event = run && this.announce(track, run, column, search);
        if (event) events.push(event);
        return true;
      }
      if (!wasEnding) return true;
      if (this.canBePulled(track) && track.executedShare < PULLED_BELOW)
        pushInRange(events, wallEvent('pulled', track, track.size, column), search);
      return false;
    });
    return events;
  }

  private announce(track: WallTrack, { size }: WallRun, column: HeatColumn, search: WallSearch) {
    if (!track.unannounced || column.time - track.bornAt < MIN_PRESENCE_MS) return undefined;
    track.unannounced = false;
    const event = wallEvent('appeared', track, size, column);
    return isInRange(event, search) ? event : undefined;
  }

  /** It has stood for long enough, the price has not come to it, and all that was traded there is known. */
  private canBePulled(track: WallTrack): boolean {
    if (track.reached || track.stoodAt - track.bornAt < MIN_PRESENCE_MS) return false;
    return this.tradesKnownSince(track) <= track.peakAt;
  }

  /** Since when the trades of all the wall's venues are known; `Infinity` while one of them is silent. */
  private tradesKnownSince({ venues }: WallTrack): number {
    return Math.max(...venues.map((venue) => this.heardSince.get(venue) ?? Infinity));
  }

  private addTracks(column: HeatColumn, runs: readonly WallRun[], search: WallSearch): void {
    const isBaseline = column.time - this.startedAt < BASELINE_MS;
    for (const run of runs) {
      if (this.tracks.some((track) => track.owns(run))) continue;
      const venues = venuesOver(column, run.from - 1, run.to + 1);
      if (venues.length === 0) continue;
      const track = new WallTrack(run, column, { venues, isNew: false });
      track.unannounced =
        !isBaseline &&
        this.wasSmaller(track) &&
        isInRange(wallEvent('appeared', track, run.size, column), search);
      this.tracks.push(track);
    }
  }

  /** True when the last column shows the wall's bins, by the same venues, without a wall in them. */
  private wasSmaller(track: WallTrack): boolean {
    const { last, lastRuns } = this;
    if (!last || lastRuns.some((run) => track.owns(run))) return false;
    return isSameSet(track.venues, venuesOver(last, track.from, track.to));
  }
}

function wallEvent(
  kind: WallEvent['kind'],
  { side, peak, venues }: WallTrack,
  size: number,
  { time, grid, bid, ask }: HeatColumn,
): WallEvent {
  const price = Number((peak * grid.binSize).toPrecision(12));
  const mid = (bid + ask) / 2;
  return { kind, time, side, price, size, distancePercent: (price / mid - 1) * 100, venues };
}

/** A price that is the decimal edge of a bin belongs to that bin, whatever the double says. */
const binOf = (price: number, binSize: number) => Math.floor(price / binSize + 1e-9);

/** False, too, when the distance is unknown because the mid is. */
const isInRange = ({ distancePercent }: WallEvent, { maxDistancePercent }: WallSearch) =>
  Math.abs(distancePercent) <= maxDistancePercent;

function pushInRange(events: WallEvent[], event: WallEvent, search: WallSearch): void {
  if (isInRange(event, search)) events.push(event);
}

const isSameSearch = (a: WallSearch, b: WallSearch | undefined) =>
  a.minSize === b?.minSize && a.maxDistancePercent === b.maxDistancePercent;

const isSameSet = (a: readonly VenueId[], b: readonly VenueId[]) =>
  a.length === b.length && a.every((venue) => b.includes(venue));
