import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'bitstamp';

export const defaults: VenueDefaults = {
  defaultInstrument: {
    venue: VENUE,
    symbol: 'btcusd',
    base: 'BTC',
    quote: 'USD',
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: { units: 1, decimals: 2 },
    sizeStep: { units: 1, decimals: 8 },
  },
};

/** False for the perpetuals that the venue has begun to list: what their sizes count is not documented. */
export const isSpot = (symbol: string) => !symbol.includes('-');

/** `btcusd` of `BTC/USD`. */
export const symbolOfPair = (pair: string) => pair.replace('/', '').toLowerCase();
