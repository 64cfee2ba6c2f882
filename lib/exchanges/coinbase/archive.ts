import type { MarketEvent } from '../../market/events';
import type { Archive } from '../archive';
import { fields, type Fields, isFields, list } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { shapeOf } from '../message-shape';
import { AdvancedReader } from './advanced-reader';
import { CONTROL, IGNORED, kindOf } from './archive-kinds';
import type { BookCount } from './book-count';
import { CoinbaseReader, countingMapper } from './mapper';
import * as bodies from './rest-bodies';
import { defaults, isSpot } from './symbols';

/** Frames of Advanced Trade besides those of the Exchange feed, and REST bodies of both. */
export const coinbaseArchive: Archive = {
  contractSize: () => 1,
  createMapper: (context) => countingMapper(context, (inner, count) => new ArchiveReader(inner, count)),
};

class ArchiveReader extends CoinbaseReader {
  private readonly advanced: AdvancedReader;

  constructor(context: ReaderContext, count: BookCount) {
    super(context, count);
    const now = () => context.now();
    this.advanced = new AdvancedReader(count, now, (name) => context.note('ignored', name));
  }

  override kindOf(message: unknown): string {
    return kindOf(message) ?? shapeOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    const kind = kindOf(message);
    if (kind === undefined) return this.context.note('unknown', shapeOf(message));
    if (isFields(message)) this.advanced.follow(message);
    if (IGNORED.has(kind)) return this.context.note('ignored', kind);
    if (CONTROL.has(kind)) return this.context.note('control', kind);
    if (Array.isArray(message)) return this.readList(kind, message as readonly unknown[]);
    const body = fields(message, 'message');
    const events = 'channel' in body ? this.advanced.read(kind, body) : this.readBody(kind, body);
    return events ?? super.read(message);
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
