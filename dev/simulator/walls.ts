import { ensureDefined } from '../../lib/core/assert';
import type { Side } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/venues';
import type { MarketSpec } from './market-spec';
import type { Random } from './random';
import type { TickBook } from './tick-book';

/**
 * `round`: rests at a round price · `spoof`: is taken away when the price comes near · `absorb`: stands until it is
 * eaten · `placed`: by command; stands until eaten or pulled.
 */
export type WallKind = 'round' | 'spoof' | 'absorb' | 'placed';

export interface Wall {
  readonly id: number;
  readonly venue: VenueId;
  readonly symbol: string;
  readonly side: Side;
  readonly price: number;
  /** Base units now, and when it was placed. */
  readonly size: number;
  readonly placedSize: number;
  readonly kind: WallKind;
  readonly since: number;
}

export interface WallEvent {
  readonly type: 'placed' | 'pulled' | 'absorbed';
  readonly time: number;
  readonly wall: Wall;
}

interface StandingWall {
  readonly id: number;
  readonly side: Side;
  readonly tick: number;
  readonly placedLots: number;
  readonly kind: WallKind;
  readonly since: number;
  /** Share of the price at which a spoof leaves. */
  readonly shyness: number;
}

const MAX_WALLS = 7;
const SPAWN_CHANCE = 0.02;
const SPAWN_DISTANCE = [0.0008, 0.007] as const;
const ROUND_DISTANCE = [0.0015, 0.025] as const;
/** Walls this far from the price are given up. */
const FORGET_DISTANCE = 0.03;
const EVENTS_KEPT = 500;

/** The large resting orders of one venue: the ground truth that the picture is measured against. */
export class Walls {
  private readonly standing = new Map<number, StandingWall>();
  private readonly log: WallEvent[] = [];

  constructor(
    private readonly venue: VenueId,
    private readonly spec: MarketSpec,
    private readonly book: TickBook,
    private readonly random: Random,
    private readonly nextId: () => number,
  ) {}

  get events(): readonly WallEvent[] {
    return this.log;
  }

  has(tick: number): boolean {
    return this.standing.has(tick);
  }

  list(): readonly Wall[] {
    return [...this.standing.values()].map((wall) => this.describe(wall, this.book.get(wall.tick)));
  }

  /** @throws RangeError when the price lies on the other side of the market, outside the book or at another wall. */
  place(kind: WallKind, side: Side, tick: number, lots: number, time: number): Wall {
    const { bestAsk, bestBid, low, high } = this.book;
    const resting = side === 'bid' ? tick < bestAsk : tick > bestBid;
    if (this.has(tick)) throw new RangeError(`a wall stands at tick ${tick} already`);
    if (!resting || tick < low || tick > high || lots < 1)
      throw new RangeError(`a ${side} of ${lots} lots cannot rest at tick ${tick}`);
    const shyness = this.random.between(0.0004, 0.0012);
    const wall = { id: this.nextId(), side, tick, placedLots: lots, kind, since: time, shyness };
    this.standing.set(tick, wall);
    this.book.set(side, tick, lots);
    return this.note('placed', wall, lots, time);
  }

  /** Takes a wall away; false when it does not stand (any more). */
  pull(id: number, time: number): boolean {
    const wall = [...this.standing.values()].find((one) => one.id === id);
    if (wall) this.remove(wall, time);
    return wall !== undefined;
  }

  /** Must be told when trades took from the level of a wall. */
  taken(tick: number, time: number): void {
    const wall = this.standing.get(tick);
    if (!wall || this.book.get(tick) > 0) return;
    this.standing.delete(tick);
    this.note('absorbed', wall, 0, time);
  }

  step(midTick: number, time: number): void {
    for (const wall of this.standing.values()) if (this.leaves(wall, midTick)) this.remove(wall, time);
  }

  /** Lets a wall come now and then, as long as there are few. */
  spawn(midTick: number, time: number): void {
    const mobile = [...this.standing.values()].filter(({ kind }) => kind === 'spoof' || kind === 'absorb');
    if (mobile.length < MAX_WALLS && this.random.chance(SPAWN_CHANCE)) this.placeMobile(midTick, time);
  }

  /** Puts walls at the round prices that have none. */
  fillRoundPrices(midTick: number, time: number): void {
    const { roundPrices, instrument, wallSize } = this.spec;
    const [step] = ensureDefined(roundPrices.at(-2), 'second coarsest round price');
    const [coarse] = ensureDefined(roundPrices.at(-1), 'coarsest round price');
    const stride = step * instrument.ticksPerUnit;
    const reach = ROUND_DISTANCE[1] * midTick;
    for (let tick = Math.ceil((midTick - reach) / stride) * stride; tick <= midTick + reach; tick += stride) {
      const near = Math.abs(tick - midTick) < ROUND_DISTANCE[0] * midTick;
      if (near || this.has(tick)) continue;
      const factor = tick % (coarse * instrument.ticksPerUnit) === 0 ? 2 : 1;
      const size = wallSize[0] * factor * this.random.between(0.6, 1.4);
      this.place('round', tick < midTick ? 'bid' : 'ask', tick, this.lots(size), time);
    }
  }

  private placeMobile(midTick: number, time: number): void {
    const side = this.random.chance(0.5) ? 'bid' : 'ask';
    const offset = Math.round(midTick * this.random.between(...SPAWN_DISTANCE));
    const tick = Math.round(midTick) + (side === 'bid' ? -offset : offset);
    if (this.has(tick)) return;
    const [low, high] = this.spec.wallSize;
    const size = Math.min(high, low * this.random.pareto(1.1));
    this.place(this.random.chance(0.6) ? 'spoof' : 'absorb', side, tick, this.lots(size), time);
  }

  private leaves({ kind, tick, shyness }: StandingWall, midTick: number): boolean {
    if (kind === 'placed') return false;
    const distance = Math.abs(tick - midTick) / midTick;
    if (distance > FORGET_DISTANCE) return true;
    return kind === 'spoof' && distance < shyness && this.random.chance(0.5);
  }

  private remove(wall: StandingWall, time: number): void {
    const left = this.book.get(wall.tick);
    this.standing.delete(wall.tick);
    this.book.set(wall.side, wall.tick, 0);
    this.note('pulled', wall, left, time);
  }

  private note(type: WallEvent['type'], wall: StandingWall, lots: number, time: number): Wall {
    const described = this.describe(wall, lots);
    this.log.push({ type, time, wall: described });
    if (this.log.length > EVENTS_KEPT) this.log.shift();
    return described;
  }

  private describe(wall: StandingWall, lots: number): Wall {
    const { symbol, ticksPerUnit, lotsPerUnit } = this.spec.instrument;
    return {
      id: wall.id,
      venue: this.venue,
      symbol,
      side: wall.side,
      price: wall.tick / ticksPerUnit,
      size: lots / lotsPerUnit,
      placedSize: wall.placedLots / lotsPerUnit,
      kind: wall.kind,
      since: wall.since,
    };
  }

  private lots(size: number): number {
    return Math.round(size * this.spec.instrument.lotsPerUnit);
  }
}
