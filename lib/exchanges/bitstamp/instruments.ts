import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, type Fields, list, MalformedError, text } from '../fields';
import { readable } from '../listings';
import { API } from './feed';
import { isSpot, VENUE } from './symbols';

/** `/trading-pairs-info/`. An entry that cannot be read is left out: one odd listing must not hide all the others. */
export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = list(await rest({ url: `${API}/trading-pairs-info/`, weight: 1 }), 'pairs');
  return readable(body, (row) => {
    const pair = readPair(row);
    return isSpot(pair.symbol) ? pair : undefined;
  });
}

function readPair(row: Fields): Instrument {
  if (row['trading'] !== 'Enabled') throw new MalformedError('trading');
  const [base = '', quote = ''] = text(row['name'], 'name').split('/');
  return {
    venue: VENUE,
    symbol: text(row['url_symbol'], 'url_symbol'),
    base: text(base, 'base'),
    quote: text(quote, 'quote'),
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: { units: 1, decimals: decimals(row['counter_decimals']) },
    sizeStep: { units: 1, decimals: decimals(row['base_decimals']) },
  };
}

const decimals = (value: unknown) => Math.round(decimal(value, 'decimals', 0, 12));
