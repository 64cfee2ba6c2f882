import type { Side } from '../../core/units';
import { bookOf, btcInstrument, frameOf } from '../../market/book-fixture';
import type { TradeEvent } from '../../market/events';
import type { OrderBook } from '../../market/order-book';
import type { WallNote } from './notes';
import { VenueWalls } from './venue-walls';

export const START = 1_700_000_000_000;
export const BIN = 50;
/** Ticks are mirrored at half of this: a bin's last tick becomes a bin's first. */
export const MIRROR = 1_200_000 - 1;
export const BEST: Readonly<Record<Side, number>> = { bid: 599_999, ask: 600_000 };
export const INSTRUMENT = btcInstrument();

export interface Print {
  readonly tick: number;
  readonly lots: number;
  readonly side: 'buy' | 'sell';
}

export interface Second {
  /** New sizes by side and tick. */
  readonly set?: readonly (readonly [side: Side, tick: number, lots: number])[];
  readonly trades?: readonly Print[];
  readonly lost?: boolean;
}

/** A small trade far from every wall: the venue's trades are heard. */
const HEARD: Print = { tick: BEST.ask, lots: 1, side: 'buy' };

const lotsAt = (index: number) => 800 + ((index * 7_919) % 900);

/** Every tenth tick holds about a coin, over a percent to each side. */
export function background(): { bids: [number, number][]; asks: [number, number][] } {
  const levels = Array.from({ length: 600 }, (_, index) => index * 10);
  return {
    bids: levels.map((away, index) => [BEST.bid - away, lotsAt(index)]),
    asks: levels.map((away, index) => [BEST.ask + away, lotsAt(index)]),
  };
}

/** A market that is played second by second, with what was told of it. */
export class Market {
  readonly book: OrderBook;
  walls = new VenueWalls(INSTRUMENT, { minNotional: 100_000 });
  notes: WallNote[] = [];
  private second = 0;

  constructor() {
    const { bids, asks } = background();
    this.book = bookOf(bids, asks, INSTRUMENT);
  }

  play(...seconds: readonly Second[]): this {
    for (const { set = [], trades = [HEARD], lost } of seconds) {
      this.second += 1;
      const time = START + this.second * 1_000;
      const of = (wanted: Side) =>
        set.filter(([side]) => side === wanted).map(([, tick, lots]) => [tick, lots] as const);
      this.book.apply(frameOf(of('bid'), of('ask')));
      if (lost) this.walls.tradesLost();
      for (const trade of trades) this.walls.trade(printed(trade, time));
      this.notes.push(...this.walls.observe(time, this.book, BIN));
    }
    return this;
  }

  quiet(seconds: number): this {
    return this.play(...Array.from({ length: seconds }, () => ({})));
  }

  get ended() {
    return this.notes.flatMap((note) => (note.type === 'ended' ? [note.wall] : []));
  }
}

const printed = ({ tick, lots, side }: Print, time: number): TradeEvent => ({
  type: 'trade',
  venue: 'binance-usdm',
  symbol: 'BTCUSDT',
  time,
  price: tick / 10,
  size: lots / 1_000,
  side,
});
