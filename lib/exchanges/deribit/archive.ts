import type { MarketEvent } from '../../market/events';
import { unitArchive } from '../archive';
import { fields, type Fields, isFields, list, text } from '../fields';
import { impliedSymbol } from '../implied-symbol';
import { CONTROL_RESULTS, IGNORED_CHANNELS, IGNORED_RESULTS, resultKind } from './archive-kinds';
import { channelName, DeribitReader } from './mapper';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { defaults, productOf } from './symbols';
import { tickerEvents } from './ticker';

export const deribitArchive = unitArchive((context) => new ArchiveReader(context));

class ArchiveReader extends DeribitReader {
  override kindOf(message: unknown): string {
    return isResult(message)
      ? `answer ${resultKind(message['result']) ?? ''}`.trimEnd()
      : super.kindOf(message);
  }

  override read(message: unknown): readonly MarketEvent[] {
    return isResult(message) && !('error' in message)
      ? this.readResult(message['result'], this.kindOf(message))
      : super.read(message);
  }

  protected override readChannel(params: Fields): readonly MarketEvent[] {
    const name = channelName(text(params['channel'], 'channel'));
    return IGNORED_CHANNELS.has(name) || name === 'book grouped'
      ? this.context.note('ignored', name)
      : super.readChannel(params);
  }

  /** The price of several instruments traded as one is a difference, which may be zero or less. */
  protected override about(
    data: Fields,
    what: string,
    read: (data: Fields) => readonly MarketEvent[],
  ): readonly MarketEvent[] {
    const symbol = text(data['instrument_name'], 'instrument_name');
    return productOf(symbol) === 'combo'
      ? this.context.note('ignored', `${what} of another category`)
      : read(data);
  }

  private readResult(result: unknown, name: string): readonly MarketEvent[] {
    const kind = resultKind(result);
    if (kind === undefined) return this.context.note('unknown', name);
    if (CONTROL_RESULTS.has(kind)) return this.context.note('control', kind);
    if (IGNORED_RESULTS.has(kind)) return this.context.note('ignored', kind);
    const symbol = impliedSymbol(this.context, defaults);
    if (kind === 'fundingHistory') return bodies.fundingRows(result, symbol);
    const body = fields(result, 'result');
    switch (kind) {
      case 'chart':
        return bodies.chartBars(body, symbol, this.context.now());
      case 'trades':
        return list(body['trades'], 'trades').flatMap((row) => this.trade(fields(row, 'row')));
      case 'orderBook':
        return this.about(body, kind, (data) => [stream.restOrderBook(data)]);
      default:
        return this.about(body, kind, tickerEvents);
    }
  }
}

const isResult = (message: unknown): message is Fields =>
  isFields(message) && typeof message['method'] !== 'string' && 'result' in message;
