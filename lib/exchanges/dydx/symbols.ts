import type { Instrument } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'dydx';

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'BTC-USD',
  base: 'BTC',
  quote: 'USD',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 0 },
  sizeStep: { units: 1, decimals: 4 },
  fundingHours: 1,
};

export const defaults: VenueDefaults = { defaultInstrument };
