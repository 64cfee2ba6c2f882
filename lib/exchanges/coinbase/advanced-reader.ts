import type { BookEvent, MarketEvent } from '../../market/events';
import { fields, type Fields, idText, MalformedError, rowsIn, sequence, text } from '../fields';
import { isoTime, secondsTime } from '../times';
import type { BookCount } from './book-count';
import { candle, changes, trade } from './events';
import { isSpot, VENUE } from './symbols';

/** The candles channel has bars of five minutes alone. */
const CANDLE_MS = 300_000;

/**
 * Reads the channels of Advanced Trade, whose frames are counted over the whole connection. That the side of its trades is
 * the resting order's, as on the Exchange, is not documented: a recorded sell at the best ask speaks for it.
 */
export class AdvancedReader {
  private last: number | undefined;

  constructor(
    private readonly count: BookCount,
    private readonly now: () => number,
    private readonly ignore: (name: string) => readonly [],
  ) {}

  /** Looks whether a frame of the connection is missing before this one. */
  follow(message: Fields): void {
    const { sequence_num: field } = message;
    if (field === undefined) return;
    const number = sequence(field, 'sequence_num');
    if (this.last !== undefined && number !== this.last + 1) this.count.lose();
    this.last = number;
  }

  /** Undefined when the channel is none that becomes events. */
  read(channel: string, message: Fields): readonly MarketEvent[] | undefined {
    switch (channel) {
      case 'l2_data':
        return this.books(message);
      case 'market_trades':
        return rowsIn(message['events'], 'events')
          .flatMap((event) => rowsIn(event['trades'], 'trades').toReversed())
          .flatMap((row) => this.trade(row));
      case 'candles':
        return rowsIn(message['events'], 'events')
          .flatMap((event) => rowsIn(event['candles'], 'candles'))
          .flatMap((row) => this.candle(row));
      default:
        return undefined;
    }
  }

  /** Numbered only when all of the frame could be read. */
  private books(message: Fields): readonly MarketEvent[] {
    const time = isoTime(message['timestamp'], 'timestamp');
    const books = rowsIn(message['events'], 'events').map((event) => book(event, time));
    return books.flatMap((event) =>
      isSpot(event.symbol)
        ? [{ ...event, ...this.count.next(event.symbol, event.snapshot) }]
        : this.ignore('l2_data of another category'),
    );
  }

  private trade(row: Fields): readonly MarketEvent[] {
    const symbol = text(row['product_id'], 'product_id');
    if (!isSpot(symbol)) return this.ignore('market_trades of another category');
    const id = idText(row['trade_id'], 'trade_id');
    return [trade(row, { symbol, id, time: isoTime(row['time'], 'time') })];
  }

  private candle(row: Fields): readonly MarketEvent[] {
    const symbol = text(row['product_id'], 'product_id');
    if (!isSpot(symbol)) return this.ignore('candles of another category');
    const { open, high, low, close, volume } = row;
    const time = secondsTime(row['start'], 'start');
    const about = { symbol, time, intervalMs: CANDLE_MS, now: this.now() };
    return [candle({ open, high, low, close, volume }, about)];
  }
}

function book(event: Fields, time: number): BookEvent {
  const { type } = event;
  if (type !== 'snapshot' && type !== 'update') throw new MalformedError('type');
  return {
    type: 'book',
    venue: VENUE,
    symbol: text(event['product_id'], 'product_id'),
    time,
    snapshot: type === 'snapshot',
    ...changes(event['updates'], (entry) => {
      const { side, price_level: price, new_quantity: size } = fields(entry, 'update');
      return { side, price, size };
    }),
  };
}
