import type { MarketEvent } from '../../market/events';
import { fields, type Fields, isAbsent, levels, list, rowOrRows, text } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { bookUpdate, candleName } from './futures-events';
import { spotDefaults } from './instruments';
import type { GateMarket } from './market';
import * as bodies from './rest-bodies';
import { earlierPush, IGNORED_METHODS } from './spot-before-v4';
import * as events from './spot-events';
import { spotSubject } from './subject';

export const spotMarket: GateMarket = {
  name: 'spot',

  /** The documents show each alone; the futures have moved from that to lists. */
  push({ channel, result, time }, context) {
    const read = READERS.get(channel);
    return read && rowOrRows(result, 'result').flatMap((row) => read(row, time, context));
  },

  body(kind, body, context) {
    const subject = spotSubject(impliedSymbol(context, spotDefaults));
    switch (kind) {
      case 'order_book':
        return [bodies.orderBook(fields(body, kind), subject, context.now())];
      case 'spotCandlesticks':
        return bodies.spotCandles(body, subject, context.now());
      case 'spotTrades':
        return list(body, kind)
          .toReversed()
          .map((entry) => {
            const row = fields(entry, 'row');
            return events.spotTrade(row, spotSubject(events.pairOf(row)));
          });
      default:
        return undefined;
    }
  },

  earlier(message, context) {
    const method = text(message['method'], 'method');
    if (!IGNORED_METHODS.has(method))
      return earlierPush(method, list(message['params'], 'params'), context.now());
    return context.note('ignored', method);
  },
};

const READERS: ReadonlyMap<
  string,
  (row: Fields, time: number, context: ReaderContext) => readonly MarketEvent[]
> = new Map([
  ['spot.order_book_update', (row) => [bookUpdate(row, spotSubject(events.pairOf(row)), levels)]],
  ['spot.order_book', (row) => [events.spotBook(row, spotSubject(events.pairOf(row)))]],
  ['spot.trades', (row) => [events.spotTrade(row, spotSubject(events.pairOf(row)))]],
  ['spot.candlesticks', candle],
]);

/** Before the volume in base units was added to them, bars told it in quote units alone. */
function candle(row: Fields, time: number, context: ReaderContext): readonly MarketEvent[] {
  const { intervalMs, symbol } = candleName(text(row['n'], 'n'));
  if (!isAbsent(row['a'])) return [events.spotCandle(row, intervalMs, time, spotSubject(symbol))];
  return context.note('ignored', 'spot.candlesticks without base volume');
}
