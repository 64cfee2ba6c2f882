import type { Listing } from '../local-venue';

/** Sizes of futures are contracts: of 0.001 Bitcoin, of 0.01 Ether. */
export const FUTURES_LISTING: Listing = {
  BTC: {
    symbol: 'XBTUSDTM',
    base: 'XBT',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 1000,
    priceDecimals: 1,
    sizeDecimals: 0,
    wireLot: 1,
  },
  ETH: {
    symbol: 'ETHUSDTM',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 100,
    lotsPerUnit: 100,
    priceDecimals: 2,
    sizeDecimals: 0,
    wireLot: 1,
  },
};

export const SPOT_LISTING: Listing = {
  BTC: {
    symbol: 'BTC-USDT',
    base: 'BTC',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 100_000,
    priceDecimals: 1,
    sizeDecimals: 5,
  },
  ETH: {
    symbol: 'ETH-USDT',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 100,
    lotsPerUnit: 10_000,
    priceDecimals: 2,
    sizeDecimals: 4,
  },
};
