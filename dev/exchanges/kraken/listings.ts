import type { Listing } from '../local-venue';

/** Linear perpetuals: sizes in coins. */
export const FUTURES: Listing = {
  BTC: {
    symbol: 'PF_XBTUSD',
    base: 'BTC',
    quote: 'USD',
    ticksPerUnit: 1,
    lotsPerUnit: 10_000,
    priceDecimals: 0,
    sizeDecimals: 4,
  },
  ETH: {
    symbol: 'PF_ETHUSD',
    base: 'ETH',
    quote: 'USD',
    ticksPerUnit: 10,
    lotsPerUnit: 1000,
    priceDecimals: 1,
    sizeDecimals: 3,
  },
};

/** Every size is written with eight decimals, whatever the smallest one is. */
export const PAIRS: Listing = {
  BTC: {
    symbol: 'BTC/USD',
    base: 'BTC',
    quote: 'USD',
    ticksPerUnit: 10,
    lotsPerUnit: 10_000,
    priceDecimals: 1,
    sizeDecimals: 8,
  },
  ETH: {
    symbol: 'ETH/USD',
    base: 'ETH',
    quote: 'USD',
    ticksPerUnit: 100,
    lotsPerUnit: 10_000,
    priceDecimals: 2,
    sizeDecimals: 8,
  },
};
