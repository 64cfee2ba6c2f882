import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { intervalOf } from './intervals';
import * as stream from './stream-events';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new CryptocomReader(inner));

/** Channels and answers the product has no use for. `get-valuations` does not say which kind of value it tells. */
const IGNORED: ReadonlySet<string> = new Set(
  [
    'index settlement estimatedfunding get-valuations get-instruments get-risk-parameters get-insurance',
    'get-expired-settlement-price get-announcements',
  ].flatMap((names) => names.split(' ')),
);

/** Answers of REST that are read as what the channel of this name pushes. */
const AS_CHANNEL: ReadonlyMap<string, string> = new Map([
  ['get-book', 'book'],
  ['get-trades', 'trade'],
  ['get-tickers', 'ticker'],
  ['get-ticker', 'ticker'],
  ['get-candlestick', 'candlestick'],
]);

const PUBLIC = 'public/';

class CryptocomReader implements MessageReader {
  constructor(private readonly context: ReaderContext) {}

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
    if (IGNORED.has(name)) return this.context.note('ignored', name);
    if (isFields(result)) return this.readResult(AS_CHANNEL.get(name) ?? name, result);
    return this.context.note(typeof method === 'string' ? 'control' : 'unknown', name);
  }

  private readResult(channel: string, result: Fields): readonly MarketEvent[] {
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
