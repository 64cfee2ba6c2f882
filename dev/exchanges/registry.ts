import { ensureDefined } from '../../lib/core/assert';
import type { VenueId } from '../../lib/market/venues';
import { aster } from './aster/aster';
import { bingx } from './bingx/bingx';
import { htx } from './htx/htx';
import { kucoin } from './kucoin/kucoin';
import { binanceCoinm } from './binance/binance-coinm';
import { binanceSpot } from './binance/binance-spot';
import { binanceUsdm } from './binance/binance-usdm';
import { bitfinex } from './bitfinex/bitfinex';
import { bitget } from './bitget/bitget';
import { bitstamp } from './bitstamp/bitstamp';
import { bybit } from './bybit/bybit';
import { coinbase } from './coinbase/coinbase';
import { cryptocom } from './cryptocom/cryptocom';
import { deribit } from './deribit/deribit';
import { dydx } from './dydx/dydx';
import { gate } from './gate/gate';
import { hyperliquid } from './hyperliquid/hyperliquid';
import type { LocalExchange } from './local-venue';
import { kraken } from './kraken/kraken';
import { mexc } from './mexc/mexc';
import { okx } from './okx/okx';

/** Every exchange that can be played on loopback. */
export const LOCAL_EXCHANGES: readonly LocalExchange[] = [
  binanceUsdm,
  binanceCoinm,
  binanceSpot,
  bybit,
  okx,
  bitget,
  gate,
  deribit,
  hyperliquid,
  kraken,
  htx,
  kucoin,
  mexc,
  coinbase,
  dydx,
  bingx,
  cryptocom,
  bitfinex,
  bitstamp,
  aster,
];

/** The local exchange that plays a venue. */
export const localExchange = (venue: VenueId): LocalExchange =>
  ensureDefined(
    LOCAL_EXCHANGES.find(({ listings }) => listings.has(venue)),
    `a local exchange of ${venue}`,
  );
