import { fields, type Fields, list, rowOrRows, text } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import type { ArchivedMarket } from './archive';
import { spotDefaults } from './instruments';
import * as bodies from './rest-bodies';
import { earlierPush, IGNORED_METHODS } from './spot-before-v4';
import * as events from './spot-events';
import { spotSubject } from './subject';

/** What else was recorded of the spot market. */
export const spotArchived: ArchivedMarket = {
  defaults: spotDefaults,
  unit: () => ({ contract: 'spot', contractSize: 1 }),

  push: ({ channel, result }) =>
    channel === 'spot.order_book'
      ? rowOrRows(result, 'result').map((row) => events.spotBook(row, spotSubject(events.pairOf(row))))
      : undefined,

  body(kind: string, body: unknown, context: ReaderContext) {
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

  earlier(message: Fields, context: ReaderContext) {
    const method = text(message['method'], 'method');
    if (!IGNORED_METHODS.has(method))
      return earlierPush(method, list(message['params'], 'params'), context.now());
    return context.note('ignored', method);
  },
};
