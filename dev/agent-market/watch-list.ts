import type { PositionBook } from './position-book';

/** How long, and how far from where it was made, a list holds: minutes, log price. */
const HOLDS_MINUTES = 30;
const HOLDS_DISTANCE = 0.015;

/** The positions that can end soon, so that a minute need not look at all of them. */
export class WatchList {
  slots: number[] = [];
  private readonly isListed: Uint8Array;
  private center = Number.NaN;
  private width = 0;
  /** The same range as prices. */
  private low = 0;
  private high = 0;
  private until = 0;

  constructor(
    private readonly book: PositionBook,
    capacity: number,
  ) {
    this.isListed = new Uint8Array(capacity);
  }

  /** Makes the list hold for a minute that moves the log price from `start` by no more than `reach`. */
  prepare(minute: number, start: number, reach: number): void {
    if (minute < this.until && Math.abs(start - this.center) + reach <= this.width) return;
    this.center = start;
    this.width = reach + HOLDS_DISTANCE;
    this.low = Math.exp(start - this.width);
    this.high = Math.exp(start + this.width);
    this.until = minute + HOLDS_MINUTES;
    this.isListed.fill(0, 0, this.book.slots);
    this.slots = [];
    for (let slot = 0; slot < this.book.slots; slot += 1) this.consider(slot);
  }

  /** Lists a position when it belongs here. */
  consider(slot: number): void {
    if (this.isListed[slot] === 1 || this.book.size[slot] === 0 || !this.canEnd(slot)) return;
    this.isListed[slot] = 1;
    this.slots.push(slot);
  }

  private canEnd(slot: number): boolean {
    const { book, width, center } = this;
    if ((book.endsAt[slot] ?? 0) <= this.until) return true;
    if (Math.abs((book.logLiquidation[slot] ?? 0) - center) <= width) return true;
    return this.isNear(book.stop[slot]) || this.isNear(book.target[slot]);
  }

  /** NaN is near nothing. */
  private isNear(price = Number.NaN): boolean {
    return price >= this.low && price <= this.high;
  }
}
