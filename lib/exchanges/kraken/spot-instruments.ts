import { parseStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { decimal, type Fields, isAbsent, MalformedError, text } from '../fields';
import { readable } from '../listings';
import { resultOf } from './spot-bodies';
import { API } from './spot-feed';
import { symbolOf, VENUE } from './spot-symbols';

const MAX_DECIMALS = 12;

export async function spotInstruments(rest: Rest): Promise<readonly Instrument[]> {
  const pairs = Object.values(resultOf(await rest({ url: `${API}/AssetPairs`, weight: 1 })));
  return readable(pairs, (row) =>
    isAbsent(row['status']) || row['status'] === 'online' ? readInstrument(row) : undefined,
  );
}

function readInstrument(row: Fields): Instrument {
  const symbol = symbolOf(text(row['wsname'], 'wsname'));
  const [base, quote] = symbol.split('/');
  return {
    venue: VENUE,
    symbol,
    base: text(base, 'base'),
    quote: text(quote, 'quote'),
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: priceStep(row),
    sizeStep: { units: 1, decimals: decimals(row, 'lot_decimals') },
  };
}

/** In as many decimals as prices are written with, since the checksum is over all of them: a tick of 0.5 in two is 50. */
function priceStep(row: Fields) {
  const written = decimals(row, 'pair_decimals');
  if (isAbsent(row['tick_size'])) return { units: 1, decimals: written };
  const step = parseStep(decimal(row['tick_size'], 'tick_size', 1e-12, 1e9));
  if (step.decimals > written) throw new MalformedError('tick_size');
  return { units: step.units * 10 ** (written - step.decimals), decimals: written };
}

function decimals(row: Fields, name: string): number {
  const value = decimal(row[name], name, 0, MAX_DECIMALS);
  if (!Number.isInteger(value)) throw new MalformedError(name);
  return value;
}
