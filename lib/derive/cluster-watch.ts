import { DAY_MS } from '../core/durations';
import type { ClusterEvent } from '../analysis/clusters/events';
import { followClusters } from '../analysis/clusters/follow';
import {
  type FollowedReading,
  type LiquidationPrint,
  NO_TRACKS,
  type Track,
  type TrackerState,
} from '../analysis/clusters/track';
import { type ZonePhases, ZoneWatch } from '../analysis/clusters/zone-watch';
import { liquidationReading } from '../analysis/density/readings';
import type { Clock } from '../core/clock';
import type { PriceGrid } from '../heatmaps/columns/column';
import type { LiquidationEvent } from '../market/events';
import type { LiquidationCompleteness } from '../market/liquidation-completeness';
import type { VenueId } from '../market/venues';
import type { KeptStates } from './kept-states';
import type { LiquidationLayer } from './liquidation-layer';

/** Most of the time the map is as it was. */
const LOOK_EVERY_MS = 5_000;
/** What happened is told for a day. */
const REMEMBERED_MS = DAY_MS;
const MOST_EVENTS = 200;
/** Best prices of the reference venue, and what is added to each venue's own to lay them there. */
interface Quote {
  readonly bid: number;
  readonly ask: number;
  readonly shifts: readonly { readonly venue: VenueId; readonly shift: number }[];
}

/** What outlives the worker: plain data. */
export interface KeptClusters {
  readonly state: TrackerState;
  readonly events: readonly ClusterEvent[];
  /** What the price has done to zones; changes in place. */
  readonly phases: ZonePhases;
}

interface Followed extends KeptClusters {
  readonly reading: FollowedReading;
  readonly map: LiquidationLayer;
  /** The step of the map that was followed last, epoch ms. */
  readonly steppedAt: number | undefined;
  readonly zones: ZoneWatch;
  /** What the price has done to zones since that step: the next one tells it anew. */
  readonly touched: readonly ClusterEvent[];
}

/** Where the price went and what was liquidated since the last look. */
interface Since {
  readonly quote: Quote;
  readonly low: number;
  readonly high: number;
  readonly prints: ReadonlyMap<VenueId, readonly LiquidationPrint[]>;
}

/** A map with its clusters. */
export interface FollowedMap {
  readonly reading: FollowedReading;
  readonly tracks: readonly Track[];
  /** What happened of late, oldest first. */
  readonly events: readonly ClusterEvent[];
}

export interface ClusterParts {
  readonly clock: Clock;
  /** Epoch ms on the exchanges' clocks. */
  readonly now: () => number;
  /** The liquidation map of a market; undefined until there is one. */
  readonly liquidations: (market: string) => LiquidationLayer | undefined;
  readonly completeness: (venue: VenueId) => LiquidationCompleteness;
  readonly kept: KeptStates<KeptClusters>;
  /** Hears what happened; `kept` knows of it by then. */
  readonly onEvents: (market: string, events: readonly ClusterEvent[]) => void;
}

/** Follows the clusters of every market's liquidation map, over restarts of the worker, and tells what happens to them. */
export class ClusterWatch {
  private readonly markets = new Map<string, Followed>();
  private readonly since = new Map<string, Since>();

  constructor(private readonly parts: ClusterParts) {
    parts.clock.every(LOOK_EVERY_MS, () => this.look());
  }

  quote(market: string, quote: Quote): void {
    const mid = midOf(quote);
    if (!(mid > 0)) return;
    const { low = mid, high = mid, prints = new Map() } = this.since.get(market) ?? {};
    this.since.set(market, { quote, low: Math.min(low, mid), high: Math.max(high, mid), prints });
    this.price(market, mid);
  }

  liquidation(market: string, event: LiquidationEvent): void {
    const { venue } = event;
    const since = this.since.get(market);
    const shift = since?.quote.shifts.find((one) => one.venue === venue)?.shift;
    if (!since || shift === undefined) return;
    const told = [...(since.prints.get(venue) ?? []), { ...event, price: event.price + shift }];
    this.since.set(market, { ...since, prints: new Map([...since.prints, [venue, told]]) });
  }

  /** The map as it was looked at last, without what the price has gone through since; undefined before. */
  mapOf(market: string): FollowedMap | undefined {
    const followed = this.markets.get(market);
    if (!followed) return undefined;
    const { reading, state, events, touched } = followed;
    const gone = new Set(touched.flatMap(({ kind, id }) => (kind === 'swept' ? [id] : [])));
    return {
      reading,
      tracks: state.tracks.filter(({ id }) => !gone.has(id)),
      events: [...events, ...touched],
    };
  }

  /** Takes the reference venue's mid price, as often as wanted: what it does to zones is told at once. */
  price(market: string, price: number): void {
    const followed = this.markets.get(market);
    if (!followed) return;
    const { zones, reading, state } = followed;
    const { basis } = reading;
    const events = zones.look({ tracks: state.tracks, basis, time: this.parts.now(), price });
    if (events.length === 0) return;
    this.markets.set(market, { ...followed, touched: [...followed.touched, ...events] });
    this.parts.onEvents(market, events);
  }

  private look(): void {
    if (!this.parts.kept.isReady) return;
    for (const [market, since] of this.since) {
      const map = this.parts.liquidations(market);
      // Between two steps of the map, what happens is gathered; without a map it is about nothing.
      if (map?.grid && map.steppedAt === this.markets.get(market)?.steppedAt) continue;
      this.since.delete(market);
      if (map?.grid) this.follow(market, map, map.grid, since);
    }
  }

  private follow(market: string, map: LiquidationLayer, grid: PriceGrid, since: Since): void {
    const { quote, low, high, prints } = since;
    const before = this.markets.get(market);
    const { state, events, phases } = before ?? this.parts.kept.get(market) ?? nothingKept();
    const placed = map.placed();
    const time = this.parts.now();
    const reading: FollowedReading = {
      ...liquidationReading(placed, grid, { time, price: midOf(quote) }),
      low,
      high,
      feeds: placed.map(({ venue }) => ({
        venue,
        completeness: this.parts.completeness(venue),
        isWhole: before !== undefined,
        prints: prints.get(venue) ?? [],
      })),
      openInterestChange: undefined,
      isRemade: before !== undefined && before.map !== map,
    };
    const step = followClusters(state, reading);
    const recent = events.filter((event) => time - event.time < REMEMBERED_MS);
    const next = { state: step.state, events: [...recent, ...step.events].slice(-MOST_EVENTS), phases };
    this.parts.kept.use(market, next);
    this.markets.set(market, {
      ...next,
      reading,
      map,
      steppedAt: map.steppedAt,
      zones: before?.zones ?? new ZoneWatch(phases),
      touched: [],
    });
    // The price tells these at once. Where it was in a zone, the map alone may take it for swept: nobody has told it yet.
    const untold = step.events.filter(({ kind, id }) =>
      kind === 'swept' ? phases[id] !== 'through' : kind !== 'approached' && kind !== 'entered',
    );
    if (untold.length > 0) this.parts.onEvents(market, untold);
  }
}

const nothingKept = (): KeptClusters => ({ state: NO_TRACKS, events: [], phases: {} });

const midOf = ({ bid, ask }: Quote) => (bid + ask) / 2;
