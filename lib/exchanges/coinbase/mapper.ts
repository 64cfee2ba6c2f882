import type { MarketEvent } from '../../market/events';
import type { FrameNote, Mapper, MapperContext } from '../exchange';
import { type Fields, isFields } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { BookCount } from './book-count';
import { ExchangeReader } from './exchange-reader';
import { TradeWatch } from './trade-watch';

/** Kinds of which a broken one may have held changes of a book. */
const BOOK_NOTES: ReadonlySet<string> = new Set(['not JSON', 'snapshot', 'l2update', 'l2_data']);

/** Reads the Exchange feed. */
export const createMapper = (context: MapperContext): Mapper =>
  countingMapper(context, (inner, count) => new CoinbaseReader(inner, count));

/** A mapper whose reader numbers what it reads of books. */
export function countingMapper(
  context: MapperContext,
  createReader: (context: ReaderContext, count: BookCount) => MessageReader,
): Mapper {
  const count = new BookCount();
  const note = (kind: FrameNote, name: string) => {
    if (kind === 'malformed' && BOOK_NOTES.has(name)) count.lose();
    context.note(kind, name);
  };
  const watched = { instruments: context.instruments, now: () => context.now(), note };
  return frameMapper(watched, (inner) => createReader(inner, count));
}

export class CoinbaseReader implements MessageReader {
  private readonly exchange: ExchangeReader;

  constructor(
    protected readonly context: ReaderContext,
    protected readonly count: BookCount,
  ) {
    this.exchange = new ExchangeReader(count, new TradeWatch(), () => context.now());
  }

  kindOf(message: unknown): string {
    return isFields(message) && typeof message['type'] === 'string' ? message['type'] : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    const kind = this.kindOf(message);
    if (!isFields(message)) return this.context.note('unknown', kind);
    if (kind === 'subscriptions') return this.context.note('control', kind);
    if (kind === 'error') return this.context.note('error', errorName(message));
    if (kind === 'heartbeat') return this.heartbeat(message);
    return this.exchange.read(kind, message) ?? this.context.note('unknown', kind);
  }

  private heartbeat(message: Fields): readonly MarketEvent[] {
    this.exchange.heartbeat(message);
    return this.context.note('control', 'heartbeat');
  }
}

/** Bounded, since it is counted by name. */
const errorName = ({ message }: Fields) =>
  typeof message === 'string' && message !== '' ? message.slice(0, 40) : 'without a message';
