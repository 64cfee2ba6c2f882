import { ensureDefined } from '../../lib/core/assert';
import type { Side } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/venues';
import type { BarTrade } from './candle-store';
import { Cascades } from './cascades';
import type { Drive } from './drive';
import { type Lead, LedDrive } from './lead';
import { BTC, type MarketSpec } from './market-spec';
import { LED_REACH, PriceProcess, WALK_REACH } from './price-process';
import { Random } from './random';
import { SimulatedVenue } from './simulated-venue';
import type { InstrumentSpec, VenueUpdate } from './venue-market';
import type { Wall, WallEvent } from './walls';

/** Simulated time of one step at normal pace. */
export const STEP_MS = 100;
const SECOND_MS = 1_000;

export interface SimulatorOptions {
  readonly seed: number;
  readonly spec?: MarketSpec;
  /** Epoch ms at which the simulation begins. */
  readonly startTime: number;
  /** Bars are there for this long before the start. */
  readonly historyHours?: number;
  /** Who trades it, and as what. */
  readonly listings?: Listings;
  /** A script to go by; without it things happen by chance. */
  readonly lead?: Lead;
}

/** How each venue lists an asset; without an instrument of its own as the spec has it. */
export type Listings = ReadonlyMap<VenueId, InstrumentSpec | undefined>;

/** The two venues that are there unless others are asked for. */
const TWO_VENUES: Listings = new Map([
  ['binance-usdm', undefined],
  ['bybit-linear', undefined],
]);
/** Where the venues' prices stand to the index, in shares of the spec's basis; of the third venue on from the start again. */
const BASES = [-0.4, 0.8, 0.2, -0.7, 0.5];

export interface WallOrder {
  readonly venue: VenueId;
  readonly side: Side;
  /** Base units. */
  readonly size: number;
  /** Either the price or how far from the venue's mid price, in per cent. */
  readonly price?: number;
  readonly distancePercent?: number;
  /** Whether it leaves when the price comes near. */
  readonly isSpoof?: boolean;
}

/** One asset traded on several venues. The same seed and the same sequence of calls give the same market. */
export class MarketSimulator {
  readonly spec: MarketSpec;
  readonly venues: ReadonlyMap<VenueId, SimulatedVenue>;
  private readonly process: PriceProcess;
  private readonly drive: Drive;
  /** What drives a market that is not led. */
  private readonly cascades: Cascades;
  private readonly lead: Lead | undefined;
  private wallIds = 0;
  private time: number;

  constructor({
    seed,
    spec = BTC,
    startTime,
    historyHours = 12,
    listings = TWO_VENUES,
    lead,
  }: SimulatorOptions) {
    const random = new Random(seed);
    this.spec = spec;
    this.time = startTime;
    this.process = new PriceProcess(spec.anchor, random.fork(1), lead ? LED_REACH : WALK_REACH);
    this.cascades = new Cascades(random.fork(2));
    this.lead = lead;
    this.drive = lead ? new LedDrive(lead) : this.cascades;
    const seconds = Math.round(historyHours * 3600);
    const path = Array.from({ length: seconds }, () => this.walkSecond());
    this.venues = new Map(
      [...listings].map(([id, listing], index) => [
        id,
        this.openVenue(
          id,
          { ...spec, instrument: listing ?? spec.instrument },
          index,
          random.fork(10 + index),
        ),
      ]),
    );
    const history = random.fork(3);
    for (const venue of this.venues.values()) fillHistory(venue, path, startTime, history);
  }

  /** Moves the market on by one step, which the venues stamp with `time` (epoch ms). */
  step(time: number): ReadonlyMap<VenueId, VenueUpdate> {
    this.time = time;
    this.drive.step(this.process.price);
    this.process.step(1, this.drive.drift, this.drive.heat);
    const updates = new Map<VenueId, VenueUpdate>();
    for (const [id, venue] of this.venues) updates.set(id, venue.step(time, this.process.price, this.drive));
    this.yieldToWalls();
    return updates;
  }

  /** Time goes on by one step in which nobody does anything, so that venues say what they still owe. */
  idle(time: number): ReadonlyMap<VenueId, VenueUpdate> {
    this.time = time;
    return new Map([...this.venues].map(([id, venue]) => [id, venue.idle(time)]));
  }

  /** The walls now standing. */
  walls(): readonly Wall[] {
    return [...this.venues.values()].flatMap((venue) => venue.walls.list());
  }

  /** The newest wall events of all venues, oldest first. */
  wallEvents(): readonly WallEvent[] {
    return [...this.venues.values()]
      .flatMap((venue) => venue.walls.events)
      .toSorted((left, right) => left.time - right.time);
  }

  /** @throws RangeError when the wall cannot rest there. */
  placeWall({ venue: id, side, size, price, distancePercent = 0.3, isSpoof = false }: WallOrder): Wall {
    const venue = ensureDefined(this.venues.get(id), `venue ${id}`);
    const { ticksPerUnit, lotsPerUnit } = venue.instrument;
    const offset = (side === 'bid' ? -1 : 1) * (distancePercent / 100);
    const tick = price === undefined ? venue.midTick * (1 + offset) : price * ticksPerUnit;
    const kind = isSpoof ? 'spoof' : 'placed';
    return venue.walls.place(kind, side, Math.round(tick), Math.round(size * lotsPerUnit), this.time);
  }

  /** False when no such wall stands. */
  pullWall(id: number): boolean {
    return [...this.venues.values()].some((venue) => venue.walls.pull(id, this.time));
  }

  /** How many positions a venue closes by force in a step, on average, while no cascade runs. */
  set restRate(rate: number) {
    this.cascades.restRate = rate;
  }

  /** Begins a cascade now, up or down. */
  startCascade(direction: -1 | 1): void {
    this.cascades.begin(direction);
  }

  /** Moves what everybody takes for the price by a share of it. */
  push(share: number): void {
    this.process.yieldTo(this.process.price * (1 + share), 1);
  }

  private openVenue(id: VenueId, spec: MarketSpec, index: number, random: Random): SimulatedVenue {
    const nextWallId = () => (this.wallIds += 1);
    return new SimulatedVenue({
      id,
      spec,
      basis: BASES[index % BASES.length] ?? 0,
      random,
      price: this.process.price,
      time: this.time,
      nextWallId,
      lead: this.lead,
    });
  }

  /** Where a venue is held up, the opinion gives in, so that the venues stay together. */
  private yieldToWalls(): void {
    const { price } = this.process;
    let furthest = price;
    for (const { impliedPrice } of this.venues.values())
      if (Math.abs(impliedPrice - price) > Math.abs(furthest - price)) furthest = impliedPrice;
    this.process.yieldTo(furthest, 0.2);
  }

  private walkSecond(): readonly number[] {
    return Array.from({ length: 4 }, () => {
      this.process.step(2.5);
      return this.process.price;
    });
  }
}

/** Lays bars of one second along the path that the price took, up to the end of the second of the start. */
function fillHistory(
  venue: SimulatedVenue,
  path: readonly (readonly number[])[],
  startTime: number,
  random: Random,
): void {
  // The market's first step may fall into the next second already.
  const first = Math.ceil(startTime / SECOND_MS) * SECOND_MS - path.length * SECOND_MS;
  let previous = venue.pastTick(path[0]?.[0] ?? 0);
  path.forEach((prices, second) => {
    const ticks = prices.map((price) => venue.pastTick(price));
    const trades = ticks.map((tick): BarTrade => ({
      tick,
      lots: Math.ceil(random.exponential(venue.usualLots) * (1 + Math.abs(tick - previous) / 40)),
      side: tick > previous ? 'buy' : 'sell',
    }));
    for (const [part, trade] of trades.entries())
      venue.candles.add(first + second * SECOND_MS + part * 250, [trade], trade.tick);
    previous = ticks.at(-1) ?? previous;
  });
}
