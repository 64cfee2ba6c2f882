import { type ContractKind, type Instrument, wireToBase } from '../../market/instrument';
import type { VenueId } from '../../market/venues';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';
import type { VenueDefaults } from '../venue-defaults';

/** What sets the three categories of Bybit apart for one and the same reading of messages. */
export interface BybitMarket extends VenueDefaults {
  readonly category: 'linear' | 'inverse' | 'spot';
}

/** One unit of size is one coin, and one US dollar of an inverse contract. */
const contractSize = () => 1;

const bitcoin: Omit<Instrument, 'venue' | 'contract'> = {
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 3 },
};

export const linear: BybitMarket = {
  category: 'linear',
  defaultInstrument: { ...bitcoin, venue: 'bybit-linear', contract: 'linear' },
  contractSize,
};

export const inverse: BybitMarket = {
  category: 'inverse',
  defaultInstrument: {
    ...bitcoin,
    venue: 'bybit-inverse',
    contract: 'inverse',
    symbol: 'BTCUSD',
    quote: 'USD',
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 0 },
  },
  contractSize,
};

export const spot: BybitMarket = {
  category: 'spot',
  defaultInstrument: {
    ...bitcoin,
    venue: 'bybit-spot',
    contract: 'spot',
    priceStep: { units: 1, decimals: 2 },
    sizeStep: { units: 1, decimals: 6 },
  },
  contractSize,
};

/** What a message is read with once it is known what it is about. */
export interface Subject {
  readonly venue: VenueId;
  readonly symbol: string;
  readonly contract: ContractKind;
  readonly fundingHours: number;
  /** Base units of a size as it stands on the wire. */
  readonly toBase: (size: number, price: number) => number;
}

export function subjectOf(
  { defaultInstrument: { venue } }: BybitMarket,
  symbol: string,
  contract: ContractKind,
  fundingHours = DEFAULT_FUNDING_HOURS,
): Subject {
  const toBase = (size: number, price: number) => wireToBase(size, price, { contract, contractSize: 1 });
  return { venue, symbol, contract, fundingHours, toBase };
}

/** The dollar without a letter behind it, or with the month and year of a dated contract. */
const INVERSE = /USD([FGHJKMNQUVXZ]\d{2})?$/;
const OPTION = /-[CP](-[A-Z]+)?$/;

/** What a symbol is a contract of, read off its name; undefined for an option. */
export function contractOf({ category }: BybitMarket, symbol: string): ContractKind | undefined {
  if (OPTION.test(symbol)) return undefined;
  if (category === 'spot') return 'spot';
  return INVERSE.test(symbol) ? 'inverse' : 'linear';
}
