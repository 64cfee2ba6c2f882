import type { BookEvent, Level } from '../../market/events';
import { decimal, fields, type Fields, list, MalformedError, price, sequence, text } from '../fields';
import { anyTime } from '../times';
import { contractLevels } from './futures-events';
import type { Subject } from './subject';

/** `futures.order_book` with event `all`, the channel of limited books: its best levels. */
export function wholeBook(result: Fields, frameTime: number, { venue, symbol, toBase }: Subject): BookEvent {
  return {
    type: 'book',
    venue,
    symbol,
    time: result['t'] === undefined ? frameTime : anyTime(result['t'], 't'),
    snapshot: true,
    bids: contractLevels(result['bids'], 'bids', toBase),
    asks: contractLevels(result['asks'], 'asks', toBase),
    ...(result['id'] === undefined ? {} : { last: sequence(result['id'], 'id') }),
  };
}

/** The contract that the rows of a change are about. */
export const changedContract = (rows: readonly unknown[]): string =>
  text(fields(rows[0], 'result')['c'], 'c');

/**
 * `futures.order_book` with event `update`: rows `{p, s, id}` with the side in the sign, a bid more than zero. What is
 * gone has no sign: it is removed on the side where the frame has just shown it, otherwise on both.
 */
export function changedBook(
  rows: readonly unknown[],
  time: number,
  { venue, symbol, toBase }: Subject,
): BookEvent {
  const bids: Level[] = [];
  const asks: Level[] = [];
  const sides = new Map<number, Level[]>();
  const numbers = list(rows, 'result').map((entry) => {
    const row = fields(entry, 'row');
    const at = price(row['p'], 'p');
    const contracts = decimal(row['s'], 's', -1e15, 1e15);
    const known = contracts === 0 ? sides.get(at) : contracts > 0 ? bids : asks;
    if (contracts !== 0 && known) sides.set(at, known);
    for (const side of known ? [known] : [bids, asks]) side.push([at, toBase(Math.abs(contracts), at)]);
    return sequence(row['id'], 'id');
  });
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) throw new MalformedError('result');
  return { type: 'book', venue, symbol, time, snapshot: false, bids, asks, first, last };
}
