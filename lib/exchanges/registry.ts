import type { VenueId } from '../market/venues';
import { binanceCoinm } from './binance-coinm';
import { binanceSpot } from './binance-spot';
import { binanceUsdm } from './binance-usdm';
import { bybitLinear } from './bybit-linear';
import type { Exchange } from './exchange';

/** Every venue's adapter. A venue without one does not compile. */
export const EXCHANGES: Readonly<Record<VenueId, Exchange>> = {
  'binance-usdm': binanceUsdm,
  'binance-coinm': binanceCoinm,
  'binance-spot': binanceSpot,
  'bybit-linear': bybitLinear,
};
