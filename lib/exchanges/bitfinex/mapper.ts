import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields, list, MalformedError } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { plain, shapeOf } from '../message-shape';
import { BookChain } from './book-chain';
import { type Channel, channelOf, dataMessage, type DataMessage } from './channels';
import { INTERVALS } from './intervals';
import * as stream from './stream-events';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new BitfinexReader(inner));

/** `tu` tells the trade of a `te` once more; the others are of the lending market. */
const IGNORED_TAGS: ReadonlySet<string> = new Set(['tu', 'fte', 'ftu']);

export class BitfinexReader implements MessageReader {
  /** By the number that the venue gave each. */
  protected readonly channels = new Map<unknown, Channel>();
  private readonly chain = new BookChain();
  /** When the last settlement was that has been told, by symbol. */
  private readonly settled = new Map<string, number>();

  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (isFields(message)) {
      const { event } = message;
      return typeof event === 'string' ? event : shapeOf(message);
    }
    if (!Array.isArray(message)) return shapeOf(message);
    const [head, tag] = message as readonly unknown[];
    const name = this.channels.get(head)?.name ?? 'channel';
    return typeof tag === 'string' ? `${name} ${tag}`.slice(0, 40) : name;
  }

  read(message: unknown): readonly MarketEvent[] {
    if (isFields(message)) return this.readEvent(message);
    if (!Array.isArray(message)) return this.context.note('unknown', this.kindOf(message));
    return this.receive(dataMessage(message, this.channels), message);
  }

  private readEvent(message: Fields): readonly MarketEvent[] {
    const { event, chanId } = message;
    if (event === 'error') return this.context.note('error', `code ${plain(message['code'])}`);
    if (typeof event !== 'string') return this.context.note('unknown', this.kindOf(message));
    const channel = event === 'subscribed' ? channelOf(message) : undefined;
    if (channel && typeof chanId === 'number') this.channels.set(chanId, channel);
    return this.context.note('control', event);
  }

  protected receive(data: DataMessage, message: readonly unknown[]): readonly MarketEvent[] {
    this.chain.hear(data.sequence);
    return this.readData(data, message);
  }

  protected readData(data: DataMessage, message: readonly unknown[]): readonly MarketEvent[] {
    const { channel, tag, payload } = data;
    if (tag === 'hb') return this.context.note('control', 'hb');
    if (tag !== undefined && IGNORED_TAGS.has(tag)) return this.context.note('ignored', tag);
    // Every liquidation says its own symbol.
    if (isLiquidations(payload)) return this.liquidations(payload);
    if (!channel) return this.context.note('ignored', 'message of a channel without name');
    switch (channel.name) {
      case 'book':
        return this.book(data, channel);
      case 'trades':
        return this.trade(data, channel.subject) ?? this.unknown(message);
      case 'candles':
        return this.candles(payload, channel.subject);
      case 'status':
        return this.status(payload, channel.subject);
      default:
        return this.unknown(message);
    }
  }

  /** Undefined when the message is none that a channel of trades carries. */
  private trade({ tag, payload }: DataMessage, symbol: string): readonly MarketEvent[] | undefined {
    if (tag === 'te') return [stream.trade(payload, symbol)];
    // The trades before a subscription would be counted again with every connection.
    return tag === undefined ? this.context.note('ignored', 'trades snapshot') : undefined;
  }

  protected unknown(message: readonly unknown[]): readonly [] {
    return this.context.note('unknown', this.kindOf(message));
  }

  protected book({ tag, payload, time }: DataMessage, { subject }: Channel): readonly MarketEvent[] {
    const at = time ?? this.context.now();
    if (tag === undefined) return [this.chain.number(subject, () => stream.orderBook(payload, subject, at))];
    if (tag !== 'cs') throw new MalformedError(tag);
    return [this.chain.number(subject, () => stream.bookChecksum(payload, subject, at))];
  }

  /** The key is `trade:1m:tBTCUSD`. A snapshot holds several bars, the newest first. */
  private candles(payload: unknown, key: string): readonly MarketEvent[] {
    const [, name = '', ...symbol] = key.split(':');
    const intervalMs = INTERVALS.get(name);
    if (intervalMs === undefined) return this.context.note('ignored', `candles ${name}`.slice(0, 40));
    const rows = list(payload, 'candles');
    const entries = Array.isArray(rows[0]) ? rows : [rows];
    return entries.map((entry) => stream.candle(entry, symbol.join(':'), intervalMs, this.context.now()));
  }

  /** The key is `deriv:tBTCF0:USTF0`, or `liq:global` with nothing to tell. */
  private status(payload: unknown, key: string): readonly MarketEvent[] {
    if (!key.startsWith('deriv:')) return this.context.note('ignored', 'status without news');
    return this.statusEvents(stream.derivativeStatus(payload, key.slice('deriv:'.length)));
  }

  protected statusEvents({
    mark,
    openInterest,
    predicted,
    settled,
  }: stream.DerivativeStatus): readonly MarketEvent[] {
    const news = settled.filter(({ symbol, time }) => this.settled.get(symbol) !== time);
    for (const { symbol, time } of news) this.settled.set(symbol, time);
    return [...mark, ...news, ...predicted, ...openInterest];
  }

  protected liquidations(rows: readonly (readonly unknown[])[]): readonly MarketEvent[] {
    const triggers = rows.filter(stream.isTrigger);
    return triggers.length === 0
      ? this.context.note('ignored', 'liquidation in progress')
      : triggers.map(stream.liquidation);
  }
}

const isLiquidations = (payload: unknown): payload is readonly (readonly unknown[])[] =>
  Array.isArray(payload) &&
  payload.length > 0 &&
  payload.every((row) => Array.isArray(row) && row[0] === 'pos');
