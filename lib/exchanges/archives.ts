import type { VenueId } from '../market/venues';
import type { Archive } from './archive';
import { mexcArchive } from './mexc/archive';
import { bingxArchive } from './bingx/archive';
import { bitfinexArchive } from './bitfinex/archive';
import { dydxArchive } from './dydx/archive';
import { coinbaseArchive } from './coinbase/archive';
import { bitstampArchive } from './bitstamp/archive';
import { deribitArchive } from './deribit/archive';
import { hyperliquidArchive } from './hyperliquid/archive';
import { cryptocomArchive } from './cryptocom/archive';
import { htxArchive } from './htx/archive';
import { futuresArchive } from './kraken/futures-archive';
import { spotArchive } from './kraken/spot-archive';
import { binanceArchive, coinmContractSize } from './binance/archive';
import { bitgetArchive } from './bitget/archive';
import { spot as bitgetSpot, usdtFutures as bitgetFutures } from './bitget/market';
import { bybitArchive } from './bybit/archive';
import { inverse, linear, spot } from './bybit/markets';
import { gateArchive } from './gate/archive';
import { futuresArchived } from './gate/futures-archive';
import { futuresMarket } from './gate/futures-market';
import { spotArchived } from './gate/spot-archive';
import { spotMarket } from './gate/spot-market';
import { kucoinFuturesArchive, kucoinSpotArchive } from './kucoin/archive';
import { okxSpotArchive, okxSwapArchive } from './okx/archive';
import { EXCHANGES } from './registry';

/** The archive of every venue. A venue without one does not compile. Never imported by what is shipped. */
export const ARCHIVES: Readonly<Record<VenueId, Archive>> = {
  'binance-usdm': binanceArchive(EXCHANGES['binance-usdm'].defaults, 1),
  'binance-coinm': binanceArchive(EXCHANGES['binance-coinm'].defaults, 2, coinmContractSize),
  'binance-spot': binanceArchive(EXCHANGES['binance-spot'].defaults),
  'bybit-linear': bybitArchive(linear),
  'bybit-inverse': bybitArchive(inverse),
  'bybit-spot': bybitArchive(spot),
  'okx-swap': okxSwapArchive,
  'okx-spot': okxSpotArchive,
  'bitget-usdt': bitgetArchive(bitgetFutures),
  'bitget-spot': bitgetArchive(bitgetSpot),
  'gate-usdt': gateArchive(futuresMarket, futuresArchived),
  'gate-spot': gateArchive(spotMarket, spotArchived),
  deribit: deribitArchive,
  hyperliquid: hyperliquidArchive,
  'kraken-futures': futuresArchive,
  'kraken-spot': spotArchive,
  'htx-linear': htxArchive,
  'kucoin-futures': kucoinFuturesArchive,
  'kucoin-spot': kucoinSpotArchive,
  'mexc-futures': mexcArchive,
  coinbase: coinbaseArchive,
  dydx: dydxArchive,
  bingx: bingxArchive,
  cryptocom: cryptocomArchive,
  bitfinex: bitfinexArchive,
  bitstamp: bitstampArchive,
  aster: binanceArchive(EXCHANGES.aster.defaults),
};
