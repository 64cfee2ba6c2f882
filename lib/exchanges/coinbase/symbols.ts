import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'coinbase';

export const defaults: VenueDefaults = {
  defaultInstrument: {
    venue: VENUE,
    symbol: 'BTC-USD',
    base: 'BTC',
    quote: 'USD',
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: { units: 1, decimals: 2 },
    sizeStep: { units: 1, decimals: 8 },
  },
};

/** Futures, which Advanced Trade tells of on the same channels; what their sizes count is documented elsewhere. */
const FUTURE = /-(CDE|INTX)$/;

export const isSpot = (symbol: string) => !FUTURE.test(symbol);
