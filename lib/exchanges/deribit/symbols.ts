import { type ContractKind, type Instrument, wireToBase } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'deribit';

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'BTC-PERPETUAL',
  base: 'BTC',
  quote: 'USD',
  contract: 'inverse',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 5, decimals: 1 },
  sizeStep: { units: 10, decimals: 0 },
};

/** Amounts are never counted in contracts: they are US dollars of inverse contracts and base units of all others. */
export const defaults: VenueDefaults = { defaultInstrument };

const PAIR = String.raw`[A-Z\d]+_[A-Z\d]+`;
const DATE = String.raw`\d{1,2}[A-Z]{3}\d{2}`;
const INVERSE = new RegExp(String.raw`^[A-Z\d]+-(PERPETUAL|${DATE})$`);
const LINEAR = new RegExp(String.raw`^${PAIR}-(PERPETUAL|${DATE})$`);
const OPTION = new RegExp(String.raw`^[A-Z\d]+(_[A-Z\d]+)?-${DATE}-[\dd.]+-[CP]$`, 'i');
const SPOT = new RegExp(`^${PAIR}$`);

/** What an instrument is, by the venue's naming alone. */
export type Product = ContractKind | 'option' | 'combo';

export function productOf(symbol: string): Product {
  if (INVERSE.test(symbol)) return 'inverse';
  if (LINEAR.test(symbol)) return 'linear';
  if (OPTION.test(symbol)) return 'option';
  return SPOT.test(symbol) ? 'spot' : 'combo';
}

/** Base units of an amount at a price. Amounts of options are base units too. */
export function toBase(symbol: string): (amount: number, price: number) => number {
  const contract = productOf(symbol) === 'inverse' ? 'inverse' : 'linear';
  return (amount, price) => wireToBase(amount, price, { contract, contractSize: 1 });
}
