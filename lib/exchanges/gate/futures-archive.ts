import type { MarketEvent } from '../../market/events';
import { fields, list, rowOrRows, text } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import { impliedSymbol } from '../implied-symbol';
import type { ArchivedMarket } from './archive';
import { contractUnit } from './contracts';
import * as events from './futures-events';
import { trade, withSubject } from './futures-market';
import { futuresDefaults } from './instruments';
import type { Push } from './market';
import { changedBook, changedContract, wholeBook } from './order-book-channel';
import * as bodies from './rest-bodies';
import type { Subject } from './subject';

/** What else was recorded of the futures. */
export const futuresArchived: ArchivedMarket = {
  defaults: futuresDefaults,
  unit: contractUnit,

  push: (push, context) =>
    push.channel === 'futures.order_book'
      ? orderBook(push, (symbol, read) => withSubject(text(symbol, 'contract'), push.channel, context, read))
      : undefined,

  body(kind: string, body: unknown, context: ReaderContext) {
    const now = context.now();
    const implied = (read: (subject: Subject) => readonly MarketEvent[]) =>
      withSubject(impliedSymbol(context, futuresDefaults), kind, context, read);
    switch (kind) {
      case 'order_book':
        return implied((subject) => [bodies.orderBook(fields(body, kind), subject, now)]);
      case 'candlesticks':
        return implied((subject) => bodies.candles(body, subject, now));
      case 'funding_rate':
        return implied((subject) => bodies.fundingRates(body, subject));
      case 'contract_stats':
        if (bodies.countsDollars(body)) return context.note('ignored', `${kind} of another category`);
        return implied((subject) => bodies.openInterest(body, subject));
      case 'liq_orders':
        return rowOrRows(body, 'row').flatMap((row) =>
          withSubject(text(row['contract'], 'contract'), kind, context, (subject) =>
            bodies.liquidationOrders([row], subject),
          ),
        );
      case 'trades':
        return rowOrRows(body, 'row')
          .toReversed()
          .flatMap((row) => trade(row, context));
      case 'tickers':
        return rowOrRows(body, 'row').flatMap((row) =>
          withSubject(text(row['contract'], 'contract'), kind, context, (subject) =>
            events.ticker(row, now, subject),
          ),
        );
      default:
        return undefined;
    }
  },
};

function orderBook(
  { event, result, time }: Push,
  about: (symbol: unknown, read: (subject: Subject) => readonly MarketEvent[]) => readonly MarketEvent[],
): readonly MarketEvent[] {
  if (event === 'update') {
    const changes = list(result, 'result');
    return about(changedContract(changes), (subject) => [changedBook(changes, time, subject)]);
  }
  const whole = fields(result, 'result');
  return about(whole['contract'], (subject) => [wholeBook(whole, time, subject)]);
}
