import type { ContractKind, Instrument } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';
import { usualName } from './assets';

export const VENUE = 'kraken-futures';

/** Relative rates are fractions per hour, whatever the distance between two settlements. */
export const FUNDING_HOURS = 1;

const defaultInstrument: Instrument = {
  venue: VENUE,
  symbol: 'PF_XBTUSD',
  base: 'BTC',
  quote: 'USD',
  contract: 'linear',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 0 },
  sizeStep: { units: 1, decimals: 4 },
  fundingHours: FUNDING_HOURS,
};

/** Sizes are base units (`PF_`, `FF_`) or US dollars (`PI_`, `FI_`). */
export const defaults: VenueDefaults = { defaultInstrument };

const INVERSE = /^[PF]I_/;
const PARTS = /^[A-Z]{2}_([A-Z0-9]+?)([A-Z]{3})(?:_\d+)?$/;

/** By the first letters of a symbol: perpetual or fixed maturity, inverse or not. */
export const contractOf = (symbol: string): ContractKind => (INVERSE.test(symbol) ? 'inverse' : 'linear');

/** Base and quote of a symbol such as `FI_XBTUSD_261225`; undefined when it is not built that way. */
export function assetsOf(symbol: string): { readonly base: string; readonly quote: string } | undefined {
  const [, base, quote] = PARTS.exec(symbol) ?? [];
  return base === undefined || quote === undefined
    ? undefined
    : { base: usualName(base), quote: usualName(quote) };
}
