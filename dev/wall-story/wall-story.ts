import { Random } from '../simulator/random';
import { TickBook } from '../simulator/tick-book';
import type { LevelChange } from '../simulator/venue-market';
import { Crowd, type Depth } from './crowd';
import type { PlantedCascade, PlantedOrder, StoryTruth } from './labels';
import { Planting } from './planting';
import { type Surge, Surges } from './surges';
import { type StoryTrade, Takers } from './takers';

export const STEP_MS = 100;
/** Price steps in a unit of the quote, and size steps in one of the base. */
export const TICKS = 10;
export const LOTS = 1_000;
const START_PRICE = 60_000;

export interface StoryLiquidation {
  readonly position: 'long' | 'short';
  readonly tick: number;
  readonly lots: number;
}

export interface StoryStep {
  readonly time: number;
  readonly changes: readonly LevelChange[];
  readonly trades: readonly StoryTrade[];
  readonly liquidations: readonly StoryLiquidation[];
}

/**
 * A market made from a seed in which every large order has an owner with an intent, so that what became of it is known and
 * not concluded. Fair value walks; a crowd quotes around it; takers close the gap to it, and so wear down what stands in
 * its way; owners plant orders that they mean, pretend or hide; now and then positions are closed by force.
 */
export class WallStory {
  readonly book: TickBook;
  private readonly random: Random;
  private readonly crowd: Crowd;
  private readonly takers: Takers;
  private readonly planting: Planting;
  private readonly surges: Surges;
  private readonly cascades: PlantedCascade[] = [];
  private readonly baseLevel: number;
  private deep = 0;
  private drift = 0;
  private value: number;
  private surgeStart = 0;
  private forced = 0;

  /** @param time epoch ms of the beginning. */
  constructor(
    seed: number,
    private time: number,
  ) {
    this.random = new Random(seed);
    this.value = START_PRICE * TICKS;
    this.book = new TickBook(Math.floor(this.value * 0.93), Math.ceil(this.value * 1.07));
    this.baseLevel = 0.3 * LOTS * Math.exp(this.random.between(-0.9, 0.7));
    this.crowd = new Crowd(this.book, this.random.fork(1), (tick) => this.planting.owns(tick));
    this.planting = new Planting(this.book, this.random.fork(2));
    this.takers = new Takers(this.book, this.random.fork(3), (tick, lots) => this.planting.taken(tick, lots));
    this.surges = new Surges(this.random.fork(4));
    this.crowd.fill(this.value, this.depth);
    this.book.drain();
  }

  /** Moves on by 100 ms. */
  step(): StoryStep {
    this.time += STEP_MS;
    const { time, depth } = this;
    this.walk();
    const over = this.surges.step(time);
    if (over) this.close(over);
    this.takers.step(this.value, depth);
    const liquidations = this.force(depth);
    this.planting.step(this.mid, time, depth);
    this.crowd.step(this.value, depth);
    const trades = this.takers.drain();
    return { time, changes: this.book.drain(), trades, liquidations };
  }

  /** What has become of everything so far; orders that stand are labelled by what they have shown. */
  truth(): StoryTruth {
    const orders: readonly PlantedOrder[] = this.planting.truth(this.time);
    return { orders, cascades: this.cascades };
  }

  private get mid(): number {
    return (this.book.bestBid + this.book.bestAsk) / 2;
  }

  private get depth(): Depth {
    return { level: this.baseLevel * Math.exp(0.45 * this.deep) };
  }

  private walk(): void {
    const { random, value } = this;
    this.deep += -this.deep / 4_000 + random.gauss() * Math.sqrt(2 / 4_000);
    if (random.chance(0.002)) this.drift = random.between(-4, 4);
    const home = (START_PRICE * TICKS - value) * 0.00003;
    const { current } = this.surges;
    const push = current ? current.push * current.direction * value : 0;
    this.value += 13 * random.gauss() + this.drift + home + push + 0.05 * (this.mid - value);
  }

  /** The orders of this step that somebody was forced to. */
  private force(depth: Depth): readonly StoryLiquidation[] {
    const { random } = this;
    const { current } = this.surges;
    if (current?.from === this.time) {
      this.surgeStart = this.mid;
      this.forced = 0;
    }
    const rate = { cascade: 0.7, rush: 0.01, sprinkle: 0.25, lone: 0 }[current?.kind ?? 'rush'];
    const isLone = current?.kind === 'lone' && current.from === this.time;
    const count = isLone ? 1 : random.poisson(current ? rate : 0.004);
    return Array.from({ length: count }, () => {
      const isOrdered = current?.kind === 'cascade' || isLone;
      const up = isOrdered ? (current?.direction ?? 1) > 0 : random.chance(0.5);
      const lots = Math.round(depth.level * (isLone ? 120 : Math.min(60, 1.5 * random.pareto(1.1))));
      const tick = up ? this.book.bestAsk : this.book.bestBid;
      this.takers.take(up ? 'buy' : 'sell', lots);
      this.forced += (lots / LOTS) * (tick / TICKS);
      return { position: up ? ('short' as const) : ('long' as const), tick, lots };
    });
  }

  private close({ kind, from, direction }: Surge): void {
    if (kind !== 'cascade') return;
    const travel = (direction * (this.mid - this.surgeStart)) / this.surgeStart;
    this.cascades.push({
      from,
      to: this.time,
      direction: direction > 0 ? 'up' : 'down',
      notional: this.forced,
      counts: travel >= 0.0015 && this.forced >= 1e6,
    });
  }
}
