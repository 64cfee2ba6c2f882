import type { BookEvent, MarketEvent } from '../../market/events';
import { type Fields, isAbsent, levels, list, sequence, text } from '../fields';
import { isoTime } from '../times';
import type { BookCount } from './book-count';
import { changes, trade } from './events';
import { VENUE } from './symbols';
import type { TradeWatch } from './trade-watch';

/** Reads the Exchange feed: whole books, absolute new sizes of levels, trades. */
export class ExchangeReader {
  /** Epoch ms of each product's newest change. */
  private readonly changedAt = new Map<string, number>();

  constructor(
    private readonly count: BookCount,
    private readonly watch: TradeWatch,
    private readonly now: () => number,
  ) {}

  /** Undefined when the kind is none of this feed's that become events. */
  read(kind: string, message: Fields): readonly MarketEvent[] | undefined {
    switch (kind) {
      case 'snapshot':
        return [this.snapshot(message)];
      case 'l2update':
        return [this.update(message)];
      case 'match':
      case 'last_match':
        return [this.match(message)];
      default:
        return undefined;
    }
  }

  /** Each second the venue tells the newest trade of every product. */
  heartbeat(message: Fields): void {
    const symbol = symbolOf(message);
    if (this.watch.misses(symbol, sequence(message['last_trade_id'], 'last_trade_id')))
      this.count.lose(symbol);
  }

  /** Early snapshots carry no time: the local one stands in. */
  private snapshot(message: Fields): BookEvent {
    const symbol = symbolOf(message);
    const { time } = message;
    const book = {
      type: 'book',
      venue: VENUE,
      symbol,
      time: isAbsent(time) ? this.now() : isoTime(time, 'time'),
      snapshot: true,
      bids: levels(message['bids'], 'bids'),
      asks: levels(message['asks'], 'asks'),
    } as const;
    this.changedAt.delete(symbol);
    return { ...book, ...this.count.next(symbol, true) };
  }

  private update(message: Fields): BookEvent {
    const symbol = symbolOf(message);
    const time = isoTime(message['time'], 'time');
    const levelsOf = changes(message['changes'], (entry) => {
      const [side, price, size] = list(entry, 'change');
      return { side, price, size };
    });
    // What comes late would put old sizes over new ones.
    if (time < (this.changedAt.get(symbol) ?? 0)) this.count.lose(symbol);
    this.changedAt.set(symbol, time);
    return {
      type: 'book',
      venue: VENUE,
      symbol,
      time,
      snapshot: false,
      ...levelsOf,
      ...this.count.next(symbol, false),
    };
  }

  private match(message: Fields): MarketEvent {
    const symbol = symbolOf(message);
    const id = sequence(message['trade_id'], 'trade_id');
    const event = trade(message, { symbol, id: String(id), time: isoTime(message['time'], 'time') });
    this.watch.heard(symbol, id);
    return event;
  }
}

const symbolOf = (message: Fields) => text(message['product_id'], 'product_id');
