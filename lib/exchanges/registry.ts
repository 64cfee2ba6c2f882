import type { VenueId } from '../market/venues';
import { binanceCoinm } from './binance-coinm';
import { market as binanceCoinmMarket } from './binance-coinm/instruments';
import { binanceSpot } from './binance-spot';
import { market as binanceSpotMarket } from './binance-spot/instruments';
import { binanceUsdm } from './binance-usdm';
import { market as binanceUsdmMarket } from './binance-usdm/instruments';
import { bybitLinear } from './bybit-linear';
import { defaults as bybitLinearDefaults } from './bybit-linear/symbols';
import type { Exchange } from './exchange';
import type { VenueDefaults } from './venue-defaults';

/** Every venue's adapter. A venue without one does not compile. */
export const EXCHANGES: Readonly<Record<VenueId, Exchange>> = {
  'binance-usdm': binanceUsdm,
  'binance-coinm': binanceCoinm,
  'binance-spot': binanceSpot,
  'bybit-linear': bybitLinear,
};

/** What is documented of each venue's instruments. */
export const VENUE_DEFAULTS: Readonly<Record<VenueId, VenueDefaults>> = {
  'binance-usdm': binanceUsdmMarket,
  'binance-coinm': binanceCoinmMarket,
  'binance-spot': binanceSpotMarket,
  'bybit-linear': bybitLinearDefaults,
};
