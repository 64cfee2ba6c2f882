import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { bodyKind, CONTROL_CHANNELS, IGNORED_BODIES, IGNORED_CHANNELS, METHODS } from './kinds';
import * as bodies from './rest-bodies';
import { SeenTrades } from './seen-trades';
import * as stream from './stream-events';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new HyperliquidReader(inner));

class HyperliquidReader implements MessageReader {
  private readonly seen = new SeenTrades();

  constructor(private readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (isFields(message) && typeof message['channel'] === 'string') return message['channel'].slice(0, 40);
    const body = bodyKind(message);
    if (body !== undefined) return body;
    return shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.readBody(message);
    const { channel, method, data } = message;
    if (typeof channel === 'string') return this.readChannel(channel, data);
    if (typeof method === 'string' && METHODS.has(method)) return this.context.note('control', method);
    return this.readBody(message);
  }

  private readChannel(channel: string, data: unknown): readonly MarketEvent[] {
    if (CONTROL_CHANNELS.has(channel)) return this.context.note('control', channel);
    if (IGNORED_CHANNELS.has(channel)) return this.context.note('ignored', channel);
    switch (channel) {
      case 'l2Book':
        return [stream.orderBook(fields(data, 'data'))];
      case 'trades':
        return this.trades(rowsIn(data, 'data'));
      case 'activeAssetCtx':
        return this.assetContext(fields(data, 'data'));
      case 'candle':
        return bodies.candles(Array.isArray(data) ? data : [data], this.context.now());
      case 'error':
        return this.context.note('error', typeof data === 'string' ? data.slice(0, 40) : 'error');
      default:
        return this.context.note('unknown', this.kindOf({ channel }));
    }
  }

  private readBody(body: unknown): readonly MarketEvent[] {
    const kind = bodyKind(body);
    if (kind === undefined) return this.context.note('unknown', this.kindOf(body));
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    switch (kind) {
      case 'l2Book':
        return [stream.orderBook(fields(body, 'body'))];
      case 'fundingHistory':
        return bodies.fundings(body);
      case 'candleSnapshot':
        return bodies.candles(body, this.context.now());
      case 'recentTrades':
        return this.trades(rowsIn(body, 'trades'));
      default:
        return bodies.assetContexts(body, this.context.now());
    }
  }

  /** The first frame of a subscription brings trades of before, which others may have brought already. */
  private trades(rows: readonly Fields[]): readonly MarketEvent[] {
    const trades = rows.map(stream.trade);
    const fresh = trades.filter((trade) => this.seen.isNew(trade));
    if (fresh.length < trades.length) this.context.note('ignored', 'trades repeated');
    return fresh;
  }

  private assetContext({ coin, ctx }: Fields): readonly MarketEvent[] {
    return stream.assetContext(text(coin, 'coin'), fields(ctx, 'ctx'), this.context.now());
  }
}
