import type { MarketEvent } from '../../market/events';
import type { Mapper, MapperContext } from '../exchange';
import { fields, type Fields, isFields, list, text } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { shapeOf } from '../message-shape';
import { channelName, CONTROL_RESULTS, IGNORED_CHANNELS, IGNORED_RESULTS, resultKind } from './kinds';
import * as bodies from './rest-bodies';
import * as stream from './stream-events';
import { defaults, productOf } from './symbols';
import { tickerEvents } from './ticker';

export const createMapper = (context: MapperContext): Mapper =>
  frameMapper(context, (inner) => new DeribitReader(inner));

class DeribitReader implements MessageReader {
  constructor(private readonly context: ReaderContext) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const channel = channelOf(message);
    if (channel !== undefined) return channelName(channel);
    if (typeof message['method'] === 'string') return message['method'].slice(0, 40);
    if ('result' in message) return `answer ${resultKind(message['result']) ?? ''}`.trimEnd();
    return 'error' in message ? 'error' : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { method } = message;
    if (method === 'subscription') return this.readChannel(fields(message['params'], 'params'));
    if (typeof method === 'string')
      return this.context.note(isControl(method) ? 'control' : 'unknown', this.kindOf(message));
    if ('error' in message) return this.context.note('error', bodies.errorName(message['error']));
    if ('result' in message) return this.readResult(message['result'], this.kindOf(message));
    return this.context.note('unknown', this.kindOf(message));
  }

  private readChannel({ channel: field, data }: Fields): readonly MarketEvent[] {
    const channel = text(field, 'channel');
    const name = channelName(channel);
    if (IGNORED_CHANNELS.has(name) || name === 'book grouped') return this.context.note('ignored', name);
    switch (name) {
      case 'book':
        return this.unlessCombo(fields(data, 'data'), name, (row) => [stream.orderBook(row)]);
      case 'ticker':
        return this.unlessCombo(fields(data, 'data'), name, tickerEvents);
      case 'trades':
        return list(data, 'data').flatMap((row) => this.trade(fields(row, 'row')));
      case 'chart.trades':
        return [stream.bar(fields(data, 'data'), channel, this.context.now())];
      default:
        return this.context.note('unknown', name);
    }
  }

  private trade(row: Fields): readonly MarketEvent[] {
    // Block trades are agreed off the book.
    if (row['block_trade_id'] !== undefined) return this.context.note('ignored', 'trades block');
    return this.unlessCombo(row, 'trades', stream.trade);
  }

  /** The price of several instruments traded as one is a difference, which may be zero or less. */
  private unlessCombo(
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
        return this.unlessCombo(body, kind, (data) => [stream.restOrderBook(data)]);
      default:
        return this.unlessCombo(body, kind, tickerEvents);
    }
  }
}

function channelOf(message: Fields): string | undefined {
  const { method, params } = message;
  if (method !== 'subscription' || !isFields(params)) return undefined;
  return typeof params['channel'] === 'string' ? params['channel'] : undefined;
}

/** Signs of life, and what a client says itself. */
const isControl = (method: string) => method === 'heartbeat' || /^(public|private)\//.test(method);
