import type { MarketEvent } from '../../market/events';
import { unitArchive } from '../archive';
import { fields, isFields, rowsIn } from '../fields';
import { bodyKind, IGNORED_BODIES, IGNORED_CHANNELS, METHODS } from './archive-kinds';
import { HyperliquidReader } from './mapper';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';

export const hyperliquidArchive = unitArchive((context) => new ArchiveReader(context));

class ArchiveReader extends HyperliquidReader {
  override kindOf(message: unknown): string {
    const kind = isFields(message) && typeof message['channel'] === 'string' ? undefined : bodyKind(message);
    return kind ?? super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    const { channel, method } = isFields(message) ? message : {};
    if (typeof channel === 'string') return super.read(message);
    return typeof method === 'string' && METHODS.has(method)
      ? this.context.note('control', method)
      : this.readBody(message);
  }

  protected override readChannel(channel: string, data: unknown): readonly MarketEvent[] {
    return IGNORED_CHANNELS.has(channel)
      ? this.context.note('ignored', channel)
      : super.readChannel(channel, data);
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
}
