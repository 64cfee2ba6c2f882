import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, type Fields, isAbsent, MalformedError, text } from '../fields';
import { readable } from '../listings';
import { API } from './feed';
import { WEIGHTS } from './history';
import { dataOf } from './rest-bodies';

export const swaps = (rest: Rest): Promise<readonly Instrument[]> => load(rest, 'SWAP', readSwap);

export const pairs = (rest: Rest): Promise<readonly Instrument[]> => load(rest, 'SPOT', readPair);

async function load(
  rest: Rest,
  type: string,
  read: (row: Fields) => Instrument,
): Promise<readonly Instrument[]> {
  const url = `${API}/public/instruments?instType=${type}`;
  const rows = dataOf(await rest({ url, weight: WEIGHTS.instruments }));
  return readable(rows, (row) => (row['state'] === 'live' ? read(row) : undefined));
}

/** Swaps name their coins only in their `instId`. */
function readSwap(row: Fields): Instrument {
  const symbol = text(row['instId'], 'instId');
  const [base, quote] = symbol.split('-');
  const contract = row['ctType'] === 'inverse' ? 'inverse' : 'linear';
  const unit = text(row['ctValCcy'], 'ctValCcy');
  if (row['ctType'] !== contract || unit !== (contract === 'linear' ? base : 'USD'))
    throw new MalformedError('ctType');
  const multiplier = isAbsent(row['ctMult']) ? 1 : decimal(row['ctMult'], 'ctMult', 1e-9, 1e9);
  return {
    venue: 'okx-swap',
    symbol,
    base: text(base, 'base'),
    quote: text(quote, 'quote'),
    contract,
    perpetual: true,
    contractSize: decimal(row['ctVal'], 'ctVal', 1e-9, 1e12) * multiplier,
    ...steps(row),
  };
}

const readPair = (row: Fields): Instrument => ({
  venue: 'okx-spot',
  symbol: text(row['instId'], 'instId'),
  base: text(row['baseCcy'], 'baseCcy'),
  quote: text(row['quoteCcy'], 'quoteCcy'),
  contract: 'spot',
  perpetual: true,
  contractSize: 1,
  ...steps(row),
});

const steps = (row: Fields) => ({
  priceStep: parseStep(text(row['tickSz'], 'tickSz')),
  sizeStep: parseStep(text(row['lotSz'], 'lotSz')),
});
