import type { MarketEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { Mapper, MapperContext } from '../exchange';
import { type Fields, isFields, list, MalformedError, rowsIn, text, time } from '../fields';
import { frameMapper, type MessageReader, type ReaderContext } from '../frame-mapper';
import { fundingHoursOf } from '../funding-hours';
import { plain, shapeOf } from '../message-shape';
import { liquidation } from './liquidations';
import type { BitgetMarket } from './market';
import { type Push, pushOf } from './push';
import * as stream from './stream-events';

export const createMapper =
  ({ venue }: BitgetMarket) =>
  (context: MapperContext): Mapper =>
    frameMapper(context, (inner) => new BitgetReader(venue, inner));

export class BitgetReader implements MessageReader {
  constructor(
    protected readonly venue: BitgetMarket['venue'],
    protected readonly context: ReaderContext,
  ) {}

  kindOf(message: unknown): string {
    if (!isFields(message)) return shapeOf(message);
    const { arg, event, op } = message;
    if (isFields(arg) && typeof arg['topic'] === 'string') return arg['topic'];
    const named = [event, op].find((name) => typeof name === 'string');
    return typeof named === 'string' ? named : shapeOf(message);
  }

  read(message: unknown): readonly MarketEvent[] {
    if (!isFields(message)) return this.context.note('unknown', this.kindOf(message));
    const { event, arg } = message;
    if (event === 'error') return this.context.note('error', `code ${plain(message['code'])}`);
    if (event !== undefined || 'op' in message)
      return this.context.note('control', plain(event ?? message['op']));
    return isFields(arg)
      ? this.readPush(pushOf(arg), message)
      : this.context.note('unknown', this.kindOf(message));
  }

  /** @param topic the name that v3 has for what the message brings. */
  protected readPush(push: Push, message: Fields, topic = push.name): readonly MarketEvent[] {
    const { action } = message;
    const snapshot = action === 'snapshot';
    if (!snapshot && action !== 'update') throw new MalformedError('action');
    switch (topic) {
      case 'books':
        return this.books(push, message, snapshot);
      case 'publicTrade':
        return this.trades(push, message, snapshot);
      case 'ticker':
        return this.ticker(push, message);
      case 'kline':
        return this.candles(push, message);
      case 'liquidation':
        return this.liquidations(message, snapshot);
      default:
        return this.context.note('unknown', push.name);
    }
  }

  private books(push: Push, message: Fields, snapshot: boolean): readonly MarketEvent[] {
    return rowsIn(message['data'], 'data').map((row) =>
      stream.orderBook(row, snapshot, push.checked === true, this.about(push)),
    );
  }

  /** A snapshot of trades is what happened before the subscription. */
  private trades(push: Push, { data }: Fields, snapshot: boolean): readonly MarketEvent[] {
    if (snapshot) return this.context.note('ignored', `${push.name} history`);
    return list(data, 'data').map((row) => stream.trade(row, this.about(push), push.inQuote));
  }

  private ticker(push: Push, message: Fields): readonly MarketEvent[] {
    const about = this.about(push);
    const options = {
      fundingHours: fundingHoursOf(this.context.instruments.get(about.symbol)),
      inBase: push.inQuote !== true,
    };
    return rowsIn(message['data'], 'data').flatMap((row) =>
      stream.ticker(row, message['ts'], about, options),
    );
  }

  private candles(push: Push, { data, ts }: Fields): readonly MarketEvent[] {
    const { intervalMs, name } = push;
    if (intervalMs === undefined) return this.context.note('ignored', `${name} of another interval`);
    const until = ts === undefined ? this.context.now() : time(ts, 'ts');
    return list(data, 'data').map((row) => stream.candle(row, intervalMs, until, this.about(push)));
  }

  private liquidations(message: Fields, snapshot: boolean): readonly MarketEvent[] {
    if (snapshot) return this.context.note('ignored', 'liquidation history');
    const read = rowsIn(message['data'], 'data').map((row) =>
      liquidation(row, this.venue, this.sizeStep(text(row['symbol'], 'symbol'))),
    );
    for (const { unit } of read) this.context.note('control', `liquidation amount as ${unit}`);
    return read.map(({ event }) => event);
  }

  private sizeStep(symbol: string): Instrument['sizeStep'] | undefined {
    return this.context.instruments.get(symbol)?.sizeStep;
  }

  private about({ symbol }: Push): stream.About {
    return { venue: this.venue, symbol: text(symbol, 'symbol') };
  }
}
