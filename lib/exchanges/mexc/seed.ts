import type { BookEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { fields } from '../fields';
import { subjectOf } from './subject';
import { API } from './feed';
import { dataOf } from './rest-bodies';
import { wholeDepth } from './stream-events';

/** The whole book, with the number of its last update. */
export async function fetchDepth(rest: Rest, instrument: Instrument): Promise<BookEvent> {
  const { symbol } = instrument;
  const data = dataOf(await rest({ url: `${API}/depth/${symbol}`, weight: 1 }));
  return wholeDepth(fields(data, 'depth'), Date.now(), subjectOf(instrument));
}
