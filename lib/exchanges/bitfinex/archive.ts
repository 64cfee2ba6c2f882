import type { MarketEvent } from '../../market/events';
import { unitArchive } from '../archive';
import { isFields } from '../fields';
import { impliedSymbol } from '../implied-symbol';
import { plain } from '../message-shape';
import { type Channel, channelOf, dataMessage, type DataMessage } from './channels';
import { BitfinexReader } from './mapper';
import * as bodies from './rest-bodies';
import { defaults, isPair } from './symbols';

export const bitfinexArchive = unitArchive((context) => new ArchiveReader(context));

/**
 * Reads REST bodies, and what recorders made of data messages: they put the channel's description in place of its number,
 * or its name and pair at the end of the message.
 */
class ArchiveReader extends BitfinexReader {
  override kindOf(message: unknown): string {
    if (!Array.isArray(message)) return super.kindOf(message);
    const [head, tag] = message as readonly unknown[];
    if (typeof head === 'number') return super.kindOf(message);
    if (!isFields(head)) return `body ${bodies.bodyKind(message) ?? ''}`.trimEnd();
    const name = channelOf(head)?.name ?? 'channel';
    return typeof tag === 'string' ? `${name} ${tag}`.slice(0, 40) : name;
  }

  override read(message: unknown): readonly MarketEvent[] {
    if (!Array.isArray(message)) return super.read(message);
    const [head] = message as readonly unknown[];
    if (typeof head !== 'number' && !isFields(head)) return this.readBody(message);
    const texts = message.slice(2).filter((entry) => typeof entry === 'string');
    const data = dataMessage(
      message.filter((entry, index) => index < 2 || typeof entry !== 'string'),
      this.channels,
    );
    const channel = (isFields(head) ? channelOf(head) : data.channel) ?? recorded(texts);
    return this.receive({ ...data, channel }, message);
  }

  protected override readData(data: DataMessage, message: readonly unknown[]): readonly MarketEvent[] {
    const isTicker = data.channel?.name === 'ticker' && data.tag !== 'hb';
    return isTicker ? this.context.note('ignored', 'ticker') : super.readData(data, message);
  }

  protected override book(data: DataMessage, channel: Channel): readonly MarketEvent[] {
    const { subject, precision } = channel;
    if (precision !== 'P0') return this.context.note('ignored', `book ${precision}`);
    if (!isPair(subject)) return this.context.note('ignored', 'book of the lending market');
    return super.book(data, channel);
  }

  private readBody(body: readonly unknown[]): readonly MarketEvent[] {
    if (body[0] === 'error') return this.context.note('error', `code ${plain(body[1])}`);
    const kind = bodies.bodyKind(body);
    const symbol = impliedSymbol(this.context, defaults);
    switch (kind) {
      case 'candles':
        return bodies.candles(bodies.rowsOf(body), symbol, this.context.now());
      case 'liquidations':
        return this.liquidations(bodies.liquidationRows(bodies.rowsOf(body)));
      case 'status':
        return bodies.statuses(bodies.rowsOf(body), symbol).flatMap((status) => this.statusEvents(status));
      case undefined:
        return this.unknown(body);
      default:
        return this.context.note('ignored', kind);
    }
  }
}

function recorded([name, pair]: readonly string[]): Channel | undefined {
  return name === undefined || pair === undefined
    ? undefined
    : { name, subject: `t${pair}`, precision: 'P0' };
}
