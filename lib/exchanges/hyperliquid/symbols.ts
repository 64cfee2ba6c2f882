import type { Instrument } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';

export const VENUE = 'hyperliquid';

/** The smallest share of today's price for which prices must still fit the step: it gets finer as a price falls. */
const ROOM_TO_FALL = 0.5;
const SIGNIFICANT_DIGITS = 5;
/** Of prices and sizes of perpetuals together. */
const MAX_DECIMALS = 6;

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'BTC',
  base: 'BTC',
  quote: 'USD',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 0 },
  sizeStep: { units: 1, decimals: 5 },
  fundingHours: 1,
};

export const defaults: VenueDefaults = { defaultInstrument };

/**
 * Prices have at most five significant digits and `6 - sizeDecimals` decimals; whole numbers are always allowed. The step
 * that every price around `mark` is a multiple of, down to half of it.
 */
export function priceStep(sizeDecimals: number, mark: number | undefined): Instrument['priceStep'] {
  const finest = Math.max(0, MAX_DECIMALS - sizeDecimals);
  if (mark === undefined) return { units: 1, decimals: finest };
  const digitsBeforePoint = Math.floor(Math.log10(mark * ROOM_TO_FALL)) + 1;
  const decimals = Math.max(0, SIGNIFICANT_DIGITS - digitsBeforePoint);
  return { units: 1, decimals: Math.min(finest, decimals) };
}
