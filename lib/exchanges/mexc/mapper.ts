import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, MalformedError, rowOrRows, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import * as stream from './stream-events';
import { type Subject, subjectOf } from './subject';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new MexcReader(inner));

export class MexcReader implements MessageReader {
  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const named = message['channel'] ?? message['method'];
    if (typeof named === 'string') return named.slice(0, 80);
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { channel } = message;
    if (typeof channel === 'string') return this.readChannel(message, channel);
    return this.context.note(
      typeof message['method'] === 'string' ? 'control' : 'unknown',
      this.kindOf(message),
    );
  }

  private readChannel(message: Fields, channel: string): readonly MarketEvent[] {
    const { data } = message;
    const name = this.kindOf(message);
    if (channel === 'pong') return this.context.note('control', name);
    if (channel.startsWith('rs.')) {
      const isRefused = channel === 'rs.error' || (typeof data === 'string' && data !== 'success');
      return this.context.note(isRefused ? 'error' : 'control', name);
    }
    return this.readPush(channel, message) ?? this.context.note('unknown', name);
  }

  /** Undefined for a channel that is not known. */
  protected readPush(channel: string, { symbol, data, ts }: Fields): readonly MarketEvent[] | undefined {
    const row = () => fields(data, 'data');
    const about = () => this.subject(symbol ?? row()['symbol']);
    switch (channel) {
      case 'push.depth':
        return [stream.depth(row(), ts, about())];
      case 'push.deal':
        // Before it became a list, a push was one trade.
        return rowOrRows(data, 'data').map((trade) => stream.trade(trade, this.subject(symbol)));
      case 'push.ticker':
        return stream.ticker(row(), ts, about());
      case 'push.funding.rate':
        return [stream.funding(row(), ts, about())];
      case 'push.kline':
        return [stream.kline(row(), ts, about())];
      default:
        return undefined;
    }
  }

  protected subject(symbol: unknown): Subject {
    const instrument = this.context.instruments.get(text(symbol, 'symbol'));
    if (instrument) return subjectOf(instrument);
    throw new MalformedError('symbol');
  }
}
