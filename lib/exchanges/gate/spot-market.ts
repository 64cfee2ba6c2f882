import type { MarketEvent } from '../../market/events';
import { fields, type Fields, isAbsent, list, text } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import { candleName } from './futures-events';
import { spotDefaults } from './instruments';
import type { GateMarket } from './market';
import * as bodies from './rest-bodies';
import { earlierPush, IGNORED_METHODS } from './spot-before-v4';
import * as events from './spot-events';
import { spotSubject } from './subject';

export const spotMarket: GateMarket = {
  name: 'spot',

  push({ channel, result, time }, context) {
    const row = fields(result, 'result');
    switch (channel) {
      case 'spot.order_book_update':
        return [events.spotBookUpdate(row, spotSubject(events.pairOf(row)))];
      case 'spot.order_book':
        return [events.spotBook(row, spotSubject(events.pairOf(row)))];
      case 'spot.trades':
        return [events.spotTrade(row, spotSubject(events.pairOf(row)))];
      case 'spot.candlesticks':
        return candle(row, time, context);
      default:
        return undefined;
    }
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

/** Before the volume in base units was added to them, bars told it in quote units alone. */
function candle(row: Fields, time: number, context: ReaderContext): readonly MarketEvent[] {
  const { intervalMs, symbol } = candleName(text(row['n'], 'n'));
  if (!isAbsent(row['a'])) return [events.spotCandle(row, intervalMs, time, spotSubject(symbol))];
  return context.note('ignored', 'spot.candlesticks without base volume');
}
