import type { VenueId } from '../../../lib/market/venues';
import type { Listing } from '../local-venue';

const shared = { quote: 'USD', lotsPerUnit: 10_000, sizeDecimals: 4 } as const;

export const LISTINGS: ReadonlyMap<VenueId, Listing> = new Map([
  [
    'cryptocom',
    {
      BTC: { ...shared, symbol: 'BTCUSD-PERP', base: 'BTC', ticksPerUnit: 2, priceDecimals: 1 },
      ETH: { ...shared, symbol: 'ETHUSD-PERP', base: 'ETH', ticksPerUnit: 100, priceDecimals: 2 },
    },
  ],
]);
