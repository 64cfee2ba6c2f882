import type { MarketTrade, VenueUpdate } from '../simulator/venue-market';

/** A fill, and whether it closed a position by force. */
export interface Fill extends MarketTrade {
  readonly forced: boolean;
}

/** The fills of an update: forced orders trade first, one after the other, each up to its own size. */
export function fillsOf({ trades, liquidations }: VenueUpdate): readonly Fill[] {
  let left = liquidations.reduce((sum, { lots }) => sum + lots, 0);
  return trades.map((trade) => {
    const forced = left > 0;
    left -= trade.lots;
    return { ...trade, forced };
  });
}
