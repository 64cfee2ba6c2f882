import type { Instrument } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'cryptocom';

/** Funding is settled at every full hour. */
export const FUNDING_HOURS = 1;

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'BTCUSD-PERP',
  base: 'BTC',
  quote: 'USD',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 4 },
  fundingHours: FUNDING_HOURS,
};

/** Everything that is traded here is counted in base units. */
export const defaults: VenueDefaults = { defaultInstrument };

/** Spot pairs are written `BTC_USDT`, contracts `BTCUSD-PERP` and `BTCUSD-261225`. */
export const isSpot = (symbol: string) => symbol.includes('_');
