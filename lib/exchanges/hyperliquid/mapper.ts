import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, rowsIn, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import * as bodies from './rest-bodies';
import { SeenTrades } from './seen-trades';
import * as stream from './stream-events';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new HyperliquidReader(inner));

const CONTROL_CHANNELS: ReadonlySet<string> = new Set(['subscriptionResponse', 'pong']);

export class HyperliquidReader implements MessageReader {
  private readonly seen = new SeenTrades();

  constructor(protected readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    return isFields(message) && typeof message['channel'] === 'string'
      ? message['channel'].slice(0, 40)
      : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    return isFields(message) && typeof message['channel'] === 'string'
      ? this.readChannel(message['channel'], message['data'])
      : this.context.note('unknown', this.kindOf(message));
  }

  protected readChannel(channel: string, data: unknown): readonly MarketEvent[] {
    if (CONTROL_CHANNELS.has(channel)) return this.context.note('control', channel);
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

  /** The first frame of a subscription brings trades of before, which others may have brought already. */
  protected trades(rows: readonly Fields[]): readonly MarketEvent[] {
    const trades = rows.map(stream.trade);
    const fresh = trades.filter((trade) => this.seen.isNew(trade));
    if (fresh.length < trades.length) this.context.note('ignored', 'trades repeated');
    return fresh;
  }

  private assetContext({ coin, ctx }: Fields): readonly MarketEvent[] {
    return stream.assetContext(text(coin, 'coin'), fields(ctx, 'ctx'), this.context.now());
  }
}
