import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, type Fields, isAbsent, list, text } from '../fields';
import { readable } from '../listings';
import type { VenueDefaults } from '../venue-defaults';
import { VENUE } from './subject';
import { API } from './feed';
import { dataOf } from './rest-bodies';

export const defaults: VenueDefaults = {
  defaultInstrument: {
    venue: VENUE,
    symbol: 'BTC_USDT',
    base: 'BTC',
    quote: 'USDT',
    contract: 'linear',
    perpetual: true,
    contractSize: 0.0001,
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 0 },
  },
};

/** The contracts that trade now: in stablecoins and, inverse, in coins. */
export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const data = dataOf(await rest({ url: `${API}/detail`, weight: 1 }));
  return readable(list(data, 'detail'), (row) => (row['state'] === 0 ? readInstrument(row) : undefined));
}

function readInstrument(row: Fields): Instrument {
  const base = text(row['baseCoin'], 'baseCoin');
  const isPerpetual = isAbsent(row['futureType']) || row['futureType'] === 1;
  return {
    venue: VENUE,
    symbol: text(row['symbol'], 'symbol'),
    base,
    quote: text(row['quoteCoin'], 'quoteCoin'),
    contract: row['settleCoin'] === base ? 'inverse' : 'linear',
    perpetual: isPerpetual,
    contractSize: decimal(row['contractSize'], 'contractSize', 1e-12, 1e12),
    priceStep: step(row['priceUnit'], 'priceUnit'),
    sizeStep: step(row['volUnit'], 'volUnit'),
  };
}

const step = (value: unknown, what: string) => parseStep(decimal(value, what, 1e-12, 1e12));
