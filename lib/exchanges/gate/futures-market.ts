import type { MarketEvent } from '../../market/events';
import { fields, type Fields, rowOrRows, text } from '../fields';
import type { ReaderContext } from '../frame-mapper';
import * as events from './futures-events';
import type { GateMarket } from './market';
import { type Subject, subjectOf } from './subject';

/** Perpetuals in USDT and, by their names, other contracts whose unit is known. */
export const futuresMarket: GateMarket = {
  name: 'futures',

  push(push, context) {
    const about = (symbol: unknown, read: (subject: Subject) => readonly MarketEvent[]) =>
      withSubject(text(symbol, 'contract'), push.channel, context, read);
    const { channel, result, time } = push;
    switch (channel) {
      case 'futures.order_book_update': {
        const update = fields(result, 'result');
        return about(update['s'], (subject) => [events.bookUpdate(update, subject, events.contractLevels)]);
      }
      case 'futures.trades':
        return rowOrRows(result, 'row').flatMap((row) => trade(row, context));
      case 'futures.public_liquidates':
        return rowOrRows(result, 'row').flatMap((row) =>
          about(row['contract'], (subject) => [events.liquidation(row, subject)]),
        );
      case 'futures.tickers':
        return rowOrRows(result, 'row').flatMap((row) =>
          about(row['contract'], (subject) => events.ticker(row, time, subject)),
        );
      case 'futures.candlesticks':
        return rowOrRows(result, 'row').flatMap((row) => candle(row, time, context));
      default:
        return undefined;
    }
  },
};

/** Messages that tell something even where the size of their contract is not known. */
const UNCOUNTED: ReadonlySet<string> = new Set(['futures.tickers', 'tickers', 'funding_rate']);

/** Reads with the unit of a contract, where it is known. */
export function withSubject(
  symbol: string,
  name: string,
  context: ReaderContext,
  read: (subject: Subject) => readonly MarketEvent[],
): readonly MarketEvent[] {
  const instrument = context.instruments.get(symbol);
  if (!instrument) return context.note('ignored', `${name} of another category`);
  const subject = subjectOf(instrument);
  return subject.sized || UNCOUNTED.has(name)
    ? read(subject)
    : context.note('ignored', `${name} of an unknown contract size`);
}

/**
 * Fills of positions that the insurance fund or other traders took over have no aggressor. They belong to liquidations,
 * which have a channel of their own: here they would be counted twice.
 */
export function trade(row: Fields, context: ReaderContext): readonly MarketEvent[] {
  if (row['is_internal'] === true) return context.note('ignored', 'futures.trades internal');
  return withSubject(text(row['contract'], 'contract'), 'futures.trades', context, (subject) => [
    events.trade(row, subject),
  ]);
}

function candle(row: Fields, time: number, context: ReaderContext): readonly MarketEvent[] {
  const { intervalMs, symbol } = events.candleName(text(row['n'], 'n'));
  if (/^(mark|index)_/.test(symbol)) return context.note('ignored', 'futures.candlesticks of mark or index');
  return withSubject(symbol, 'futures.candlesticks', context, (subject) => [
    events.candle(row, intervalMs, time, subject),
  ]);
}
