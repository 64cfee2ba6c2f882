import type { InstrumentSpec } from '../../simulator/venue-market';
import type { Listing } from '../local-venue';

const BTC = { symbol: 'BTC_USDT', base: 'BTC', quote: 'USDT', ticksPerUnit: 10, priceDecimals: 1 };
const ETH = { symbol: 'ETH_USDT', base: 'ETH', quote: 'USDT', ticksPerUnit: 100, priceDecimals: 2 };

/** In contracts of 0.0001 BTC and 0.01 ETH. */
export const FUTURES_LISTING: Listing = {
  BTC: { ...BTC, lotsPerUnit: 1000, wireLot: 10, sizeDecimals: 0 },
  ETH: { ...ETH, lotsPerUnit: 100, wireLot: 1, sizeDecimals: 0 },
};

export const SPOT_LISTING: Listing = {
  BTC: { ...BTC, lotsPerUnit: 1000, sizeDecimals: 3 },
  ETH: { ...ETH, lotsPerUnit: 1000, sizeDecimals: 3 },
};

/** Contracts in one base unit. */
export const contractsPerUnit = ({ lotsPerUnit, wireLot = 1 }: InstrumentSpec) => lotsPerUnit * wireLot;

/** Bar lengths by Gate's names. */
export const GATE_INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1m', 60_000],
  ['5m', 300_000],
  ['15m', 900_000],
  ['30m', 1_800_000],
  ['1h', 3_600_000],
  ['4h', 14_400_000],
  ['8h', 28_800_000],
  ['1d', 86_400_000],
]);
