import type { MarketEvent } from '../../market/events';
import { fields, idText, levels, list, MalformedError, positiveSize, price, sequence, text } from '../fields';
import { sideOf } from '../sides';
import { anyTime } from '../times';
import { spotSubject } from './subject';

/** Methods of the spot protocol before v4 that are of no use here. */
export const IGNORED_METHODS: ReadonlySet<string> = new Set([
  'ticker.update',
  'kline.update',
  'price.update',
]);

/**
 * A push of the spot protocol before v4, `{method, params}`. Its books carry no time and, but for snapshots, no numbers.
 * Undefined for a method that is not known.
 */
export function earlierPush(
  method: string,
  params: readonly unknown[],
  now: number,
): readonly MarketEvent[] | undefined {
  if (method === 'trades.update') return earlierTrades(params);
  return method === 'depth.update' ? [earlierBook(params, now)] : undefined;
}

/** `[symbol, [{id, time, price, amount, type}]]`, newest first in the message, oldest first here. */
function earlierTrades([name, rows]: readonly unknown[]): readonly MarketEvent[] {
  const { venue, symbol } = spotSubject(text(name, 'symbol'));
  return list(rows, 'trades')
    .toReversed()
    .map((entry) => {
      const row = fields(entry, 'trade');
      return {
        type: 'trade',
        venue,
        symbol,
        time: anyTime(row['time'], 'time'),
        id: idText(row['id'], 'id'),
        price: price(row['price'], 'price'),
        size: positiveSize(row['amount'], 'amount'),
        side: sideOf(row['type']),
      } as const;
    });
}

/** `[whether it is whole, {asks, bids, id}, symbol]`. A side without changes is left out. */
function earlierBook([whole, body, name]: readonly unknown[], time: number): MarketEvent {
  if (typeof whole !== 'boolean') throw new MalformedError('params');
  const { asks = [], bids = [], id } = fields(body, 'depth');
  const { venue, symbol, toBase } = spotSubject(text(name, 'symbol'));
  return {
    type: 'book',
    venue,
    symbol,
    time,
    snapshot: whole,
    bids: levels(bids, 'bids', toBase),
    asks: levels(asks, 'asks', toBase),
    ...(id === undefined ? {} : { last: sequence(id, 'id') }),
  };
}
