import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, type Fields, list, text } from '../fields';
import { readable } from '../listings';
import { assumedMarginTable } from '../margin-tiers';
import { API } from './feed';
import { dataOf } from './rest-bodies';
import { isLinear, VENUE } from './symbols';

const ONLINE = 1;

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: `${API}/v2/quote/contracts`, weight: 1 });
  return readable(list(dataOf(body), 'contracts'), readInstrument);
}

function readInstrument(row: Fields): Instrument | undefined {
  const symbol = text(row['symbol'], 'symbol');
  if (row['status'] !== ONLINE || !isLinear(symbol)) return undefined;
  return {
    venue: VENUE,
    symbol,
    base: text(row['asset'], 'asset'),
    quote: text(row['currency'], 'currency'),
    contract: 'linear',
    perpetual: true,
    contractSize: 1,
    priceStep: digits(row['pricePrecision']),
    sizeStep: digits(row['quantityPrecision']),
  };
}

/** Steps are told as a number of digits behind the point. */
const digits = (value: unknown) => parseStep(10 ** -decimal(value, 'precision', 0, 12));

/** The venue tells its tiers only to its customers. */
export const marginTable = (_: Rest, instrument: Instrument): Promise<MarginTable> =>
  Promise.resolve(assumedMarginTable(instrument));
