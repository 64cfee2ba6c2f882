import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { MessageCount } from './message-count';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';

/** About the connection, and what a client says. */
const CONTROL_TYPES: ReadonlySet<string> = new Set(
  'connected unsubscribed subscribe unsubscribe pong ping'.split(' '),
);

/** What carries the contents of a channel: all of it at first, then what changed, or several changes at once. */
const DATA_TYPES: ReadonlySet<string> = new Set('subscribed channel_data channel_batch_data'.split(' '));

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new DydxReader(inner));

export class DydxReader implements MessageReader {
  protected readonly count = new MessageCount();
  /** The instruments this connection subscribed to: news of all the others need not be passed on. */
  private readonly followed = new Set<string>();

  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { type, channel } = message;
    if (typeof channel === 'string' && typeof type === 'string' && DATA_TYPES.has(type)) return channel;
    return typeof type === 'string' ? type.slice(0, 40) : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    const name = this.kindOf(message);
    if (!isFields(message)) return this.context.note('unknown', name);
    const { type, channel } = message;
    if (typeof type !== 'string') return this.context.note('unknown', name);
    if (!this.count.take(message)) return this.context.note('ignored', `${name} repeated`);
    if (CONTROL_TYPES.has(type)) return this.context.note('control', name);
    if (type === 'error') return this.context.note('error', errorName(message));
    if (!DATA_TYPES.has(type)) return this.context.note('unknown', name);
    return this.readChannel(text(channel, 'channel'), message, type === 'subscribed');
  }

  protected readChannel(channel: string, message: Fields, first: boolean): readonly MarketEvent[] {
    switch (channel) {
      case 'v4_orderbook':
        return this.orderBook(message, first);
      case 'v4_trades':
        return first ? this.context.note('ignored', 'v4_trades history') : this.tradesOfChannel(message);
      case 'v4_candles':
        return first
          ? bodies.candles(message['contents'], this.context.now())
          : partsOf(message).map((row) => stream.candle(row, this.context.now()));
      case 'v4_markets':
        return partsOf(message).flatMap((part) => this.markets(part));
      default:
        return this.context.note('unknown', channel.slice(0, 40));
    }
  }

  private orderBook(message: Fields, snapshot: boolean): readonly MarketEvent[] {
    const { id } = message;
    if (typeof id !== 'string') this.count.lose();
    const symbol = text(id, 'id');
    if (snapshot) this.followed.add(symbol);
    const numbers = this.count.next(symbol, snapshot);
    return [stream.orderBook(partsOf(message), { symbol, snapshot, now: this.context.now() }, numbers)];
  }

  private tradesOfChannel(message: Fields): readonly MarketEvent[] {
    const symbol = text(message['id'], 'id');
    return partsOf(message).flatMap(({ trades }) => this.trades(rowsIn(trades, 'trades'), symbol));
  }

  protected trades(rows: readonly Fields[], symbol: string): readonly MarketEvent[] {
    // Deleveraging sets positions off against each other: nobody took from the book.
    const taken = rows.filter(({ type }) => type !== 'DELEVERAGED');
    if (taken.length < rows.length) this.context.note('ignored', 'v4_trades deleveraged');
    return taken.flatMap((row) => stream.trade(row, symbol));
  }

  /** All markets at first, then what changed of them and of their oracle prices. */
  protected markets(part: Fields): readonly MarketEvent[] {
    const { trading = part['markets'], oraclePrices } = part;
    const now = this.context.now();
    return [
      ...this.entries(trading).flatMap(([symbol, row]) => stream.market(symbol, row, now)),
      ...this.entries(oraclePrices).flatMap(([symbol, row]) => stream.oraclePrice(symbol, row, now)),
    ];
  }

  private entries(bySymbol: unknown): readonly (readonly [string, Fields])[] {
    if (bySymbol === undefined) return [];
    return Object.entries(fields(bySymbol, 'markets'))
      .filter(([symbol]) => this.followed.size === 0 || this.followed.has(symbol))
      .map(([symbol, row]) => [symbol, fields(row, 'market')] as const);
  }
}

/** The contents of a message: one change, or the changes of a batch in order. */
const partsOf = ({ type, contents }: Fields): readonly Fields[] =>
  type === 'channel_batch_data' ? rowsIn(contents, 'contents') : [fields(contents, 'contents')];

const errorName = ({ message }: Fields) => (typeof message === 'string' ? message.slice(0, 40) : 'error');
