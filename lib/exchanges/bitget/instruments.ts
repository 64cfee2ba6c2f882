import { type DecimalStep, parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, type Fields, isAbsent, text } from '../fields';
import { readable } from '../listings';
import { API } from './feed';
import { rowsOf } from './rows';
import type { BitgetMarket } from './market';
import { dataOf } from './rest-bodies';

export const instruments =
  (market: BitgetMarket) =>
  async (rest: Rest): Promise<readonly Instrument[]> => {
    const query = new URLSearchParams({ category: market.category });
    const rows = rowsOf(dataOf(await rest({ url: `${API}/instruments?${query}`, weight: 1 })));
    return readable(rows, (row) => (row['status'] === 'online' ? readInstrument(row, market) : undefined));
  };

function readInstrument(row: Fields, { venue, defaultInstrument }: BitgetMarket): Instrument {
  const { fundInterval } = row;
  return {
    venue,
    symbol: text(row['symbol'], 'symbol'),
    base: text(row['baseCoin'], 'baseCoin'),
    quote: text(row['quoteCoin'], 'quoteCoin'),
    contract: defaultInstrument.contract,
    // The kind of a contract has moved from one field to the other.
    perpetual: row['symbolType'] !== 'delivery' && row['type'] !== 'delivery',
    contractSize: 1,
    priceStep: step(row['priceMultiplier'], row['pricePrecision']),
    sizeStep: step(row['quantityMultiplier'], row['quantityPrecision']),
    ...(isAbsent(fundInterval) ? {} : { fundingHours: decimal(fundInterval, 'fundInterval', 1, 24) }),
  };
}

/** Contracts tell their step, spot pairs the number of decimals. */
function step(multiplier: unknown, precision: unknown): DecimalStep {
  if (!isAbsent(multiplier)) return parseStep(text(multiplier, 'multiplier'));
  return { units: 1, decimals: decimal(precision, 'precision', 0, 12) };
}
