import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isAbsent, isFields, list, MalformedError, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { barLength, channelName } from './bars';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';

/** Reads what the sockets push of swaps and of spot pairs. */
export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new OkxReader(inner));

export class OkxReader implements MessageReader {
  /** Local time of the newest subscription to liquidations; until their first message has come, which tells the past. */
  private liquidationsSince: number | undefined;

  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { arg, event } = message;
    if (typeof event === 'string') return event.slice(0, 40);
    if (isFields(arg)) return typeof arg['channel'] === 'string' ? channelName(arg['channel']) : 'arg';
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    const name = this.kindOf(message);
    if (!isFields(message)) return this.context.note('unknown', name);
    if (typeof message['event'] === 'string') return this.readControl(message, name);
    if ('arg' in message) return this.readChannel(fields(message['arg'], 'arg'), message);
    return this.context.note('unknown', name);
  }

  private readControl({ event, code, arg }: Fields, name: string): readonly MarketEvent[] {
    if (event === 'error')
      return this.context.note('error', `code ${typeof code === 'string' ? code.slice(0, 10) : '?'}`);
    if (event === 'subscribe' && isFields(arg) && arg['channel'] === 'liquidation-orders')
      this.liquidationsSince = this.context.now();
    return this.context.note('control', name);
  }

  protected readChannel(arg: Fields, { data, action }: Fields): readonly MarketEvent[] {
    const channel = text(arg['channel'], 'channel');
    const name = channelName(channel);
    const entries = list(data, 'data');
    if (name === 'candle') {
      const intervalMs = barLength(channel) ?? 0;
      return this.of(arg, name, (subject) =>
        entries.map((entry) => bodies.candle(entry, subject, intervalMs, this.context.now())),
      );
    }
    const rows = rowsIn(entries, 'data');
    if (name.startsWith('books')) return this.readBooks(arg, rows, name, action);
    if (name === 'liquidation-orders') return this.withoutPast(this.readRows(rows, arg, name) ?? []);
    return this.readRows(rows, arg, name) ?? this.context.note('unknown', name);
  }

  protected readBooks(
    arg: Fields,
    rows: readonly Fields[],
    name: string,
    action: unknown,
  ): readonly MarketEvent[] {
    const snapshot = action === 'snapshot';
    if (!snapshot && action !== 'update') throw new MalformedError('action');
    return this.of(arg, name, (subject) => rows.map((row) => stream.book(row, snapshot, subject)));
  }

  /** Rows that name their instruments, or else are about the one that `about` names; undefined when the kind is not known. */
  protected readRows(
    rows: readonly Fields[],
    about: Fields,
    kind: string,
  ): readonly MarketEvent[] | undefined {
    const each = (read: (row: Fields, subject: Instrument) => readonly MarketEvent[]) =>
      rows.flatMap((row) => {
        const named = isAbsent(row['instId']) ? about : row;
        return this.of(named, kind, (subject) => read(row, subject));
      });
    switch (kind) {
      case 'trades':
        return each((row, subject) => [stream.trade(row, subject)]);
      case 'liquidation-orders':
        return each(stream.liquidations);
      case 'open-interest':
        return each((row, subject) => [stream.openInterest(row, subject)]);
      case 'mark-price':
        return each((row, subject) => [stream.mark(row, subject)]);
      case 'funding-rate':
        return each((row, subject) => [stream.funding(row, subject, this.context.now())]);
      default:
        return undefined;
    }
  }

  /** The first message after a subscription brings what happened before it, which on a new connection was told already. */
  private withoutPast(events: readonly MarketEvent[]): readonly MarketEvent[] {
    const since = this.liquidationsSince;
    if (since === undefined) return events;
    this.liquidationsSince = undefined;
    const news = events.filter(({ time }) => time >= since);
    if (news.length < events.length) this.context.note('ignored', 'liquidation-orders of the past');
    return news;
  }

  /** What is about an instrument. */
  protected of(
    about: Fields,
    kind: string,
    read: (subject: Instrument) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    const subject = this.context.instruments.get(text(about['instId'], 'instId'));
    return subject ? read(subject) : this.context.note('ignored', `${kind} of another category`);
  }
}
