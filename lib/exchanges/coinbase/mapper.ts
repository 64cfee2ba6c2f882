import type { MarketEvent } from '../../market/events';
import type { FrameNote, Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, list } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { shapeOf } from '../message-shape';
import { AdvancedReader } from './advanced-reader';
import { BookCount } from './book-count';
import { ExchangeReader } from './exchange-reader';
import { CONTROL, IGNORED, kindOf } from './kinds';
import * as bodies from './rest-bodies';
import { defaults, isSpot } from './symbols';
import { TradeWatch } from './trade-watch';

/** Kinds of which a broken one may have held changes of a book. */
const BOOK_NOTES: ReadonlySet<string> = new Set(['not JSON', 'snapshot', 'l2update', 'l2_data']);

/** Reads the Exchange feed, which the product uses, and the frames of Advanced Trade. */
export function createMapper(context: MapperContext): Mapper {
  const count = new BookCount();
  const note = (kind: FrameNote, name: string) => {
    if (kind === 'malformed' && BOOK_NOTES.has(name)) count.lose();
    context.note(kind, name);
  };
  const watched = { instruments: context.instruments, now: () => context.now(), note };
  return frameMapper(watched, (inner) => new CoinbaseReader(inner, count));
}

class CoinbaseReader implements MessageReader {
  private readonly exchange: ExchangeReader;
  private readonly advanced: AdvancedReader;

  constructor(
    private readonly context: ReaderContext,
    private readonly count: BookCount,
  ) {
    const now = () => context.now();
    this.exchange = new ExchangeReader(count, new TradeWatch(), now);
    this.advanced = new AdvancedReader(count, now, (name) => this.context.note('ignored', name));
  }

  kindOf(message: unknown): string {
    return kindOf(message) ?? shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    const kind = kindOf(message);
    if (kind === undefined) return this.context.note('unknown', shapeOf(message));
    if (isFields(message)) this.advanced.follow(message);
    if (IGNORED.has(kind)) return this.context.note('ignored', kind);
    if (CONTROL.has(kind)) return this.context.note('control', kind);
    if (Array.isArray(message)) return this.readList(kind, message as readonly unknown[]);
    const body = fields(message, 'message');
    if (kind === 'error') return this.context.note('error', errorName(body));
    if (kind === 'heartbeat') return this.heartbeat(body);
    const reader = 'channel' in body ? this.advanced : this.exchange;
    return reader.read(kind, body) ?? this.readBody(kind, body) ?? this.context.note('unknown', kind);
  }

  private heartbeat(message: Fields): readonly MarketEvent[] {
    this.exchange.heartbeat(message);
    return this.context.note('control', 'heartbeat');
  }

  private readList(kind: string, rows: readonly unknown[]): readonly MarketEvent[] {
    const symbol = impliedSymbol(this.context, defaults);
    return kind === 'trades body'
      ? bodies.trades(rows, symbol)
      : bodies.candles(rows, symbol, this.context.now());
  }

  /** Undefined when it is no body of REST. */
  private readBody(kind: string, body: Fields): readonly MarketEvent[] | undefined {
    const symbol = impliedSymbol(this.context, defaults);
    const now = this.context.now();
    switch (kind) {
      case 'book': {
        const book = bodies.orderBook(body, symbol, now);
        return [{ ...book, ...this.count.next(symbol, true) }];
      }
      case 'advanced candles':
        return bodies.candles(list(body['candles'], 'candles'), symbol, now);
      case 'advanced trades':
        return bodies.trades(list(body['trades'], 'trades'), symbol).filter((event) => isSpot(event.symbol));
      default:
        return undefined;
    }
  }
}

/** Bounded, since it is counted by name. */
const errorName = ({ message }: Fields) =>
  typeof message === 'string' && message !== '' ? message.slice(0, 40) : 'without a message';
