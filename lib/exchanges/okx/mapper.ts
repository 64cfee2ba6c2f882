import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isAbsent, isFields, list, MalformedError, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { plain, shapeOf } from '../message-shape';
import { barLength } from './bars';
import { bodyKind, BOOKS, channelName, IGNORED } from './kinds';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { findSubject, type OkxMarket, type Subject } from './symbols';

/** Reads the messages of the swaps or of the spot pairs; {@link OkxMarket} says which. */
export const createOkxMapper = (market: OkxMarket, context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new OkxReader(market, inner));

class OkxReader implements MessageReader {
  /** Local time of the newest subscription to liquidations; until their first message has come, which tells the past. */
  private liquidationsSince: number | undefined;

  constructor(
    private readonly market: OkxMarket,
    private readonly context: ReaderContext,
  ) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { arg, event, code, data, table } = message;
    if (typeof event === 'string') return event.slice(0, 40);
    if (isFields(arg)) return typeof arg['channel'] === 'string' ? channelName(arg['channel']) : 'arg';
    if (typeof table === 'string') return `v3 ${table.slice(0, 40)}`;
    if (code === undefined) return shapeOf(message);
    return `answer ${Array.isArray(data) ? (bodyKind(data as readonly unknown[]) ?? shapeOf(data[0])) : ''}`.trimEnd();
  }

  read(message: unknown): readonly MarketEvent[] {
    const name = this.kindOf(message);
    if (!isFields(message)) return this.context.note('unknown', name);
    if (typeof message['event'] === 'string') return this.readControl(message, name);
    if ('arg' in message) return this.readChannel(fields(message['arg'], 'arg'), message);
    // The protocol before v5, which ended in 2022.
    if (typeof message['table'] === 'string') return this.context.note('ignored', name);
    return 'code' in message ? this.readAnswer(message, name) : this.context.note('unknown', name);
  }

  private readControl({ event, code, arg }: Fields, name: string): readonly MarketEvent[] {
    if (event === 'error')
      return this.context.note('error', `code ${typeof code === 'string' ? code.slice(0, 10) : '?'}`);
    if (event === 'subscribe' && isFields(arg) && arg['channel'] === 'liquidation-orders')
      this.liquidationsSince = this.context.now();
    return this.context.note('control', name);
  }

  private readChannel(arg: Fields, { data, action }: Fields): readonly MarketEvent[] {
    const channel = text(arg['channel'], 'channel');
    const name = channelName(channel);
    if (IGNORED.has(name)) return this.context.note('ignored', name);
    const entries = list(data, 'data');
    if (name === 'candle') {
      const intervalMs = barLength(channel) ?? 0;
      return this.of(arg, name, (subject) =>
        entries.map((entry) => bodies.candle(entry, subject, intervalMs, this.context.now())),
      );
    }
    const rows = rowsIn(entries, 'data');
    if (BOOKS.has(name)) return this.readBooks(arg, rows, name, action);
    if (name === 'liquidation-orders') return this.withoutPast(this.readRows(rows, arg, name) ?? []);
    return this.readRows(rows, arg, name) ?? this.context.note('unknown', name);
  }

  /** `books5` comes whole each time, and says no action. */
  private readBooks(
    arg: Fields,
    rows: readonly Fields[],
    name: string,
    action: unknown,
  ): readonly MarketEvent[] {
    const snapshot = name === 'books5' || action === 'snapshot';
    if (!snapshot && action !== 'update') throw new MalformedError('action');
    return this.of(arg, name, (subject) => rows.map((row) => stream.book(row, snapshot, subject)), true);
  }

  /** Rows that name their instruments, or else are about the one that `about` names; undefined when the kind is not known. */
  private readRows(rows: readonly Fields[], about: Fields, kind: string): readonly MarketEvent[] | undefined {
    const each = (read: (row: Fields, subject: Subject) => readonly MarketEvent[], counted = false) =>
      rows.flatMap((row) => {
        const named = isAbsent(row['instId']) ? about : row;
        return this.of(named, kind, (subject) => read(row, subject), counted);
      });
    switch (kind) {
      case 'trades':
      case 'trades-all':
        return each((row, subject) => [stream.trade(row, subject)], true);
      case 'liquidations':
      case 'liquidation-orders':
        return each(stream.liquidations, true);
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

  private readAnswer({ code, data }: Fields, name: string): readonly MarketEvent[] {
    if (code !== '0') return this.context.note('error', `code ${plain(code)}`);
    const entries = list(data, 'data');
    const kind = bodyKind(entries);
    if (kind === undefined) return this.context.note('unknown', name);
    if (kind === 'time') return this.context.note('control', kind);
    if (IGNORED.has(kind)) return this.context.note('ignored', kind);
    const about = { instId: impliedSymbol(this.context, this.market) };
    switch (kind) {
      case 'candle':
        return this.of(about, kind, (subject) => bodies.candles(entries, subject, this.context.now()));
      case 'open-interest-history':
        return this.of(about, kind, (subject) => bodies.openInterestRows(entries, subject));
      case 'funding-rate-history': {
        const rows = rowsIn(entries, 'data');
        return this.of(rows[0] ?? about, kind, (subject) => bodies.settledRates(rows, subject));
      }
      case 'books':
        // The adapter asks for none, and they do not say whose they are.
        return this.context.note('ignored', 'books of an unnamed instrument');
      default:
        return (this.readRows(rowsIn(entries, 'data'), about, kind) ?? []).toSorted(
          (a, b) => a.time - b.time,
        );
    }
  }

  /** @param counted in contracts, so that it says nothing without their size. */
  private of(
    about: Fields,
    kind: string,
    read: (subject: Subject) => readonly MarketEvent[],
    counted = false,
  ): readonly MarketEvent[] {
    const subject = findSubject(this.market, this.context, text(about['instId'], 'instId'));
    if (!subject) return this.context.note('ignored', `${kind} of another category`);
    if (counted && !subject.sized) return this.context.note('ignored', `${kind} of unknown contract size`);
    return read(subject);
  }
}
