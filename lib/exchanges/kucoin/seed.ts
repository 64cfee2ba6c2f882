import type { BookProtocol } from '../exchange';
import { fields } from '../fields';
import type { KucoinMarket } from './markets';
import { dataOf } from './rest-bodies';
import { wholeBook } from './stream-events';

/** Fetches a book as deep as the market tells it without a key: of futures all of it, of the spot market 100 levels. */
export function fetchBook(
  { api, venue }: KucoinMarket,
  { path, weight }: { readonly path: string; readonly weight: number },
): NonNullable<BookProtocol['fetchSeed']> {
  return async (rest, instrument) => {
    const query = new URLSearchParams({ symbol: instrument.symbol });
    const body = await rest({ url: `${api}${path}?${query}`, weight });
    return wholeBook(fields(dataOf(body), 'book'), instrument, venue);
  };
}
