import type { BookEvent, MarketEvent } from '../../market/events';
import type { FrameNote, Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { book, trade } from './events';
import { channelOf } from './channel';

/** Kinds of which a broken one may have held changes of a book. */
const BOOK_NOTES: ReadonlySet<string> = new Set(['not JSON', 'diff_order_book']);

export const createMapper = (context: MapperContext): Mapper =>
  chainingMapper(context, (inner, newest) => new BitstampReader(inner, newest));

/** A mapper whose reader knows the newest change of each book. */
export function chainingMapper(
  context: MapperContext,
  createReader: (context: ReaderContext, newest: Map<string, number>) => MessageReader,
): Mapper {
  /** The microsecond of each pair's newest change; none after a frame that could not be read. */
  const newest = new Map<string, number>();
  const note = (kind: FrameNote, name: string) => {
    if (kind === 'malformed' && BOOK_NOTES.has(name)) newest.clear();
    context.note(kind, name);
  };
  const watched = { instruments: context.instruments, now: () => context.now(), note };
  return frameMapper(watched, (inner) => createReader(inner, newest));
}

export class BitstampReader implements MessageReader {
  constructor(
    protected readonly context: ReaderContext,
    private readonly newest: Map<string, number>,
  ) {}

  kindOf(message: unknown): string {
    if (!isFields(message) || typeof message['event'] !== 'string') return shapeOf(message);
    const { event, channel } = message;
    return event.startsWith('bts:') || typeof channel !== 'string' ? event : channelOf(channel).name;
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message) || typeof message['event'] !== 'string')
      return this.context.note('unknown', this.kindOf(message));
    const { event } = message;
    if (event === 'bts:error') return this.context.note('error', errorName(message['data']));
    if (event.startsWith('bts:')) return this.context.note('control', event);
    return this.readChannel(message);
  }

  protected readChannel(message: Fields): readonly MarketEvent[] {
    const { channel, data } = message;
    const { name, symbol } = channelOf(typeof channel === 'string' ? channel : '');
    switch (name) {
      case 'diff_order_book':
        return [this.changes(fields(data, 'data'), symbol)];
      case 'live_trades':
        return [trade(fields(data, 'data'), symbol)];
      default:
        return this.context.note('unknown', this.kindOf(message));
    }
  }

  /** Names the frame before, by which a lost one shows. After one that came late the next names none. */
  private changes(data: Fields, symbol: string): BookEvent {
    const event = book(data, symbol, false);
    const { last = 0 } = event;
    const prev = this.newest.get(symbol);
    if (prev !== undefined && last < prev) this.newest.delete(symbol);
    else this.newest.set(symbol, last);
    return prev === undefined ? event : { ...event, prev };
  }
}

/** Bounded, since it is counted by name. */
export function errorName(body: unknown): string {
  const { message, reason, error, code } = isFields(body) ? body : {};
  const said = [message, reason, error, code].find((value) => typeof value === 'string' && value !== '');
  return typeof said === 'string' ? said.slice(0, 40) : 'without a message';
}
