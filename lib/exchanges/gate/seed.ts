import type { BookEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { fields } from '../fields';
import { API } from './feed';
import { answered, orderBook } from './rest-bodies';
import { subjectOf } from './subject';

/** Levels of each side that both markets are documented to give. */
const DEPTH = '100';

export const fetchFuturesBook = (rest: Rest, instrument: Instrument): Promise<BookEvent> =>
  fetchBook(rest, instrument, '/futures/usdt/order_book', { contract: instrument.symbol });

export const fetchSpotBook = (rest: Rest, instrument: Instrument): Promise<BookEvent> =>
  fetchBook(rest, instrument, '/spot/order_book', { currency_pair: instrument.symbol });

async function fetchBook(
  rest: Rest,
  instrument: Instrument,
  path: string,
  name: Readonly<Record<string, string>>,
): Promise<BookEvent> {
  const query = new URLSearchParams({ ...name, limit: DEPTH, with_id: 'true' });
  const body = answered(await rest({ url: `${API}${path}?${query}`, weight: 1 }));
  return orderBook(fields(body, 'order_book'), subjectOf(instrument), Date.now());
}
