import type { MarketEvent } from '../../market/events';
import { unitArchive } from '../archive';
import { type Fields, isFields } from '../fields';
import { impliedSymbol } from '../implied-symbol';
import { bodyKind, IGNORED_BODIES, IGNORED_CHANNELS } from './archive-kinds';
import { DydxReader } from './mapper';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { defaults } from './symbols';

export const dydxArchive = unitArchive((context) => new ArchiveReader(context));

class ArchiveReader extends DydxReader {
  override kindOf(message: unknown): string {
    const kind = isFields(message) && typeof message['type'] !== 'string' ? bodyKind(message) : undefined;
    return kind ?? super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    return isFields(message) && typeof message['type'] !== 'string'
      ? this.readBody(message, this.kindOf(message))
      : super.read(message);
  }

  protected override readChannel(channel: string, message: Fields, first: boolean): readonly MarketEvent[] {
    return IGNORED_CHANNELS.has(channel)
      ? this.context.note('ignored', channel)
      : super.readChannel(channel, message, first);
  }

  private readBody(body: Fields, name: string): readonly MarketEvent[] {
    const kind = bodyKind(body);
    if (kind === undefined) return this.context.note('unknown', name);
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    const now = this.context.now();
    const symbol = impliedSymbol(this.context, defaults);
    switch (kind) {
      case 'errors':
        return this.context.note('error', 'errors');
      case 'time':
        return this.context.note('control', kind);
      case 'orderbook':
        return [stream.orderBook([body], { symbol, snapshot: true, now }, this.count.next(symbol, true))];
      case 'trades':
        return this.trades(bodies.listed(body, 'trades'), symbol);
      case 'candles':
        return bodies.candles(body, now);
      case 'historicalFunding':
        return bodies.fundings(body);
      default:
        return this.markets(body);
    }
  }
}
