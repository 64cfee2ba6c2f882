import { fromSteps } from '../lib/core/decimal-step';
import type { Lot, Side, Tick } from '../lib/core/units';
import type { Level } from '../lib/market/events';
import { lotsToBase, tickToPrice } from '../lib/market/instrument';
import type { OrderBook } from '../lib/market/order-book';
import type { AppliedFrame } from './book-replay';

const LEVELS = 20;

/** What `book` prints of one moment. */
export interface BookState {
  readonly time: number;
  /** Best first, sizes in base units. */
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  /** Levels with a size: bids, asks. */
  readonly levels: readonly [number, number];
  readonly lastUpdateId: number | undefined;
  readonly symbol: string;
  /** The same levels with sizes as the venue counts them; only where that is not base units. */
  readonly contracts?: { readonly bids: readonly Level[]; readonly asks: readonly Level[] };
}

export function bookState({ book, time, last }: AppliedFrame): BookState {
  const { instrument } = book;
  const inBase = ([tick, lots]: readonly [Tick, Lot]): Level => {
    const price = tickToPrice(tick, instrument);
    return [price, lotsToBase(lots, price, instrument)];
  };
  const inContracts = ([tick, lots]: readonly [Tick, Lot]): Level => [
    tickToPrice(tick, instrument),
    fromSteps(lots, instrument.sizeStep),
  ];
  const both = (toLevel: (level: readonly [Tick, Lot]) => Level) => ({
    bids: levelsOf(book, 'bid', toLevel),
    asks: levelsOf(book, 'ask', toLevel),
  });
  return {
    time,
    ...both(inBase),
    levels: [book.levelCount('bid'), book.levelCount('ask')],
    lastUpdateId: last,
    symbol: instrument.symbol,
    ...(instrument.contract === 'inverse' ? { contracts: both(inContracts) } : {}),
  };
}

const levelsOf = (book: OrderBook, side: Side, toLevel: (level: readonly [Tick, Lot]) => Level) =>
  book.top(side, LEVELS).map(toLevel);
