import type { Instrument } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'bingx';

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'BTC-USDT',
  base: 'BTC',
  quote: 'USDT',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 4 },
};

/** Sizes are in base units. */
export const defaults: VenueDefaults = { defaultInstrument };

/** False for the coin-margined contracts of another address, whose sizes are in other units: `BTC-USD`. */
export const isLinear = (symbol: string) => /-USD[TC]$/.test(symbol);
