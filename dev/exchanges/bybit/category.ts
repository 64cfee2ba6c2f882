import type { VenueId } from '../../../lib/market/venues';
import { BTC, ETH } from '../../simulator/market-spec';
import type { Bar } from '../../simulator/candle-store';
import { type InstrumentSpec, wireSize } from '../../simulator/venue-market';
import type { Listing } from '../local-venue';

/** One of the markets that Bybit keeps apart, each on an address of its own. */
export type CategoryName = 'linear' | 'inverse' | 'spot';

/** Of an inverse contract a lot is a dollar. */
const inDollars = (instrument: InstrumentSpec, lotsPerUnit: number): InstrumentSpec => ({
  ...instrument,
  symbol: `${instrument.base}USD`,
  quote: 'USD',
  lotsPerUnit,
  sizeDecimals: 0,
  wireLot: 1,
});

/** What each lists; the lots of inverse contracts are about right at the prices that the simulated markets hold to. */
export const LISTINGS: Readonly<Record<CategoryName, Listing>> = {
  linear: { BTC: BTC.instrument, ETH: ETH.instrument },
  inverse: { BTC: inDollars(BTC.instrument, BTC.anchor), ETH: inDollars(ETH.instrument, ETH.anchor) },
  spot: {
    BTC: { ...BTC.instrument, sizeDecimals: 6 },
    ETH: { ...ETH.instrument, sizeDecimals: 5 },
  },
};

export const venueOf = (category: CategoryName): VenueId => `bybit-${category}`;

export const isCategory = (name: string): name is CategoryName => name in LISTINGS;

/** What traded in a bar, in the other unit than its volume: coins of inverse contracts, quote units otherwise. */
export function turnover(bar: Bar, instrument: InstrumentSpec, category: CategoryName): string {
  const { ticksPerUnit, lotsPerUnit } = instrument;
  if (category !== 'inverse') return (bar.quote / ticksPerUnit / lotsPerUnit).toFixed(4);
  const meanPrice = bar.quote / Math.max(1, bar.lots) / ticksPerUnit;
  return (bar.lots === 0 ? 0 : wireSize(bar.lots, instrument) / meanPrice).toFixed(8);
}

/** One-sided open interest as it is told: dollars of inverse contracts, coins otherwise. */
export const openInterestText = (base: number, price: number, category: CategoryName) =>
  category === 'inverse' ? (base * price).toFixed(0) : base.toFixed(3);
