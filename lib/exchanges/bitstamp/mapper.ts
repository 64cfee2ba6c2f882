import type { BookEvent, MarketEvent } from '../../market/events';
import type { FrameNote, Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, list } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { shapeOf } from '../message-shape';
import { book, trade } from './events';
import { bodyKind, channelOf, IGNORED_BODIES, IGNORED_CHANNELS } from './kinds';
import * as bodies from './rest-bodies';
import { defaults, isSpot } from './symbols';

/** Kinds of which a broken one may have held changes of a book. */
const BOOK_NOTES: ReadonlySet<string> = new Set(['not JSON', 'diff_order_book']);

export function createMapper(context: MapperContext): Mapper {
  /** The microsecond of each pair's newest change; none after a frame that could not be read. */
  const newest = new Map<string, number>();
  const note = (kind: FrameNote, name: string) => {
    if (kind === 'malformed' && BOOK_NOTES.has(name)) newest.clear();
    context.note(kind, name);
  };
  const watched = { instruments: context.instruments, now: () => context.now(), note };
  return frameMapper(watched, (inner) => new BitstampReader(inner, newest));
}

class BitstampReader implements MessageReader {
  constructor(
    private readonly context: ReaderContext,
    private readonly newest: Map<string, number>,
  ) {}

  kindOf(message: unknown): string {
    if (!isFields(message) || typeof message['event'] !== 'string')
      return bodyKind(message) ?? shapeOf(message);
    const { event, channel } = message;
    return event.startsWith('bts:') || typeof channel !== 'string' ? event : channelOf(channel).name;
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message) || typeof message['event'] !== 'string') return this.readBody(message);
    const { event } = message;
    if (event === 'bts:error') return this.context.note('error', errorName(message['data']));
    if (event.startsWith('bts:')) return this.context.note('control', event);
    return this.readChannel(message);
  }

  private readChannel(message: Fields): readonly MarketEvent[] {
    const { channel, data } = message;
    const { name, symbol } = channelOf(typeof channel === 'string' ? channel : '');
    if (IGNORED_CHANNELS.has(name)) return this.context.note('ignored', name);
    if (symbol !== '' && !isSpot(symbol)) return this.context.note('ignored', `${name} of another category`);
    switch (name) {
      case 'diff_order_book':
        return [this.changes(fields(data, 'data'), symbol)];
      case 'order_book':
        return [book(fields(data, 'data'), symbol, true)];
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

  private readBody(body: unknown): readonly MarketEvent[] {
    const kind = bodyKind(body);
    if (kind === undefined) return this.context.note('unknown', shapeOf(body));
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    const symbol = impliedSymbol(this.context, defaults);
    switch (kind) {
      case 'order book':
        return [bodies.orderBook(body, symbol)];
      case 'transactions':
        return bodies.transactions(list(body, 'transactions'), symbol);
      case 'ohlc':
        return bodies.bars(body, { symbol, until: this.context.now() });
      default:
        return this.context.note('error', errorName(body));
    }
  }
}

/** Bounded, since it is counted by name. */
function errorName(body: unknown): string {
  const { message, reason, error, code } = isFields(body) ? body : {};
  const said = [message, reason, error, code].find((value) => typeof value === 'string' && value !== '');
  return typeof said === 'string' ? said.slice(0, 40) : 'without a message';
}
