import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { fields, type Fields, text } from '../fields';
import { readable } from '../listings';
import { API } from './feed';
import { VENUE } from './symbols';

/** `/perpetualMarkets`, by symbol. */
export async function perpetualMarkets(rest: Rest, query = ''): Promise<Fields> {
  const body = await rest({ url: `${API}/perpetualMarkets${query}`, weight: 1 });
  return fields(fields(body, 'perpetualMarkets')['markets'], 'markets');
}

export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const markets = await perpetualMarkets(rest);
  return readable(Object.values(markets), (row) =>
    row['status'] === 'ACTIVE' ? readInstrument(row) : undefined,
  );
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
