import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, list, rowsIn } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { plain, shapeOf } from '../message-shape';
import { BookCount } from './book-count';
import * as bodies from './spot-bodies';
import * as earlier from './spot-earlier';
import * as stream from './spot-events';
import { defaults, symbolOf, symbolOfKey } from './spot-symbols';

export const createSpotMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new SpotReader(inner));

const CONTROL_CHANNELS: ReadonlySet<string> = new Set(['heartbeat', 'status', 'pong']);
const IGNORED_CHANNELS: ReadonlySet<string> = new Set(['ticker', 'instrument', 'level3', 'spread']);
const CONTROL_BODIES: ReadonlySet<string> = new Set(['Time', 'SystemStatus']);

/** Reads v2, the protocol before it and REST answers. */
class SpotReader implements MessageReader {
  private readonly count = new BookCount();

  constructor(private readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (Array.isArray(message)) return earlier.channelOf(message)?.channel ?? 'list';
    if (!isFields(message)) return shapeOf(message);
    const { channel, method, event, error, result } = message;
    if (typeof channel === 'string') return channel;
    if (typeof method === 'string') return method;
    if (typeof event === 'string') return event;
    if (Array.isArray(error))
      return `answer ${isFields(result) ? (bodies.bodyKind(result) ?? '') : ''}`.trimEnd();
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (Array.isArray(message)) return this.readEarlier(message);
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    if (typeof message['channel'] === 'string') return this.readChannel(message, message['channel']);
    if ('method' in message || 'success' in message || 'event' in message) return this.readControl(message);
    return Array.isArray(message['error'])
      ? this.readAnswer(message, message['error'])
      : this.context.note('unknown', this.kindOf(message));
  }

  private readControl(message: Fields): readonly MarketEvent[] {
    const failed =
      message['success'] === false ||
      message['event'] === 'error' ||
      message['status'] === 'error' ||
      typeof message['error'] === 'string';
    return this.context.note(failed ? 'error' : 'control', this.kindOf(message));
  }

  private readChannel(message: Fields, channel: string): readonly MarketEvent[] {
    if (CONTROL_CHANNELS.has(channel)) return this.context.note('control', channel);
    if (IGNORED_CHANNELS.has(channel)) return this.context.note('ignored', channel);
    const snapshot = message['type'] === 'snapshot';
    switch (channel) {
      case 'book':
        return this.count.number(() =>
          rowsIn(message['data'], 'data').map((row) => stream.orderBook(row, snapshot, this.context.now())),
        );
      case 'trade':
        // The trades before a subscription would be counted again with every connection.
        return snapshot
          ? this.context.note('ignored', 'trade snapshot')
          : rowsIn(message['data'], 'data').map(stream.trade);
      case 'ohlc':
        return rowsIn(message['data'], 'data').map((row) => stream.candle(row, this.context.now()));
      default:
        return this.context.note('unknown', channel);
    }
  }

  private readEarlier(message: readonly unknown[]): readonly MarketEvent[] {
    const read = earlier.channelOf(message);
    if (!read) return this.context.note('unknown', 'list');
    const { channel, pair, payloads } = read;
    const [name = ''] = channel.split('-');
    if (IGNORED_CHANNELS.has(name)) return this.context.note('ignored', name);
    const symbol = symbolOf(pair);
    switch (name) {
      case 'book':
        return this.count.number(() => [earlier.orderBook(payloads, symbol, this.context.now())]);
      case 'trade':
        return list(payloads[0], 'trades').map((row) => earlier.trade(row, symbol));
      case 'ohlc':
        return [earlier.candle(payloads[0], channel, symbol, this.context.now())];
      default:
        return this.context.note('unknown', name);
    }
  }

  private readAnswer(answer: Fields, errors: readonly unknown[]): readonly MarketEvent[] {
    if (errors.length > 0) return this.context.note('error', plain(errors[0]));
    const result = bodies.resultOf(answer);
    const kind = bodies.bodyKind(result);
    if (kind === undefined) return this.context.note('unknown', 'answer');
    if (CONTROL_BODIES.has(kind)) return this.context.note('control', kind);
    const [key = ''] = Object.keys(result).filter((name) => name !== 'last');
    const symbol = symbolOfKey(key) ?? impliedSymbol(this.context, defaults);
    switch (kind) {
      case 'Depth':
        return [bodies.depth(fields(result[key], 'book'), symbol, this.context.now())];
      case 'OHLC':
        return bodies.candles(bodies.pairRows(result), symbol, this.context.now());
      case 'Trades':
        return bodies.trades(bodies.pairRows(result), symbol);
      default:
        return this.context.note('ignored', kind);
    }
  }
}
