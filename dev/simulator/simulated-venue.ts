import type { Side } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/venues';
import { BookShape } from './book-shape';
import { CandleStore } from './candle-store';
import { Derivatives } from './derivatives';
import type { Drive } from './drive';
import type { Lead } from './lead';
import { Makers } from './makers';
import type { MarketSpec } from './market-spec';
import { LED_REACH, WALK_REACH } from './price-process';
import type { Random } from './random';
import { TakerFlow } from './taker-flow';
import { TickBook } from './tick-book';
import {
  FUNDING_INTERVAL_MS,
  type MarketLiquidation,
  type Ticker,
  type TickLevel,
  type VenueMarket,
  type VenueUpdate,
} from './venue-market';
import { Walls } from './walls';

/** Ticks are kept for the book's reach around every price that the market can take. */
const BOOK_ROOM = 0.05;
const ROUND_UPKEEP_STEPS = 100;
/** Steps over which the basis wanders once through its range. */
const BASIS_MEMORY = 3_000;

export interface VenueSetup {
  readonly id: VenueId;
  /** With the instrument as this venue lists it. */
  readonly spec: MarketSpec;
  /** Where its price stands to the index, in shares of the spec's basis. */
  readonly basis: number;
  readonly random: Random;
  readonly price: number;
  readonly time: number;
  readonly nextWallId: () => number;
  /** What the venue does by script. */
  readonly lead: Lead | undefined;
}

/** One venue's view of the market: its own book, basis, trades and walls around the common price. */
export class SimulatedVenue implements VenueMarket {
  readonly instrument;
  readonly candles = new CandleStore();
  readonly walls: Walls;
  time: number;
  lastId: number;
  private readonly id: VenueId;
  private readonly spec: MarketSpec;
  private readonly lead: Lead | undefined;
  private readonly book: TickBook;
  private readonly makers: Makers;
  private readonly takers: TakerFlow;
  private readonly derivatives: Derivatives;
  private readonly random: Random;
  private readonly meanBasis: number;
  private basis: number;
  private index: number;
  private lastTick: number;
  private steps = 0;

  constructor({ id, spec, basis, random, price, time, nextWallId, lead }: VenueSetup) {
    const { ticksPerUnit } = spec.instrument;
    const range = Math.exp(lead ? LED_REACH : WALK_REACH) * (1 + BOOK_ROOM) - 1;
    const span = Math.round(spec.anchor * range * ticksPerUnit);
    const centre = Math.round(spec.anchor * ticksPerUnit);
    this.id = id;
    this.spec = spec;
    this.lead = lead;
    this.instrument = spec.instrument;
    this.random = random;
    this.time = time;
    this.index = price;
    this.meanBasis = spec.basis * basis;
    this.basis = this.meanBasis;
    this.lastTick = Math.round(this.target);
    this.lastId = 4_000_000_000 + Math.floor(random.next() * 1e9);
    this.book = new TickBook(centre - span, centre + span);
    this.walls = new Walls(id, spec, this.book, random.fork(1), nextWallId);
    this.makers = new Makers(
      this.book,
      new BookShape(spec, random.fork(2)),
      this.walls,
      random.fork(3),
      this.target,
    );
    this.takers = new TakerFlow(spec, this.book, this.walls, random.fork(4));
    this.derivatives = new Derivatives(spec, random.fork(5), Math.floor(random.next() * 1e6), time);
    if (!lead) this.walls.fillRoundPrices(this.target, time);
    this.book.drain();
  }

  /** What the venue's price would be if nothing held it up, in ticks. */
  private get target(): number {
    return (this.index + this.basis) * this.instrument.ticksPerUnit;
  }

  /** The common price that the venue's book stands for, after its own basis. */
  get impliedPrice(): number {
    return this.midTick / this.instrument.ticksPerUnit - this.basis;
  }

  get midTick(): number {
    return (this.book.bestBid + this.book.bestAsk) / 2;
  }

  step(time: number, price: number, drive: Drive): VenueUpdate {
    this.time = time;
    this.index = price;
    this.steps += 1;
    this.driftBasis();
    this.takers.begin(time);
    const liquidations = drive.forced(this.random).flatMap((forced): MarketLiquidation[] => {
      const done = this.takers.liquidate(forced, this.midTick);
      return done ? [done] : [];
    });
    this.takers.press(this.target, drive.pressure);
    this.takers.smallTrades();
    if (this.lead) this.tradeByScript(this.lead);
    this.makers.step(this.target);
    if (this.lead?.shunned) this.shun(this.lead.shunned);
    this.walls.step(this.midTick, time);
    if (!this.lead) this.placeWalls(time);
    return this.settle(liquidations);
  }

  /** Time goes on and nobody does anything. */
  idle(time: number): VenueUpdate {
    this.time = time;
    return this.settle([]);
  }

  top(side: Side, limit: number): readonly TickLevel[] {
    return this.book.top(side, limit);
  }

  ticker(): Ticker & { readonly openInterest: number } {
    return {
      last: this.lastTick / this.instrument.ticksPerUnit,
      mark: this.derivatives.mark(this.index),
      index: this.index,
      fundingRate: this.lead?.fundingRate ?? this.derivatives.fundingRate,
      nextFundingTime: (Math.floor(this.time / FUNDING_INTERVAL_MS) + 1) * FUNDING_INTERVAL_MS,
      openInterest: this.derivatives.openInterest,
    };
  }

  openInterestAt(time: number): number {
    return this.derivatives.openInterestAt(time);
  }

  fundingAt(time: number): number {
    return this.derivatives.fundingAt(time);
  }

  /** Lots that trade in a quarter of a second on a quiet day. */
  get usualLots(): number {
    return this.spec.tradeSize * 20 * this.instrument.lotsPerUnit;
  }

  /** Ticks a past common price would have had here. */
  pastTick(price: number): number {
    return Math.round((price + this.meanBasis) * this.instrument.ticksPerUnit);
  }

  private settle(liquidations: readonly MarketLiquidation[]): VenueUpdate {
    const trades = this.takers.drain();
    const changes = this.book.drain();
    const prev = this.lastId;
    // Matching engines count every order event, of which a level shows only the last: leave some out.
    this.lastId += Math.max(1, changes.length * 3);
    this.lastTick = trades.at(-1)?.tick ?? this.lastTick;
    this.candles.add(this.time, trades, this.lastTick);
    const mid = this.midTick / this.instrument.ticksPerUnit;
    this.derivatives.step(this.time, mid, this.index, trades, liquidations);
    return { time: this.time, first: prev + 1, last: this.lastId, prev, changes, trades, liquidations };
  }

  private shun({ low, high }: NonNullable<Lead['shunned']>): void {
    const tickOf = (price: number) => Math.round((price + this.basis) * this.instrument.ticksPerUnit);
    this.makers.shun(tickOf(low), tickOf(high));
  }

  private tradeByScript({ volume, bought, opening, venue }: Lead): void {
    if (volume === 0 || (venue ?? this.id) !== this.id) return;
    const lots = volume * this.instrument.lotsPerUnit;
    this.takers.cross('buy', Math.round(lots * bought));
    this.takers.cross('sell', Math.round(lots * (1 - bought)));
    this.derivatives.openInterest += volume * opening;
  }

  private placeWalls(time: number): void {
    this.walls.spawn(this.midTick, time);
    if (this.steps % ROUND_UPKEEP_STEPS === 0) this.walls.fillRoundPrices(this.midTick, time);
  }

  private driftBasis(): void {
    const pull = (this.meanBasis - this.basis) / BASIS_MEMORY;
    this.basis += pull + this.spec.basis * 0.6 * Math.sqrt(2 / BASIS_MEMORY) * this.random.gauss();
  }
}
