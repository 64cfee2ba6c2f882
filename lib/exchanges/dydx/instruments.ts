import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { fields, type Fields, text } from '../fields';
import { API } from './feed';
import { VENUE } from './symbols';

/** `/perpetualMarkets`, by symbol. */
export async function perpetualMarkets(rest: Rest, query = ''): Promise<Fields> {
  const body = await rest({ url: `${API}/perpetualMarkets${query}`, weight: 1 });
  return fields(fields(body, 'perpetualMarkets')['markets'], 'markets');
}

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const markets = await perpetualMarkets(rest);
  return Object.values(markets).flatMap((row) => {
    try {
      const market = fields(row, 'market');
      return market['status'] === 'ACTIVE' ? [readInstrument(market)] : [];
    } catch {
      // One odd listing must not hide all the others.
      return [];
    }
  });
}

function readInstrument(row: Fields): Instrument {
  const symbol = text(row['ticker'], 'ticker');
  const dash = symbol.lastIndexOf('-');
  return {
    venue: VENUE,
    symbol,
    base: symbol.slice(0, dash),
    quote: symbol.slice(dash + 1),
    contract: 'linear',
    perpetual: true,
    contractSize: 1,
    priceStep: parseStep(text(row['tickSize'], 'tickSize')),
    sizeStep: parseStep(text(row['stepSize'], 'stepSize')),
    fundingHours: 1,
  };
}
