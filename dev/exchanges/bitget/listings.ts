import type { VenueId } from '../../../lib/market/venues';
import type { Listing } from '../local-venue';

const BTC = { symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT', ticksPerUnit: 10, priceDecimals: 1 };
const ETH = { symbol: 'ETHUSDT', base: 'ETH', quote: 'USDT', ticksPerUnit: 100, priceDecimals: 2 };

/** The real spot market of Bitcoin has finer prices. */
export const LISTINGS: ReadonlyMap<VenueId, Listing> = new Map([
  [
    'bitget-usdt',
    {
      BTC: { ...BTC, lotsPerUnit: 10_000, sizeDecimals: 4 },
      ETH: { ...ETH, lotsPerUnit: 100, sizeDecimals: 2 },
    },
  ],
  [
    'bitget-spot',
    {
      BTC: { ...BTC, lotsPerUnit: 100_000, sizeDecimals: 5 },
      ETH: { ...ETH, lotsPerUnit: 10_000, sizeDecimals: 4 },
    },
  ],
]);
