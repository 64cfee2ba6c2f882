import type { BookEvent } from '../../market/events';

interface Place {
  count: number;
  broken: boolean;
}

/**
 * Numbers the book frames of each product, which the venue does not do itself. The first frame after a loss names none
 * before it, and neither do those that follow until a snapshot.
 */
export class BookCount {
  private readonly places = new Map<string, Place>();

  next(symbol: string, snapshot: boolean): Pick<BookEvent, 'last' | 'prev'> {
    const place = this.placeOf(symbol);
    const prev = place.count;
    place.count += 1;
    if (snapshot) place.broken = false;
    return snapshot || place.broken ? { last: place.count } : { last: place.count, prev };
  }

  /** A frame of one product, or of any of them, was lost. */
  lose(symbol?: string): void {
    const places = symbol === undefined ? this.places.values() : [this.placeOf(symbol)];
    for (const place of places) place.broken = true;
  }

  private placeOf(symbol: string): Place {
    let place = this.places.get(symbol);
    if (!place) {
      place = { count: 0, broken: true };
      this.places.set(symbol, place);
    }
    return place;
  }
}
