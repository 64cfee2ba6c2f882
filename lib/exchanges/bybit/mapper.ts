import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, MalformedError, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import * as stream from './stream-events';
import { Tickers } from './tickers';
import { topicName, topicSymbol } from './topics';

/** Reads what the sockets push, of all three categories. */
export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new BybitReader(inner));

export class BybitReader implements MessageReader {
  private readonly tickers = new Tickers();

  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    if (typeof message['topic'] === 'string') return topicName(message['topic']);
    return typeof message['op'] === 'string' ? message['op'] : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    if (typeof message['topic'] === 'string') return this.readTopic(message, message['topic']);
    if ('success' in message || 'op' in message) return this.readControl(message);
    return this.context.note('unknown', this.kindOf(message));
  }

  private readControl(message: Fields): readonly MarketEvent[] {
    return this.context.note(message['success'] === false ? 'error' : 'control', controlName(message));
  }

  protected readTopic(message: Fields, topic: string): readonly MarketEvent[] {
    const name = topicName(topic);
    if ('event' in message) return this.context.note('control', name);
    const { data, ts } = message;
    switch (name) {
      case 'publicTrade':
        return rowsIn(data, 'data').flatMap((row) => this.trade(row));
      case 'allLiquidation':
        return rowsIn(data, 'data').flatMap((row) => this.liquidation(row, name));
      case 'tickers':
        return this.ticker(fields(data, 'data'), message['type'] === 'snapshot', ts, topicSymbol(topic));
      case 'kline':
        return rowsIn(data, 'data').flatMap((row) =>
          this.about(topicSymbol(topic), name, (subject) => [stream.kline(row, subject)]),
        );
      default:
        return name.startsWith('orderbook.') ? this.book(message, name) : this.context.note('unknown', name);
    }
  }

  private book({ type, data: dataField, ts }: Fields, name: string): readonly MarketEvent[] {
    if (type !== 'snapshot' && type !== 'delta') throw new MalformedError('type');
    const data = fields(dataField, 'data');
    return this.about(data['s'], name, (subject) => [
      stream.orderBook(data, type === 'snapshot', ts, subject),
    ]);
  }

  private trade(row: Fields): readonly MarketEvent[] {
    // Block trades are agreed off the book.
    if (row['BT'] === true) return this.context.note('ignored', 'publicTrade block');
    return this.about(row['s'], 'publicTrade', (subject) => [stream.trade(row, subject)]);
  }

  protected liquidation(row: Fields, name: string): readonly MarketEvent[] {
    return this.about(row['s'], name, (subject) => [stream.liquidation(row, subject)]);
  }

  protected ticker(data: Fields, snapshot: boolean, time: unknown, symbol: string): readonly MarketEvent[] {
    return this.about(data['symbol'] ?? symbol, 'tickers', (subject) =>
      this.tickers.merge(data, snapshot, time, subject),
    );
  }

  protected about(
    symbolField: unknown,
    name: string,
    read: (subject: Instrument) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    const symbol = text(symbolField, 'symbol');
    const instrument = this.context.instruments.get(symbol);
    return instrument ? read(instrument) : this.context.note('ignored', `${name} of another category`);
  }
}

function controlName({ op, request, ret_msg: said }: Fields): string {
  const asked = op ?? (isFields(request) ? request['op'] : undefined);
  if (typeof asked === 'string') return asked;
  return typeof said === 'string' && said !== '' ? said.slice(0, 40) : 'answer';
}
