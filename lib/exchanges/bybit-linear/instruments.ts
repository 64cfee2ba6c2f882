import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, fields, type Fields, text } from '../fields';
import { API } from './feed';
import { resultOf, rowsOf } from './rest-bodies';
import { VENUE } from './symbols';

/** More pages than the venue has; a cursor that never ends must not keep us asking. */
const MAX_PAGES = 20;

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const all: Instrument[] = [];
  let cursor = '';
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query = new URLSearchParams({ category: 'linear', limit: '1000', ...(cursor && { cursor }) });
    const result = resultOf(await rest({ url: `${API}/instruments-info?${query}`, weight: 1 }));
    all.push(...readInstruments(rowsOf(result)));
    const { nextPageCursor } = result;
    if (typeof nextPageCursor !== 'string' || nextPageCursor === '') break;
    cursor = nextPageCursor;
  }
  return all;
}

/** An entry that cannot be read is left out: one odd listing must not hide all the others. */
function readInstruments(rows: readonly unknown[]): Instrument[] {
  return rows.flatMap((row) => {
    try {
      const entry = fields(row, 'instrument');
      return entry['status'] === 'Trading' ? [readInstrument(entry)] : [];
    } catch {
      return [];
    }
  });
}

function readInstrument(row: Fields): Instrument {
  const minutes = row['fundingInterval'];
  return {
    venue: VENUE,
    symbol: text(row['symbol'], 'symbol'),
    base: text(row['baseCoin'], 'baseCoin'),
    quote: text(row['quoteCoin'], 'quoteCoin'),
    contract: 'linear',
    perpetual: row['contractType'] === 'LinearPerpetual',
    contractSize: 1,
    priceStep: parseStep(text(fields(row['priceFilter'], 'priceFilter')['tickSize'], 'tickSize')),
    sizeStep: parseStep(text(fields(row['lotSizeFilter'], 'lotSizeFilter')['qtyStep'], 'qtyStep')),
    ...(minutes ? { fundingHours: decimal(minutes, 'fundingInterval', 1, 1440) / 60 } : {}),
  };
}
