import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isAbsent, isFields, list, rowOrRows } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { plain, shapeOf } from '../message-shape';
import { INTERVALS } from './intervals';
import * as stream from './stream-events';
import { readTopic, type Topic } from './topics';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new BingxReader(inner));

export class BingxReader implements MessageReader {
  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { dataType } = message;
    if (typeof dataType === 'string' && dataType !== '') return readTopic(dataType).name;
    return 'ping' in message ? 'ping' : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { code, dataType, data, reqType } = message;
    if ('ping' in message || 'pong' in message) return this.context.note('control', 'ping');
    if (typeof reqType === 'string') return this.context.note('control', reqType);
    if (code !== undefined && code !== 0) return this.context.note('error', `code ${plain(code)}`);
    if (isAbsent(data)) return this.readAcknowledgement(message);
    if (typeof dataType === 'string' && dataType !== '') return this.readTopic(readTopic(dataType), message);
    return this.context.note('unknown', this.kindOf(message));
  }

  private readAcknowledgement(message: Fields): readonly MarketEvent[] {
    return 'id' in message
      ? this.context.note('control', 'acknowledgement')
      : this.context.note('unknown', this.kindOf(message));
  }

  protected readTopic({ name, symbol, interval }: Topic, message: Fields): readonly MarketEvent[] {
    const { data, ts } = message;
    const at = ts ?? this.context.now();
    if (/^depth\d+$/.test(name)) return [stream.bookSnapshot(fields(data, 'data'), symbol, at)];
    switch (name) {
      case 'incrDepth':
        return [stream.bookIncrement(fields(data, 'data'), symbol, at)];
      case 'trade':
        return rowOrRows(data, 'data').map((row) => stream.trade(row, symbol));
      case 'markPrice':
        return [stream.markPrice(fields(data, 'data'), symbol)];
      case 'kline':
        return this.bars(list(data, 'data'), symbol, interval);
      default:
        return this.context.note('unknown', name);
    }
  }

  private bars(rows: readonly unknown[], symbol: string, interval: string): readonly MarketEvent[] {
    const intervalMs = INTERVALS.get(interval);
    if (intervalMs === undefined) return this.context.note('ignored', `kline ${interval}`);
    const now = this.context.now();
    return rows.map((row) => stream.kline(fields(row, 'row'), symbol, intervalMs, now));
  }
}
