import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isAbsent, isFields, list, rowOrRows, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { fundingHoursOf } from '../funding-hours';
import { impliedSymbol } from '../implied-symbol';
import { plain, shapeOf } from '../message-shape';
import { INTERVALS } from './intervals';
import { bodyKind, IGNORED_BODIES, IGNORED_TOPICS, readTopic, type Topic } from './kinds';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { defaults, isLinear } from './symbols';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new BingxReader(inner));

class BingxReader implements MessageReader {
  /** Open interest is told in dollars, beside no price: the newest mark of each contract is what it is converted at. */
  private readonly marks = new Map<string, number>();

  constructor(private readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { dataType } = message;
    if (typeof dataType === 'string' && dataType !== '') return readTopic(dataType).name;
    if ('ping' in message) return 'ping';
    if ('code' in message && !isAbsent(message['data']))
      return `answer ${bodyKind(message['data']) ?? ''}`.trimEnd();
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { code, dataType, data, reqType } = message;
    if ('ping' in message || 'pong' in message) return this.context.note('control', 'ping');
    if (typeof reqType === 'string') return this.context.note('control', reqType);
    if (code !== undefined && code !== 0) return this.context.note('error', `code ${plain(code)}`);
    if (isAbsent(data)) return this.readAcknowledgement(message);
    if (typeof dataType === 'string' && dataType !== '') return this.readTopic(readTopic(dataType), message);
    return code === 0 ? this.readBody(data) : this.context.note('unknown', this.kindOf(message));
  }

  private readAcknowledgement(message: Fields): readonly MarketEvent[] {
    return 'id' in message
      ? this.context.note('control', 'acknowledgement')
      : this.context.note('unknown', this.kindOf(message));
  }

  private readTopic({ name, symbol, interval }: Topic, message: Fields): readonly MarketEvent[] {
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    if (!isLinear(symbol)) return this.context.note('ignored', `${name} of another category`);
    const { data, ts } = message;
    const at = ts ?? this.context.now();
    if (/^depth\d+$/.test(name)) return [stream.bookSnapshot(fields(data, 'data'), symbol, at)];
    switch (name) {
      case 'incrDepth':
        return [stream.bookIncrement(fields(data, 'data'), symbol, at)];
      case 'trade':
        return rowOrRows(data, 'data').map((row) => stream.trade(row, symbol));
      case 'markPrice':
        return this.heard([stream.markPrice(fields(data, 'data'), symbol)]);
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

  private readBody(data: unknown): readonly MarketEvent[] {
    const kind = bodyKind(data);
    if (kind === undefined) return this.context.note('unknown', 'answer');
    if (kind === 'serverTime') return this.context.note('control', kind);
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    const rows = rowOrRows(data, 'data');
    const said = rows[0]?.['symbol'];
    const symbol = isAbsent(said) ? impliedSymbol(this.context, defaults) : text(said, 'symbol');
    if (kind === 'premiumIndex') return rows.flatMap((row) => this.premium(row));
    if (!isLinear(symbol)) return this.context.note('ignored', `${kind} of another category`);
    return this.readRows(kind, rows, symbol);
  }

  private readRows(kind: string, rows: readonly Fields[], symbol: string): readonly MarketEvent[] {
    const now = this.context.now();
    switch (kind) {
      case 'depth':
        return rows.map((row) => stream.bookSnapshot(row, symbol, row['T'] ?? now));
      case 'openInterest':
        return rows.flatMap((row) => this.openInterest(row, symbol, now));
      case 'fundingRate':
        return bodies.settledFunding(rows, this.about(symbol));
      case 'klines':
        return bodies.klines(rows, symbol, now);
      default:
        return bodies.trades(rows, symbol);
    }
  }

  private premium(row: Fields): readonly MarketEvent[] {
    const symbol = text(row['symbol'], 'symbol');
    return isLinear(symbol)
      ? this.heard(bodies.premiumIndex(row, this.about(symbol), this.context.now()))
      : this.context.note('ignored', 'premiumIndex of another category');
  }

  private openInterest(row: Fields, symbol: string, now: number): readonly MarketEvent[] {
    const mark = this.marks.get(symbol);
    return mark === undefined
      ? this.context.note('ignored', 'openInterest without a price')
      : [bodies.openInterest(row, symbol, mark, now)];
  }

  private heard(events: readonly MarketEvent[]): readonly MarketEvent[] {
    for (const event of events) if (event.type === 'mark') this.marks.set(event.symbol, event.mark);
    return events;
  }

  private about(symbol: string) {
    const fundingHours = fundingHoursOf(this.context.instruments.get(symbol));
    return { symbol, fundingHours };
  }
}
