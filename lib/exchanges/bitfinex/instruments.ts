import type { DecimalStep } from '../../core/decimal-step';
import type { Instrument } from '../../market/instrument';
import type { Rest } from '../exchange';
import { isAbsent, price, text } from '../fields';
import { API, REQUEST_WEIGHT } from './feed';
import { rowsOf } from './rest-bodies';
import { assetsOf, contractOf, FUNDING_HOURS, isPair, SIZE_DECIMALS, VENUE } from './symbols';

/** Every pair with its current prices, which tell the steps: the venue publishes none. */
export async function instruments(rest: Rest): Promise<readonly Instrument[]> {
  const rows = rowsOf(await rest({ url: `${API}/tickers?symbols=ALL`, weight: REQUEST_WEIGHT }));
  return rows.flatMap((row) => {
    // An entry that cannot be read is left out: one odd listing must not hide all the others.
    try {
      return typeof row[0] === 'string' && isPair(row[0]) ? [readInstrument(row, row[0])] : [];
    } catch {
      return [];
    }
  });
}

/** `[symbol, bid, its size, ask, its size, change, relative change, last, volume, high, low]`. */
function readInstrument(row: readonly unknown[], symbol: string): Instrument {
  const assets = assetsOf(symbol);
  const contract = contractOf(symbol);
  const at = price(isAbsent(row[1]) || row[1] === 0 ? row[7] : row[1], 'price');
  return {
    venue: VENUE,
    symbol,
    base: text(assets?.base, 'base'),
    quote: text(assets?.quote, 'quote'),
    contract,
    perpetual: true,
    contractSize: 1,
    priceStep: priceStep(at),
    sizeStep: { units: 1, decimals: sizeDecimals(at) },
    ...(contract === 'linear' ? { fundingHours: FUNDING_HOURS } : {}),
  };
}

const SIGNIFICANT_DIGITS = 5;

/**
 * Prices have five significant digits, so that their step grows with them: this is the one of prices ten times lower,
 * of which the current ones and all that a book reaches down to are multiples.
 */
function priceStep(at: number): DecimalStep {
  const exponent = Math.floor(Math.log10(at)) - SIGNIFICANT_DIGITS;
  return exponent > 0
    ? { units: 10 ** exponent, decimals: 0 }
    : { units: 1, decimals: Math.min(-exponent, MAX_DECIMALS) };
}

const MAX_DECIMALS = 12;
/** A level worth more quote units than this is not expected anywhere. */
const LARGEST_WORTH = 1e8;
/** Decimal digits of the largest number of lots that a book keeps exactly. */
const LOT_DIGITS = 13;

/** Sizes have eight decimals, fewer where coins are worth so little that a level would be too many lots. */
function sizeDecimals(at: number): number {
  const digits = Math.ceil(Math.log10(LARGEST_WORTH / at));
  return Math.max(0, Math.min(SIZE_DECIMALS, LOT_DIGITS - digits));
}
