import { type FlowInput, flowInput } from '../analysis/cascades/flow-input';
import type { WallNote } from '../analysis/walls/notes';
import type { WallReading } from '../analysis/walls/read-wall';
import { VenueWalls } from '../analysis/walls/venue-walls';
import type { WallsState } from '../analysis/walls/walls-state';
import { stepSize } from '../core/decimal-step';
import type { HeatColumn } from '../heatmaps/columns/column';
import type { TradeEvent } from '../market/events';
import type { Instrument } from '../market/instrument';
import { largeOrder } from '../market/large-order';
import type { LiveBook } from '../market/live-book';
import type { OrderBook } from '../market/order-book';
import type { VenueId } from '../market/venues';
import type { KeptStates } from './kept-states';

/** A book that gave no column for so long is not followed any more, or nothing is known of it. */
const STALE_MS = 10_000;

interface Followed {
  readonly name: string;
  readonly book: OrderBook;
  readonly walls: VenueWalls;
  /** Of the newest column, epoch ms. */
  readonly time: number;
}

/** The walls that stand on one venue, on its own prices. */
export interface StandingWalls {
  readonly venue: VenueId;
  readonly walls: readonly WallReading[];
}

/** The walls of every market that is followed, venue by venue. They outlive the worker. */
export class WallBooks {
  private readonly markets = new Map<string, Map<VenueId, Followed>>();

  constructor(private readonly kept: KeptStates<WallsState>) {}

  trade(market: string, event: TradeEvent): void {
    this.markets.get(market)?.get(event.venue)?.walls.trade(event);
  }

  tradesLost(market: string, venue: VenueId): void {
    this.markets.get(market)?.get(venue)?.walls.tradesLost();
  }

  /** Takes a venue's book at the moment of its column; what happened to its walls since the one before. */
  book(
    market: string,
    { instrument, book }: LiveBook,
    { time, grid }: Pick<HeatColumn, 'time' | 'grid'>,
  ): readonly WallNote[] {
    if (!this.kept.isReady) return [];
    const walls = this.wallsOf(market, instrument);
    const venues = this.markets.get(market) ?? new Map<VenueId, Followed>();
    this.markets.set(market, venues.set(instrument.venue, { name: nameOf(instrument), book, walls, time }));
    this.kept.use(nameOf(instrument), walls.state);
    return walls.observe(time, book, Math.round(grid.binSize / stepSize(instrument.priceStep)));
  }

  /**
   * Undefined while no book of the market is followed.
   * @param now epoch ms on the exchanges' clocks; without it also the walls of books that fell silent, as they were last.
   */
  standing(market: string, now = -Infinity): readonly StandingWalls[] | undefined {
    const present = [...(this.markets.get(market) ?? [])].filter(([, { time }]) => now - time < STALE_MS);
    if (present.length === 0) return undefined;
    return present.map(([venue, { walls }]) => ({ venue, walls: walls.standing() }));
  }

  /** Flow and book of one venue of a market now; undefined while they are not followed. */
  flow(market: string, venue: VenueId, now: number): FlowInput | undefined {
    const followed = this.markets.get(market)?.get(venue);
    if (!followed || now - followed.time >= STALE_MS) return undefined;
    return flowInput(followed.book, followed.walls.meter);
  }

  private wallsOf(market: string, instrument: Instrument): VenueWalls {
    const name = nameOf(instrument);
    const present = this.markets.get(market)?.get(instrument.venue);
    return present?.name === name
      ? present.walls
      : new VenueWalls(instrument, { minNotional: largeOrder(instrument.base) }, this.kept.get(name));
  }
}

/** States are in ticks and lots: with other steps they mean nothing. */
const nameOf = ({ venue, symbol, priceStep, sizeStep }: Instrument) =>
  [venue, symbol, stepSize(priceStep), stepSize(sizeStep)].join('/');
