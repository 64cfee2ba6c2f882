import type { BookEvent } from '../../market/events';
import { toBase } from '../../market/instrument';
import { fields, type Fields, isAbsent, levels, MalformedError, sequence } from '../fields';
import { anyTime } from '../times';
import { type Contract, type KucoinMarket } from './markets';

/** The channel of a message of the unified interface, `obu.FUTURES`: books alone are of use. */
export const unifiedChannel = (message: Fields): string | undefined =>
  typeof message['T'] === 'string' ? message['T'] : undefined;

/** Whose book it is. */
export const unifiedSymbol = (message: Fields): unknown => fields(message['d'], 'd')['s'];

/** `obu`: all of a book, or the levels that changed with the numbers of the first and the last change. */
export function unifiedBook(message: Fields, contract: Contract, venue: KucoinMarket['venue']): BookEvent {
  const data = fields(message['d'], 'd');
  const { t } = message;
  if (t !== 'snapshot' && t !== 'delta') throw new MalformedError('t');
  const last = sequence(data['C'], 'C');
  const side = (value: unknown, what: string) =>
    isAbsent(value) ? [] : levels(value, what, toBase(contract));
  return {
    type: 'book',
    venue,
    symbol: contract.symbol,
    time: anyTime(data['M'] ?? message['P'], 'M'),
    snapshot: t === 'snapshot',
    bids: side(data['b'], 'b'),
    asks: side(data['a'], 'a'),
    ...(t === 'delta' ? { first: sequence(data['O'], 'O') } : {}),
    last,
  };
}
