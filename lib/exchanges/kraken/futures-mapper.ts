import type { MarketEvent } from '../../market/events';
import { type Instrument, toBase as toBaseOf } from '../../market/instrument';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import * as stream from './futures-events';

export const createFuturesMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new FuturesReader(inner));

/** Feeds without use for the product. The trades before a subscription would be counted again with every connection. */
const IGNORED_FEEDS: ReadonlySet<string> = new Set(['trade_snapshot', 'ticker_lite']);

export class FuturesReader implements MessageReader {
  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { event, feed } = message;
    if (typeof event === 'string') return typeof feed === 'string' ? `${event} ${feed}` : event;
    return typeof feed === 'string' ? feed : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.note('unknown', message);
    if (typeof message['event'] === 'string') return this.readEvent(message, message['event']);
    if (typeof message['feed'] === 'string') return this.readFeed(message, message['feed']);
    return this.readBody(message);
  }

  protected readBody(body: Fields): readonly MarketEvent[] {
    return this.note('unknown', body);
  }

  protected note(kind: 'unknown' | 'ignored' | 'control' | 'error', message: unknown): readonly [] {
    return this.context.note(kind, this.kindOf(message));
  }

  private readEvent(message: Fields, event: string): readonly MarketEvent[] {
    const isError = event === 'error' || event === 'alert' || event.endsWith('_failed');
    return this.note(isError ? 'error' : 'control', message);
  }

  private readFeed(message: Fields, feed: string): readonly MarketEvent[] {
    if (feed === 'heartbeat') return this.note('control', message);
    if (IGNORED_FEEDS.has(feed)) return this.note('ignored', message);
    if (!FEEDS.has(feed)) return this.note('unknown', message);
    const symbol = text(message['product_id'], 'product_id').toUpperCase();
    const instrument = this.context.instruments.get(symbol);
    if (!instrument) return this.context.note('ignored', `${feed} of another category`);
    const toBase = toBaseOf(instrument);
    switch (feed) {
      case 'book_snapshot':
        return [stream.bookSnapshot(message, symbol, toBase)];
      case 'book':
        return [stream.bookLevel(message, symbol, toBase)];
      case 'ticker':
        return stream.ticker(message, symbol, toBase);
      default:
        return this.trade(message, instrument);
    }
  }

  private trade(message: Fields, instrument: Instrument): readonly MarketEvent[] {
    const { type } = message;
    // Blocks, assignments and terminations are agreed off the book.
    if (type !== 'fill' && type !== 'liquidation') {
      return this.context.note(
        'ignored',
        `trade ${typeof type === 'string' ? type : 'without type'}`.slice(0, 40),
      );
    }
    const trade = stream.trade(message, instrument.symbol, toBaseOf(instrument));
    return type === 'liquidation' ? [trade, stream.liquidation(trade)] : [trade];
  }
}

const FEEDS: ReadonlySet<string> = new Set(['book_snapshot', 'book', 'trade', 'ticker']);
