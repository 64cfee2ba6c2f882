import type { Side } from '../../lib/core/units';
import type { Random } from '../simulator/random';
import type { TickBook } from '../simulator/tick-book';

/** How deep the market is: everything nobody planted scales with it. */
export interface Depth {
  /** Lots of an ordinary level. */
  readonly level: number;
}

const REACH = 0.035;
const CHANGES = 45;
const ROUND = 500;

/** Everybody who rests orders without a plan: sizes of a heavy tail, coming and going everywhere, thin at the touch. */
export class Crowd {
  constructor(
    private readonly book: TickBook,
    private readonly random: Random,
    private readonly isOwned: (tick: number) => boolean,
  ) {}

  /** Fills the book to both sides of a price. */
  fill(price: number, depth: Depth): void {
    const reach = Math.floor(price * REACH);
    for (let distance = 1; distance <= reach; distance += 1) {
      for (const side of ['bid', 'ask'] as const) {
        const tick = Math.floor(price) + (side === 'bid' ? 1 - distance : distance);
        if (this.random.chance(occupancy(distance))) this.put(side, tick, distance, depth);
      }
    }
  }

  step(value: number, depth: Depth): void {
    this.quote(value, depth);
    for (let change = 0; change < CHANGES; change += 1) {
      const side: Side = this.random.chance(0.5) ? 'bid' : 'ask';
      const distance = 1 + Math.floor(30 * this.random.pareto(0.75));
      if (distance > value * REACH) continue;
      const { bestBid, bestAsk } = this.book;
      const tick = side === 'bid' ? bestBid + 3 - distance : bestAsk - 3 + distance;
      if (side === 'bid' ? tick >= bestAsk : tick <= bestBid) continue;
      if (this.isOwned(tick)) continue;
      if (this.random.chance(occupancy(distance))) this.put(side, tick, distance, depth);
      else this.book.set(side, tick, 0);
    }
  }

  /** Closes the gap up to what the crowd finds fair; it never trades against what stands in its way. */
  private quote(value: number, depth: Depth): void {
    const { book } = this;
    const bid = Math.min(Math.floor(value), book.bestAsk - 1);
    for (let tick = Math.max(book.bestBid + 1, bid - 200); tick <= bid; tick += 1)
      if (tick === bid || this.random.chance(0.35)) this.put('bid', tick, bid - tick + 1, depth);
    const ask = Math.max(Math.floor(value) + 1, book.bestBid + 1);
    for (let tick = Math.min(book.bestAsk - 1, ask + 200); tick >= ask; tick -= 1)
      if (tick === ask || this.random.chance(0.35)) this.put('ask', tick, tick - ask + 1, depth);
  }

  private put(side: Side, tick: number, distance: number, { level }: Depth): void {
    if (this.isOwned(tick)) return;
    const round = tick % ROUND === 0 ? 3 : 1;
    const tail = Math.min(25, this.random.pareto(1.4));
    const lots = level * tail * round * (1 + Math.sqrt(distance / 1_500));
    this.book.set(side, tick, Math.max(1, Math.round(lots)));
  }
}

const occupancy = (distance: number) => Math.min(0.5, 1.6 * distance ** -0.42);
