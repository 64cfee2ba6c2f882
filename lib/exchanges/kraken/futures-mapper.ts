import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { kindBy, type Kinds, shapeOf } from '../message-shape';
import * as bodies from './futures-bodies';
import * as stream from './futures-events';
import { Symbols } from './futures-symbols';

export const createFuturesMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new FuturesReader(inner));

/** Feeds without use for the product. The trades before a subscription would be counted again with every connection. */
const IGNORED_FEEDS: ReadonlySet<string> = new Set(['trade_snapshot', 'ticker_lite']);

/** Fields that tell what an answer of the REST interface is. */
const BODIES: Kinds = [
  ['candles', ['candles']],
  ['fundingRates', ['rates']],
  ['orderBook', ['orderBook']],
  ['instruments', ['instruments']],
  ['tickers', ['tickers']],
  ['tickers', ['ticker']],
  ['history', ['history']],
  ['executions', ['elements']],
];

class FuturesReader implements MessageReader {
  private readonly symbols: Symbols;

  constructor(private readonly context: ReaderContext) {
    this.symbols = new Symbols(context);
  }

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { event, feed } = message;
    if (typeof event === 'string') return typeof feed === 'string' ? `${event} ${feed}` : event;
    if (typeof feed === 'string') return feed;
    return bodyKind(message) ?? shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.note('unknown', message);
    if (typeof message['event'] === 'string') return this.readEvent(message, message['event']);
    if (typeof message['feed'] === 'string') return this.readFeed(message, message['feed']);
    return this.readBody(message, bodyKind(message));
  }

  private note(kind: 'unknown' | 'ignored' | 'control' | 'error', message: unknown): readonly [] {
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
    const toBase = this.symbols.toBase(symbol);
    switch (feed) {
      case 'book_snapshot':
        return [stream.bookSnapshot(message, symbol, toBase)];
      case 'book':
        return [stream.bookLevel(message, symbol, toBase)];
      case 'ticker':
        return stream.ticker(message, symbol, toBase);
      default:
        return this.trade(message, symbol);
    }
  }

  private trade(message: Fields, symbol: string): readonly MarketEvent[] {
    const { type } = message;
    // Blocks, assignments and terminations are agreed off the book.
    if (type !== 'fill' && type !== 'liquidation') {
      return this.context.note(
        'ignored',
        `trade ${typeof type === 'string' ? type : 'without type'}`.slice(0, 40),
      );
    }
    const trade = stream.trade(message, symbol, this.symbols.toBase(symbol));
    return type === 'liquidation' ? [trade, stream.liquidation(trade)] : [trade];
  }

  private readBody(body: Fields, kind: string | undefined): readonly MarketEvent[] {
    const symbol = this.symbols.implied;
    switch (kind) {
      case undefined:
        return this.note('unknown', body);
      case 'error':
        return this.note('error', body);
      case 'time':
        return this.note('control', body);
      case 'candles':
        return bodies.candles(
          body,
          symbol,
          this.symbols.toBase(symbol),
          bodies.candleInterval(body),
          this.context.now(),
        );
      case 'fundingRates':
        return bodies.fundingRates(body, symbol);
      case 'analytics':
        return this.analytics(body, symbol);
      default:
        return this.note('ignored', body);
    }
  }

  private analytics(body: Fields, symbol: string): readonly MarketEvent[] {
    const series = bodies.seriesOf(body);
    return bodies.isOpenInterest(series) && this.symbols.contract(symbol) === 'linear'
      ? bodies.openInterest(series, symbol)
      : this.note('ignored', body);
  }
}

const FEEDS: ReadonlySet<string> = new Set(['book_snapshot', 'book', 'trade', 'ticker']);

function bodyKind(body: Fields): string | undefined {
  if (body['result'] === 'error') return 'error';
  const known = kindBy(body, BODIES);
  if (known !== undefined) return known;
  if (isFields(body['result']) && 'timestamp' in body['result']) return 'analytics';
  if (Array.isArray(body['errors']) && body['errors'].length > 0) return 'error';
  return 'serverTime' in body ? 'time' : undefined;
}
