import type { Side } from '../../lib/core/units';
import { BOOK_REACH, type BookShape } from './book-shape';
import type { Random } from './random';
import type { TickBook } from './tick-book';
import type { Walls } from './walls';

/** Mean ordinary changes of one step, beside those that the moving price brings. */
const MEAN_CHANGES = 82;

/** The share of visits at which an order leaves, or one arrives, on the way to the shape's occupancy. */
const TURNOVER = 0.6;

/** The orders that rest: they follow the price, come and go everywhere, and leave when it is far away. */
export class Makers {
  private lowEdge: number;
  private highEdge: number;

  constructor(
    private readonly book: TickBook,
    private readonly shape: BookShape,
    private readonly walls: Walls,
    private readonly random: Random,
    midTick: number,
  ) {
    this.lowEdge = Math.floor(midTick);
    this.highEdge = Math.ceil(midTick) + 1;
    this.followEdges(midTick);
  }

  step(targetTick: number): void {
    this.quoteToTouch(targetTick);
    this.comeAndGo(targetTick);
    this.followEdges(targetTick);
  }

  /** Withdraws what rests between two ticks, both included. */
  shun(lowTick: number, highTick: number): void {
    const { book } = this;
    for (let tick = lowTick; tick <= highTick; tick += 1) this.withdraw(book.sideOf(tick), tick);
  }

  /** Closes the gap that trades left, up to what both sides find fair. */
  private quoteToTouch(targetTick: number): void {
    const { book } = this;
    const bid = Math.min(Math.floor(targetTick), book.bestAsk - 1);
    for (let tick = Math.max(book.bestBid + 1, bid - 400); tick <= bid; tick += 1)
      if (tick === bid || this.wanted(bid - tick)) this.quote('bid', tick, bid - tick + 1);
    const ask = Math.max(Math.floor(targetTick) + 1, book.bestBid + 1);
    for (let tick = Math.min(book.bestAsk - 1, ask + 400); tick >= ask; tick -= 1)
      if (tick === ask || this.wanted(tick - ask)) this.quote('ask', tick, tick - ask + 1);
  }

  private comeAndGo(targetTick: number): void {
    const wanted = Math.round(MEAN_CHANGES * Math.exp(0.3 * this.random.gauss() - 0.045));
    const reach = Math.floor(targetTick * BOOK_REACH);
    let changed = 0;
    for (let tries = 8 * wanted; tries > 0 && changed < wanted; tries -= 1) {
      const side = this.random.chance(0.5) ? 'bid' : 'ask';
      const distance = Math.min(reach, this.shape.distance(reach));
      const tick = side === 'bid' ? Math.floor(targetTick) - distance : Math.ceil(targetTick) + distance;
      if (this.changeAt(side, tick, distance)) changed += 1;
    }
  }

  private changeAt(side: Side, tick: number, distance: number): boolean {
    const { book } = this;
    const resting = side === 'bid' ? tick < book.bestAsk : tick > book.bestBid;
    if (!resting || this.walls.has(tick)) return false;
    if (book.get(tick) === 0) {
      if (!this.random.chance(this.shape.occupancy(distance) * TURNOVER)) return false;
      this.quote(side, tick, distance);
      return true;
    }
    const leaves = this.random.chance((1 - this.shape.occupancy(distance)) * TURNOVER);
    book.set(side, tick, leaves ? 0 : this.shape.lots(tick, distance));
    return true;
  }

  /** The book ends at a fixed share of the price: orders beyond are withdrawn, new ones appear where it now reaches. */
  private followEdges(targetTick: number): void {
    const reach = Math.floor(targetTick * BOOK_REACH);
    const low = Math.floor(targetTick) - reach;
    const high = Math.ceil(targetTick) + reach;
    for (; this.lowEdge > low; this.lowEdge -= 1) this.extend('bid', this.lowEdge - 1, targetTick);
    for (; this.lowEdge < low; this.lowEdge += 1) this.withdraw('bid', this.lowEdge);
    for (; this.highEdge < high; this.highEdge += 1) this.extend('ask', this.highEdge + 1, targetTick);
    for (; this.highEdge > high; this.highEdge -= 1) this.withdraw('ask', this.highEdge);
  }

  private extend(side: Side, tick: number, targetTick: number): void {
    const distance = Math.ceil(Math.abs(tick - targetTick));
    if (this.book.get(tick) === 0 && this.wanted(distance)) this.quote(side, tick, distance);
  }

  private withdraw(side: Side, tick: number): void {
    if (this.book.get(tick) > 0 && !this.walls.has(tick)) this.book.set(side, tick, 0);
  }

  private quote(side: Side, tick: number, distance: number): void {
    this.book.set(side, tick, this.shape.lots(tick, distance));
  }

  private wanted(distance: number): boolean {
    return this.random.chance(this.shape.occupancy(distance));
  }
}
