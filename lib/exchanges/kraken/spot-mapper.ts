import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields, rowsIn } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { BookCount } from './book-count';
import * as stream from './spot-events';

export const createSpotMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new SpotReader(inner));

const CONTROL_CHANNELS: ReadonlySet<string> = new Set(['heartbeat', 'status', 'pong']);

/** Reads v2. */
export class SpotReader implements MessageReader {
  protected readonly count = new BookCount();

  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { channel, method, event } = message;
    if (typeof channel === 'string') return channel;
    if (typeof method === 'string') return method;
    if (typeof event === 'string') return event;
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    if (typeof message['channel'] === 'string') return this.readChannel(message, message['channel']);
    if ('method' in message || 'success' in message || 'event' in message) return this.readControl(message);
    return this.context.note('unknown', this.kindOf(message));
  }

  private readControl(message: Fields): readonly MarketEvent[] {
    const failed =
      message['success'] === false ||
      message['event'] === 'error' ||
      message['status'] === 'error' ||
      typeof message['error'] === 'string';
    return this.context.note(failed ? 'error' : 'control', this.kindOf(message));
  }

  protected readChannel(message: Fields, channel: string): readonly MarketEvent[] {
    if (CONTROL_CHANNELS.has(channel)) return this.context.note('control', channel);
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
}
