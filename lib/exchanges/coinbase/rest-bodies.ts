import type { BookEvent, CandleEvent, TradeEvent } from '../../market/events';
import { fields, idText, isAbsent, levels, list, text } from '../fields';
import { barLengthOf } from '../intervals';
import { isoTime, secondsTime } from '../times';
import { candle, trade } from './events';
import { VENUE } from './symbols';

/**
 * `/products/<id>/candles`: `[start, low, high, open, close, volume]` of the Exchange, an object each of Advanced Trade;
 * newest first in the answer, oldest first here. Bars in which nothing traded are left out by the venue.
 * @param until bars that end later are still open.
 * @param intervalMs length of a bar; where it is not known it is read off two neighbours, else taken as a minute.
 */
export function candles(
  rows: readonly unknown[],
  symbol: string,
  until: number,
  intervalMs = barLengthOf(rows.slice(0, 2).map(startOf)),
): CandleEvent[] {
  return rows.toReversed().map((entry) => {
    const about = { symbol, time: startOf(entry), intervalMs, now: until };
    if (!Array.isArray(entry)) {
      const { open, high, low, close, volume } = fields(entry, 'candle');
      return candle({ open, high, low, close, volume }, about);
    }
    const [, low, high, open, close, volume] = list(entry, 'candle');
    return candle({ open, high, low, close, volume }, about);
  });
}

const startOf = (entry: unknown) =>
  secondsTime(
    Array.isArray(entry) ? (entry as readonly unknown[])[0] : fields(entry, 'candle')['start'],
    'start',
  );

/** `/products/<id>/trades`, newest first in the answer, oldest first here. Only Advanced Trade names the product. */
export function trades(rows: readonly unknown[], implied: string): TradeEvent[] {
  return rows.toReversed().map((entry) => {
    const row = fields(entry, 'trade');
    return trade(row, {
      symbol: isAbsent(row['product_id']) ? implied : text(row['product_id'], 'product_id'),
      id: idText(row['trade_id'], 'trade_id'),
      time: isoTime(row['time'], 'time'),
    });
  });
}

/** `/products/<id>/book`: `[price, size, orders]` of each level. Early bodies carry no time: `now` stands in. */
export function orderBook(body: Readonly<Record<string, unknown>>, symbol: string, now: number): BookEvent {
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: isAbsent(body['time']) ? now : isoTime(body['time'], 'time'),
    snapshot: true,
    bids: levels(body['bids'], 'bids'),
    asks: levels(body['asks'], 'asks'),
  };
}
