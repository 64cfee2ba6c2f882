import type { Random } from '../simulator/random';
import type { MinuteTape } from './minute-tape';
import type { PositionBook } from './position-book';
import type { MarketSettings } from './settings';
import type { WatchList } from './watch-list';

/** Share of profits that are taken at the market rather than by a resting order. */
const TARGET_TAKER_SHARE = 0.1;

/** The agents who close positions of their own will: at their stop, at their target, or when their time is over. */
export class Exits {
  constructor(
    private readonly settings: MarketSettings,
    private readonly random: Random,
  ) {}

  run(book: PositionBook, watched: WatchList, tape: MinuteTape, minute: number, logPrice: number): void {
    const range: Range = { low: Math.exp(tape.low), high: Math.exp(tape.high), last: Math.exp(logPrice) };
    const { size, endsAt } = book;
    for (const slot of watched.slots) {
      if (size[slot] === 0) continue;
      const stop = reached(book, slot, book.stop[slot] ?? Number.NaN, -1, range);
      const target = reached(book, slot, book.target[slot] ?? Number.NaN, 1, range);
      if (stop !== undefined) this.close(book, tape, slot, clip(stop, range), 1);
      else if (target !== undefined) this.close(book, tape, slot, clip(target, range), TARGET_TAKER_SHARE);
      else if ((endsAt[slot] ?? 0) <= minute)
        this.close(book, tape, slot, range.last, this.settings.takerShare);
    }
  }

  private close(book: PositionBook, tape: MinuteTape, slot: number, price: number, takerShare: number): void {
    const isTaker = this.random.chance(takerShare);
    const size = book.size[slot] ?? 0;
    const isLong = book.isLong(slot);
    tape.trade(price, size, isLong === isTaker ? 'sell' : 'buy');
    if (isTaker) tape.netFlow += (isLong ? -1 : 1) * size * price;
    book.close(slot);
  }
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly last: number;
}

/** @param sign 1 for a price on the winning side of the entry, −1 for one on the losing side. */
function reached(
  book: PositionBook,
  slot: number,
  price: number,
  sign: 1 | -1,
  range: Range,
): number | undefined {
  const isAbove = (book.direction[slot] ?? 0) * sign > 0;
  return (isAbove ? range.high >= price : range.low <= price) ? price : undefined;
}

const clip = (price: number, { low, high }: Range): number => Math.min(Math.max(price, low), high);
