import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, list, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { errorName } from './rest-bodies';
import * as stream from './stream-events';
import { tickerEvents } from './ticker';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new DeribitReader(inner));

export class DeribitReader implements MessageReader {
  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const channel = channelOf(message);
    if (channel !== undefined) return channelName(channel);
    if (typeof message['method'] === 'string') return message['method'].slice(0, 40);
    if ('result' in message) return 'answer';
    return 'error' in message ? 'error' : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { method } = message;
    if (method === 'subscription') return this.readChannel(fields(message['params'], 'params'));
    if (typeof method === 'string')
      return this.context.note(isControl(method) ? 'control' : 'unknown', this.kindOf(message));
    if ('error' in message) return this.context.note('error', errorName(message['error']));
    return this.context.note('result' in message ? 'control' : 'unknown', this.kindOf(message));
  }

  protected readChannel({ channel: field, data }: Fields): readonly MarketEvent[] {
    const channel = text(field, 'channel');
    const name = channelName(channel);
    switch (name) {
      case 'book':
        return this.about(fields(data, 'data'), name, (row) => [stream.orderBook(row)]);
      case 'ticker':
        return this.about(fields(data, 'data'), name, tickerEvents);
      case 'trades':
        return list(data, 'data').flatMap((row) => this.trade(fields(row, 'row')));
      case 'chart.trades':
        return [stream.bar(fields(data, 'data'), channel, this.context.now())];
      default:
        return this.context.note('unknown', name);
    }
  }

  protected trade(row: Fields): readonly MarketEvent[] {
    // Block trades are agreed off the book.
    if (row['block_trade_id'] !== undefined) return this.context.note('ignored', 'trades block');
    return this.about(row, 'trades', stream.trade);
  }

  /** What a message tells of an instrument. */
  protected about(
    data: Fields,
    _what: string,
    read: (data: Fields) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    return read(data);
  }
}

function channelOf(message: Fields): string | undefined {
  const { method, params } = message;
  if (method !== 'subscription' || !isFields(params)) return undefined;
  return typeof params['channel'] === 'string' ? params['channel'] : undefined;
}

/** Signs of life, and what a client says itself. */
const isControl = (method: string) => method === 'heartbeat' || /^(public|private)\//.test(method);

/** A channel without symbol and interval. A book of so many levels in steps of a price is another product. */
export function channelName(channel: string): string {
  const parts = channel.split('.');
  const [name = ''] = parts;
  if (name === 'chart') return 'chart.trades';
  return name === 'book' && parts.length > 3 ? 'book grouped' : name;
}
