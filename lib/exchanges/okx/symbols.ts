import type { VenueDefaults } from '../venue-defaults';

export const swapMarket: VenueDefaults = {
  defaultInstrument: {
    venue: 'okx-swap',
    symbol: 'BTC-USDT-SWAP',
    base: 'BTC',
    quote: 'USDT',
    contract: 'linear',
    perpetual: true,
    contractSize: 0.01,
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 2 },
  },
};

export const spotMarket: VenueDefaults = {
  defaultInstrument: {
    venue: 'okx-spot',
    symbol: 'BTC-USDT',
    base: 'BTC',
    quote: 'USDT',
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 8 },
  },
};

/** What swaps of one underlying and margin share: `BTC-USDT` of `BTC-USDT-SWAP`. */
export const familyOf = (symbol: string) => symbol.split('-').slice(0, 2).join('-');
