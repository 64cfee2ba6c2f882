import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { MapperContext } from '../exchange';
import { fields, type Fields, isFields, rowOrRows } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { shapeOf } from '../message-shape';
import { markAndFunding, STREAM_NAMES } from './mark-and-funding';
import * as stream from './stream-events';

/**
 * Since 2026-06-30 futures messages carry `st`, and some streams mix both markets: 1 is USD-M, 2 is COIN-M. Without it
 * messages of all markets count.
 */
export type MarketCode = 1 | 2 | undefined;

/** Reads what the streams of Binance's markets push. */
export const createBinanceMapper = (context: MapperContext, marketCode?: MarketCode) =>
  frameMapper(context, (inner) => new BinanceReader(inner, marketCode));

export class BinanceReader implements MessageReader {
  constructor(
    private readonly context: ReaderContext,
    private readonly marketCode: MarketCode,
  ) {}

  kindOf(message: unknown): string {
    const data = dataOf(message);
    const [event] = Array.isArray(data) ? (data as readonly unknown[]) : [data];
    return isFields(event) && typeof event['e'] === 'string' ? event['e'] : shapeOf(event);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (isFields(message)) {
      if (isRefusal(message)) return this.context.note('error', errorName(message));
      if ('result' in message) return this.context.note('control', 'subscription');
    }
    return rowOrRows(dataOf(message), 'entry').flatMap((event) => this.event(event));
  }

  private event(data: Fields): readonly MarketEvent[] {
    const kind = this.kindOf(data);
    const order = kind === 'forceOrder' ? fields(data['o'], 'o') : data;
    const code = data['st'] ?? order['st'];
    if (code !== undefined && this.marketCode !== undefined && code !== this.marketCode)
      return this.context.note('ignored', `${kind} of another market`);
    const read = EVENTS.get(kind);
    if (!read) return this.context.note('unknown', kind);
    const instrument = this.context.instruments.get(stream.symbolOf(order));
    if (!instrument) return this.context.note('ignored', `${kind} of another symbol`);
    const events = read(order, instrument);
    return typeof events === 'string' ? this.context.note('ignored', events) : events;
  }
}

/** A text says why there is no event. */
type ReadEvent = (data: Fields, instrument: Instrument) => readonly MarketEvent[] | string;

/** Insurance fund and auto-deleveraging prints have no aggressor. */
const trade: ReadEvent = (data, instrument) =>
  data['X'] === undefined || data['X'] === 'MARKET'
    ? [stream.trade(data, instrument)]
    : 'trade not at market';

const EVENTS: ReadonlyMap<string, ReadEvent> = new Map<string, ReadEvent>([
  ['depthUpdate', (data, instrument) => [stream.depthUpdate(data, instrument)]],
  ['kline', (data, instrument) => [stream.kline(data, instrument)]],
  ['markPriceUpdate', (data, instrument) => markAndFunding(data, STREAM_NAMES, instrument)],
  [
    'forceOrder',
    (order, instrument) =>
      order['X'] === 'FILLED' ? [stream.liquidation(order, instrument)] : 'forceOrder not filled',
  ],
  ['aggTrade', trade],
  ['trade', trade],
]);

/** Combined streams wrap their messages in `{stream, data}`, raw ones do not. */
const dataOf = (message: unknown): unknown =>
  isFields(message) && typeof message['stream'] === 'string' && 'data' in message ? message['data'] : message;

/** `{code, msg}` of REST, `{error: {code, msg}}` of the streams. */
const isRefusal = (message: Fields) => 'error' in message || ('code' in message && 'msg' in message);

function errorName(message: Fields): string {
  const { code } = 'error' in message ? fields(message['error'], 'error') : message;
  return `code ${typeof code === 'number' ? code : '?'}`;
}
