import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { MarginTable } from '../../market/margin';
import type { Rest } from '../exchange';
import { decimal, fields, type Fields, text } from '../fields';
import { API } from './feed';
import { dataOf, rowsOf } from './rest-bodies';
import { isLinear, VENUE } from './symbols';

const ONLINE = 1;

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const body = await rest({ url: `${API}/v2/quote/contracts`, weight: 1 });
  return rowsOf(dataOf(body)).flatMap(readInstrument);
}

/** An entry that cannot be read is left out: one odd listing must not hide all the others. */
function readInstrument(row: Fields): readonly Instrument[] {
  try {
    const symbol = text(row['symbol'], 'symbol');
    return row['status'] === ONLINE && isLinear(symbol)
      ? [instrumentOf(fields(row, 'contract'), symbol)]
      : [];
  } catch {
    return [];
  }
}

function instrumentOf(row: Fields, symbol: string): Instrument {
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

/**
 * The venue tells its tiers only to its customers. One step of our assumption stands in for them, no figure of the
 * venue's: half a per cent for the large contracts, one for all others, each with half as much leverage as that allows.
 */
export function marginTable(_: Rest, { base }: Instrument): Promise<MarginTable> {
  const maintenanceRate = LARGE.has(base) ? 0.005 : 0.01;
  const tiers = [{ upTo: Infinity, maintenanceRate, maxLeverage: 1 / (2 * maintenanceRate) }];
  return Promise.resolve({ unit: 'quote', tiers, source: { asOf: '2026-11-01' } });
}

const LARGE: ReadonlySet<string> = new Set(['BTC', 'ETH']);
