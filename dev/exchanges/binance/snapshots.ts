import type { VenueMarket } from '../../simulator/venue-market';
import type { BinanceProfile } from './profile';
import { levelTexts } from './streams';

/** A REST order book. */
export interface Snapshot {
  readonly lastUpdateId: number;
  readonly E?: number;
  readonly T?: number;
  readonly bids: readonly (readonly string[])[];
  readonly asks: readonly (readonly string[])[];
}

/** Spot snapshots say no time. */
export function snapshotOf(
  market: VenueMarket,
  limit: number,
  shift: number,
  { contract }: BinanceProfile,
): Snapshot {
  const { instrument, time } = market;
  return {
    lastUpdateId: market.lastId - shift,
    ...(contract !== 'spot' && { E: time, T: time - 1 }),
    bids: levelTexts(market.top('bid', limit), instrument),
    asks: levelTexts(market.top('ask', limit), instrument),
  };
}
