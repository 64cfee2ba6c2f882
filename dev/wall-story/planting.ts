import type { Side } from '../../lib/core/units';
import type { Random } from '../simulator/random';
import type { TickBook } from '../simulator/tick-book';
import type { Depth } from './crowd';
import type { PlantedOrder } from './labels';
import { canStand, decide, type Intent, labelled, type OwnedOrder, replenish } from './owners';

const MOST = 26;
const SPAWN = 0.014;
/** A wall is so many times what usually rests within a basis point around it; an iceberg shows about an ordinary level. */
const WALL_TIMES = [7, 50] as const;
const SLICE_LEVELS = [3, 12] as const;
/** How often others join an owned level or leave it, in a step. */
const JOINING = 0.02;

/** The owners and their orders. */
export class Planting {
  private readonly standing = new Map<number, OwnedOrder>();
  private readonly over: PlantedOrder[] = [];
  private ids = 0;

  constructor(
    private readonly book: TickBook,
    private readonly random: Random,
  ) {}

  owns(tick: number): boolean {
    return this.standing.has(tick);
  }

  /** Must be told what is about to be taken from a level: whoever was there before the owner is served first. */
  taken(tick: number, lots: number): void {
    const order = this.standing.get(tick);
    if (!order) return;
    const others = this.book.get(tick) - order.standing;
    const own = Math.min(order.standing, Math.max(0, lots - others));
    order.standing -= own;
    order.executed += own;
  }

  step(price: number, time: number, depth: Depth): void {
    for (const order of this.standing.values()) this.act(order, price, time, depth);
    if (this.standing.size < MOST && this.random.chance(SPAWN)) this.spawn(price, time, depth);
  }

  truth(now: number): readonly PlantedOrder[] {
    return [...this.over, ...[...this.standing.values()].map((order) => labelled(order, now, false))];
  }

  private act(order: OwnedOrder, price: number, time: number, depth: Depth): void {
    const { book, random } = this;
    replenish(order, book, random);
    if (order.standing === 0 && (order.reserve === 0 || !canStand(order, book))) {
      this.end(order, time, false);
      return;
    }
    if (canStand(order, book) && random.chance(JOINING)) {
      const others = Math.round(depth.level * random.exponential(0.8));
      book.set(order.side, order.tick, order.standing + others);
    }
    const decision = decide(order, { price, time, random });
    if (decision === 'stay') return;
    this.end(order, time, true);
    if (decision !== 'retreat') return;
    const away = Math.round(price * random.between(0.0008, 0.0022)) * (order.side === 'bid' ? -1 : 1);
    this.plant(
      'spoof',
      order.side,
      order.tick + away,
      Math.round(order.displayed * random.between(0.9, 1.1)),
      time,
    );
  }

  private end(order: OwnedOrder, time: number, isWithdrawn: boolean): void {
    const { book } = this;
    this.over.push(labelled(order, time, isWithdrawn));
    this.standing.delete(order.tick);
    if (order.standing > 0)
      book.set(order.side, order.tick, Math.max(0, book.get(order.tick) - order.standing));
  }

  private spawn(price: number, time: number, depth: Depth): void {
    const { random } = this;
    const which = random.next();
    const intent: Intent =
      which < 0.3 ? 'spoof' : which < 0.62 ? 'rest' : which < 0.75 ? 'defend' : 'iceberg';
    const side: Side = random.chance(0.5) ? 'bid' : 'ask';
    const away = intent === 'iceberg' ? random.between(0.0001, 0.001) : random.between(0.0005, 0.0035);
    const tick = Math.round(price * (1 + (side === 'bid' ? -away : away)));
    if (intent === 'iceberg') {
      this.plant(intent, side, tick, Math.round(depth.level * random.between(...SLICE_LEVELS)), time);
      return;
    }
    const lots = Math.round(this.usual(side, tick) * random.between(...WALL_TIMES));
    const layers = intent === 'spoof' && random.chance(0.25) ? 3 : 1;
    const gap = Math.round(price * random.between(0.0002, 0.0005)) * (side === 'bid' ? -1 : 1);
    for (let layer = 0; layer < layers; layer += 1) this.plant(intent, side, tick + layer * gap, lots, time);
  }

  private plant(intent: Intent, side: Side, tick: number, displayed: number, time: number): void {
    const { book, random } = this;
    if (displayed === 0 || this.owns(tick) || !canStand({ side, tick }, book)) return;
    const isIceberg = intent === 'iceberg';
    this.ids += 1;
    this.standing.set(tick, {
      id: this.ids,
      intent,
      side,
      tick,
      from: time,
      displayed,
      standing: displayed,
      reserve: Math.round(displayed * (isIceberg ? random.between(6, 30) : intent === 'defend' ? 2 : 0)),
      executed: 0,
      slices: 1,
      wasClose: false,
      wasLeft: false,
      shyness: random.between(0.0002, 0.0011),
      leavesAt: time + (isIceberg ? random.between(60_000, 400_000) : 10_000 + random.exponential(300_000)),
    });
    book.set(side, tick, book.get(tick) + displayed);
  }

  /** What rests within a basis point around a tick, in the mean of the twenty around it. */
  private usual(side: Side, tick: number): number {
    const { book } = this;
    const step = side === 'bid' ? -1 : 1;
    const width = Math.round(tick / 1e4);
    const from =
      side === 'bid' ? Math.min(tick + 10 * width, book.bestBid) : Math.max(tick - 10 * width, book.bestAsk);
    let lots = 0;
    for (let away = 0; away < 20 * width; away += 1) {
      const at = from + step * away;
      if (!this.owns(at)) lots += book.get(at);
    }
    return lots / 20;
  }
}
