import type { MarketEvent } from '../../market/events';
import type { Archive } from '../archive';
import { fields, type Fields, isFields, list } from '../fields';
import { impliedSymbol } from '../implied-symbol';
import { shapeOf } from '../message-shape';
import { bodyKind, IGNORED_BODIES, IGNORED_CHANNELS } from './archive-kinds';
import { channelOf } from './channel';
import { book } from './events';
import { BitstampReader, chainingMapper, errorName } from './mapper';
import * as bodies from './rest-bodies';
import { defaults, isSpot } from './symbols';

export const bitstampArchive: Archive = {
  contractSize: () => 1,
  createMapper: (context) => chainingMapper(context, (inner, newest) => new ArchiveReader(inner, newest)),
};

class ArchiveReader extends BitstampReader {
  override kindOf(message: unknown): string {
    const kind = isFields(message) && typeof message['event'] === 'string' ? undefined : bodyKind(message);
    return kind ?? super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    return isFields(message) && typeof message['event'] === 'string'
      ? super.read(message)
      : this.readBody(message);
  }

  protected override readChannel(message: Fields): readonly MarketEvent[] {
    const { channel, data } = message;
    const { name, symbol } = channelOf(typeof channel === 'string' ? channel : '');
    if (IGNORED_CHANNELS.has(name)) return this.context.note('ignored', name);
    if (symbol !== '' && !isSpot(symbol)) return this.context.note('ignored', `${name} of another category`);
    return name === 'order_book' ? [book(fields(data, 'data'), symbol, true)] : super.readChannel(message);
  }

  private readBody(body: unknown): readonly MarketEvent[] {
    const kind = bodyKind(body);
    if (kind === undefined) return this.context.note('unknown', shapeOf(body));
    if (IGNORED_BODIES.has(kind)) return this.context.note('ignored', kind);
    const symbol = impliedSymbol(this.context, defaults);
    switch (kind) {
      case 'order book':
        return [bodies.orderBook(body, symbol)];
      case 'transactions':
        return bodies.transactions(list(body, 'transactions'), symbol);
      case 'ohlc':
        return bodies.bars(body, { symbol, until: this.context.now() });
      default:
        return this.context.note('error', errorName(body));
    }
  }
}
