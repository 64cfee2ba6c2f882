import type { SessionPoc } from './profile';

/** A bar of the venue that touches are judged by: opening and end (epoch ms), prices. */
export interface PriceBar {
  readonly time: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly close: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * The points of control of past sessions, and when each was traded at again. Where bars are missing the price is taken to
 * have gone straight from the one before to the one after, and nothing that stays is certain.
 */
export class NakedPocs {
  private readonly all: Mutable<SessionPoc>[] = [];
  /** Those not touched yet, lowest first. */
  private naked: Mutable<SessionPoc>[] = [];
  /** No naked one lies strictly between these two. */
  private below = -Infinity;
  private above = Infinity;
  private last: PriceBar | undefined;

  /** Takes a session that is over; the bars to come are later than its end. */
  addSession(session: Pick<SessionPoc, 'price' | 'from' | 'to'>): void {
    const { price, from, to } = session;
    const poc = { price, from, to, touchedAt: Number.NaN, certain: (this.last?.end ?? -Infinity) >= to };
    this.all.push(poc);
    const place = this.naked.findIndex((other) => other.price >= price);
    this.naked.splice(place < 0 ? this.naked.length : place, 0, poc);
    this.look(this.last?.close ?? price);
  }

  /** Takes the next bar, oldest first; one that is not later than the last is passed over. */
  take(bar: PriceBar): void {
    const { last } = this;
    if (last && bar.time < last.end) return;
    let { low, high } = bar;
    if (last && bar.time > last.end) {
      for (const poc of this.naked) poc.certain = false;
      [low, high] = [Math.min(low, last.close), Math.max(high, last.close)];
    }
    this.last = bar;
    if (low > this.below && high < this.above) return;
    const isTouched = ({ price }: SessionPoc) => price >= low && price <= high;
    for (const poc of this.naked) if (isTouched(poc)) poc.touchedAt = bar.time;
    this.naked = this.naked.filter((poc) => !isTouched(poc));
    this.look(bar.close);
  }

  /** @param until epoch ms to which the others' bars reach: what is naked is certain only if this venue's do too. */
  pocs(until: number): readonly SessionPoc[] {
    const reaches = (this.last?.end ?? -Infinity) >= until;
    return this.all.map((poc) => ({ ...poc, certain: poc.certain && (reaches || poc.touchedAt <= until) }));
  }

  /** Finds the naked ones around a price, beyond which a bar must reach to touch any. */
  private look(price: number): void {
    this.below = this.naked.findLast((poc) => poc.price <= price)?.price ?? -Infinity;
    this.above = this.naked.find((poc) => poc.price >= price)?.price ?? Infinity;
  }
}
