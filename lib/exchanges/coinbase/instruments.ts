import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { type Fields, list, text } from '../fields';
import { readable } from '../listings';
import { API } from './feed';
import { VENUE } from './symbols';

/** `/products`. An entry that cannot be read is left out: one odd listing must not hide all the others. */
export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = list(await rest({ url: `${API}/products`, weight: 1 }), 'products');
  return readable(body, (row) =>
    row['status'] === 'online' && row['trading_disabled'] !== true ? readProduct(row) : undefined,
  );
}

function readProduct(row: Fields): Instrument {
  return {
    venue: VENUE,
    symbol: text(row['id'], 'id'),
    base: text(row['base_currency'], 'base_currency'),
    quote: text(row['quote_currency'], 'quote_currency'),
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: parseStep(text(row['quote_increment'], 'quote_increment')),
    sizeStep: parseStep(text(row['base_increment'], 'base_increment')),
  };
}
