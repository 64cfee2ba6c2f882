import type { InstrumentSpec } from '../../simulator/venue-market';
import type { Listing } from '../local-venue';

/** In contracts of 0.0001 BTC and 0.01 ETH. */
export const LISTING: Listing = {
  BTC: {
    symbol: 'BTC_USDT',
    base: 'BTC',
    quote: 'USDT',
    ticksPerUnit: 10,
    lotsPerUnit: 1000,
    wireLot: 10,
    priceDecimals: 1,
    sizeDecimals: 0,
  },
  ETH: {
    symbol: 'ETH_USDT',
    base: 'ETH',
    quote: 'USDT',
    ticksPerUnit: 100,
    lotsPerUnit: 100,
    wireLot: 1,
    priceDecimals: 2,
    sizeDecimals: 0,
  },
};

/** Contracts in one base unit. */
export const contractsPerUnit = ({ lotsPerUnit, wireLot = 1 }: InstrumentSpec) => lotsPerUnit * wireLot;

/** Bar lengths by MEXC's names. */
export const MEXC_INTERVALS: ReadonlyMap<string, number> = new Map([
  ['Min1', 60_000],
  ['Min5', 300_000],
  ['Min15', 900_000],
  ['Min30', 1_800_000],
  ['Min60', 3_600_000],
  ['Hour4', 14_400_000],
  ['Hour8', 28_800_000],
  ['Day1', 86_400_000],
]);
