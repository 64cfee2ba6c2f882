import type { Listing } from '../local-venue';

/** Perpetuals, prices in five significant digits. */
export const PERPETUALS: Listing = {
  BTC: {
    symbol: 'tBTCF0:USTF0',
    base: 'BTC',
    quote: 'USDT',
    ticksPerUnit: 1,
    lotsPerUnit: 10_000,
    priceDecimals: 0,
    sizeDecimals: 8,
  },
  ETH: {
    symbol: 'tETHF0:USTF0',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 10_000,
    priceDecimals: 1,
    sizeDecimals: 8,
  },
};
