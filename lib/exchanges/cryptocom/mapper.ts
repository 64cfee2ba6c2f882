import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { intervalOf } from './intervals';
import * as stream from './stream-events';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new CryptocomReader(inner));

const PUBLIC = 'public/';

export class CryptocomReader implements MessageReader {
  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { method, result } = message;
    if (isFields(result) && typeof result['channel'] === 'string') return result['channel'].slice(0, 40);
    return typeof method === 'string' ? method.replace(PUBLIC, '').slice(0, 40) : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    const name = this.kindOf(message);
    if (!isFields(message)) return this.context.note('unknown', name);
    const { code, method, result } = message;
    if (code !== undefined && code !== 0)
      return this.context.note('error', `code ${typeof code === 'number' ? code : typeof code}`);
    if (isFields(result)) return this.readResult(name, result);
    return this.context.note(typeof method === 'string' ? 'control' : 'unknown', name);
  }

  protected readResult(channel: string, result: Fields): readonly MarketEvent[] {
    const read = this.channels.get(channel);
    if (read) return read(result);
    // What a subscription is answered with when it tells of no data.
    if ('data' in result || 'channel' in result) return this.context.note('unknown', channel);
    return this.context.note('control', channel);
  }

  private readonly channels: ReadonlyMap<string, (result: Fields) => readonly MarketEvent[]> = new Map([
    ['book', (result) => this.books(result, true)],
    ['book.update', (result) => this.books(result, false)],
    // Newest first, oldest first here.
    ['trade', (result) => rowsIn(result['data'], 'data').toReversed().map(stream.trade)],
    ['ticker', (result) => rowsIn(result['data'], 'data').flatMap(stream.ticker)],
    [
      'funding',
      (result) => rowsIn(result['data'], 'data').map((row) => stream.funding(row, symbolOf(result))),
    ],
    ['mark', (result) => rowsIn(result['data'], 'data').map((row) => stream.mark(row, symbolOf(result)))],
    ['candlestick', (result) => this.candles(result)],
  ]);

  private books(result: Fields, snapshot: boolean): readonly MarketEvent[] {
    const symbol = symbolOf(result);
    return rowsIn(result['data'], 'data').map((row) =>
      stream.book(row, snapshot, symbol, this.context.now()),
    );
  }

  private candles(result: Fields): readonly MarketEvent[] {
    const intervalMs = intervalOf(text(result['interval'], 'interval'));
    if (intervalMs === undefined) return this.context.note('ignored', 'candlestick of another interval');
    const symbol = symbolOf(result);
    return rowsIn(result['data'], 'data').map((row) =>
      stream.candle(row, intervalMs, this.context.now(), symbol),
    );
  }
}

const symbolOf = (result: Fields) => text(result['instrument_name'], 'instrument_name');
