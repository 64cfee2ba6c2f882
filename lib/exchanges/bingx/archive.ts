import type { MarketEvent } from '../../market/events';
import { unitArchive } from '../archive';
import { type Fields, isAbsent, isFields, rowOrRows, text } from '../fields';
import { fundingHoursOf } from '../funding-hours';
import { impliedSymbol } from '../implied-symbol';
import { bodyKind, IGNORED_BODIES, IGNORED_TOPICS } from './archive-kinds';
import { BingxReader } from './mapper';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { defaults, isLinear } from './symbols';
import type { Topic } from './topics';

export const bingxArchive = unitArchive((context) => new ArchiveReader(context));

class ArchiveReader extends BingxReader {
  /** Open interest is told in dollars, beside no price: the newest mark of each contract is what it is converted at. */
  private readonly marks = new Map<string, number>();

  override kindOf(message: unknown): string {
    if (!isBody(message)) return super.kindOf(message);
    return `answer ${bodyKind(message['data']) ?? ''}`.trimEnd();
  }

  override read(message: unknown): readonly MarketEvent[] {
    return this.heard(
      isBody(message) && message['code'] === 0 && typeof message['reqType'] !== 'string'
        ? this.readBody(message['data'])
        : super.read(message),
    );
  }

  protected override readTopic(topic: Topic, message: Fields): readonly MarketEvent[] {
    const { name, symbol } = topic;
    if (IGNORED_TOPICS.has(name)) return this.context.note('ignored', name);
    if (!isLinear(symbol)) return this.context.note('ignored', `${name} of another category`);
    return super.readTopic(topic, message);
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
      ? bodies.premiumIndex(row, this.about(symbol), this.context.now())
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

/** An answer of the REST interface, whose type is not said. */
const isBody = (message: unknown): message is Fields =>
  isFields(message) &&
  (typeof message['dataType'] !== 'string' || message['dataType'] === '') &&
  !('ping' in message || 'pong' in message) &&
  'code' in message &&
  !isAbsent(message['data']);
