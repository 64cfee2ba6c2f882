import type { MarketEvent } from '../../market/events';
import { unitArchive } from '../archive';
import { fields, type Fields, isFields, list } from '../fields';
import { impliedSymbol } from '../implied-symbol';
import { plain } from '../message-shape';
import * as bodies from './spot-bodies';
import * as earlier from './spot-earlier';
import { SpotReader } from './spot-mapper';
import { defaults, symbolOf, symbolOfKey } from './spot-symbols';

const IGNORED_CHANNELS: ReadonlySet<string> = new Set(['ticker', 'instrument', 'level3', 'spread']);
const CONTROL_BODIES: ReadonlySet<string> = new Set(['Time', 'SystemStatus']);

/** Besides v2 the protocol before it, and REST answers. */
export const spotArchive = unitArchive((context) => new ArchiveReader(context));

class ArchiveReader extends SpotReader {
  override kindOf(message: unknown): string {
    if (Array.isArray(message)) return earlier.channelOf(message)?.channel ?? 'list';
    if (!isAnswer(message)) return super.kindOf(message);
    const { result } = message;
    return `answer ${isFields(result) ? (bodies.bodyKind(result) ?? '') : ''}`.trimEnd();
  }

  override read(message: unknown): readonly MarketEvent[] {
    if (Array.isArray(message)) return this.readEarlier(message);
    return isAnswer(message) ? this.readAnswer(message, message.error) : super.read(message);
  }

  protected override readChannel(message: Fields, channel: string): readonly MarketEvent[] {
    return IGNORED_CHANNELS.has(channel)
      ? this.context.note('ignored', channel)
      : super.readChannel(message, channel);
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

const isAnswer = (message: unknown): message is Fields & { readonly error: readonly unknown[] } =>
  isFields(message) &&
  !['channel', 'method', 'success', 'event'].some((name) => name in message) &&
  Array.isArray(message['error']);
