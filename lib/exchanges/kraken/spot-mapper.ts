import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, list } from '../fields';
import { frameMapper, type MessageReader } from '../frame-mapper';
import { BookCount } from './book-count';
import * as bodies from './spot-bodies';
import * as earlier from './spot-earlier';
import * as stream from './spot-events';
import { impliedSymbol, symbolOf, symbolOfKey } from './spot-symbols';

export const createSpotMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new SpotReader(inner));

type Note = 'unknown' | 'ignored' | 'control' | 'error';

const CONTROL_CHANNELS: ReadonlySet<string> = new Set(['heartbeat', 'status', 'pong']);
const IGNORED_CHANNELS: ReadonlySet<string> = new Set(['ticker', 'instrument', 'level3', 'spread']);
const CONTROL_BODIES: ReadonlySet<string> = new Set(['Time', 'SystemStatus']);

/** Reads v2, the protocol before it and REST answers. */
class SpotReader implements MessageReader {
  private readonly count = new BookCount();

  constructor(private readonly context: MapperContext) {}

  kindOf(message: unknown): string {
    if (Array.isArray(message)) return earlier.channelOf(message)?.channel ?? 'list';
    if (!isFields(message)) return message === null ? 'null' : typeof message;
    const { channel, method, event, error, result } = message;
    if (typeof channel === 'string') return channel;
    if (typeof method === 'string') return method;
    if (typeof event === 'string') return event;
    if (Array.isArray(error))
      return `answer ${isFields(result) ? (bodies.bodyKind(result) ?? '') : ''}`.trimEnd();
    return `{${Object.keys(message).toSorted().join(',')}}`.slice(0, 80);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (Array.isArray(message)) return this.readEarlier(message);
    if (!isFields(message)) return this.note('unknown', this.kindOf(message));
    if (typeof message['channel'] === 'string') return this.readChannel(message, message['channel']);
    if ('method' in message || 'success' in message || 'event' in message) return this.readControl(message);
    return Array.isArray(message['error'])
      ? this.readAnswer(message, message['error'])
      : this.note('unknown', this.kindOf(message));
  }

  private note(kind: Note, name: string): readonly [] {
    this.context.note(kind, name);
    return [];
  }

  private readControl(message: Fields): readonly MarketEvent[] {
    const failed =
      message['success'] === false ||
      message['event'] === 'error' ||
      message['status'] === 'error' ||
      typeof message['error'] === 'string';
    return this.note(failed ? 'error' : 'control', this.kindOf(message));
  }

  private readChannel(message: Fields, channel: string): readonly MarketEvent[] {
    if (CONTROL_CHANNELS.has(channel)) return this.note('control', channel);
    if (IGNORED_CHANNELS.has(channel)) return this.note('ignored', channel);
    const snapshot = message['type'] === 'snapshot';
    const rows = () => list(message['data'], 'data').map((row) => fields(row, 'row'));
    switch (channel) {
      case 'book':
        return this.count.number(() =>
          rows().map((row) => stream.orderBook(row, snapshot, this.context.now())),
        );
      case 'trade':
        // The trades before a subscription would be counted again with every connection.
        return snapshot ? this.note('ignored', 'trade snapshot') : rows().map(stream.trade);
      case 'ohlc':
        return rows().map((row) => stream.candle(row, this.context.now()));
      default:
        return this.note('unknown', channel);
    }
  }

  private readEarlier(message: readonly unknown[]): readonly MarketEvent[] {
    const read = earlier.channelOf(message);
    if (!read) return this.note('unknown', 'list');
    const { channel, pair, payloads } = read;
    const [name = ''] = channel.split('-');
    if (IGNORED_CHANNELS.has(name)) return this.note('ignored', name);
    const symbol = symbolOf(pair);
    switch (name) {
      case 'book':
        return this.count.number(() => [earlier.orderBook(payloads, symbol, this.context.now())]);
      case 'trade':
        return list(payloads[0], 'trades').map((row) => earlier.trade(row, symbol));
      case 'ohlc':
        return [earlier.candle(payloads[0], channel, symbol, this.context.now())];
      default:
        return this.note('unknown', name);
    }
  }

  private readAnswer(answer: Fields, errors: readonly unknown[]): readonly MarketEvent[] {
    if (errors.length > 0) return this.note('error', String(errors[0]).slice(0, 40));
    const result = bodies.resultOf(answer);
    const kind = bodies.bodyKind(result);
    if (kind === undefined) return this.note('unknown', 'answer');
    if (CONTROL_BODIES.has(kind)) return this.note('control', kind);
    const [key = ''] = Object.keys(result).filter((name) => name !== 'last');
    const symbol = symbolOfKey(key) ?? impliedSymbol(this.context);
    switch (kind) {
      case 'Depth':
        return [bodies.depth(fields(result[key], 'book'), symbol, this.context.now())];
      case 'OHLC':
        return bodies.candles(bodies.pairRows(result), symbol, this.context.now());
      case 'Trades':
        return bodies.trades(bodies.pairRows(result), symbol);
      default:
        return this.note('ignored', kind);
    }
  }
}
