import type { VenueId } from '../market/venues';
import { aster } from './aster';
import { binanceCoinm } from './binance-coinm';
import { binanceSpot } from './binance-spot';
import { binanceUsdm } from './binance-usdm';
import { bingx } from './bingx';
import { bitfinex } from './bitfinex';
import { bitgetSpot, bitgetUsdt } from './bitget';
import { bitstamp } from './bitstamp';
import { bybitInverse, bybitLinear, bybitSpot } from './bybit';
import { coinbase } from './coinbase';
import { cryptocom } from './cryptocom';
import { deribit } from './deribit';
import { dydx } from './dydx';
import type { Exchange } from './exchange';
import { gateSpot, gateUsdt } from './gate';
import { htxLinear } from './htx';
import { hyperliquid } from './hyperliquid';
import { krakenFutures, krakenSpot } from './kraken';
import { kucoinFutures, kucoinSpot } from './kucoin';
import { mexcFutures } from './mexc';
import { okxSpot, okxSwap } from './okx';

/** Every venue's adapter. A venue without one does not compile. */
export const EXCHANGES: Readonly<Record<VenueId, Exchange>> = {
  'binance-usdm': binanceUsdm,
  'binance-coinm': binanceCoinm,
  'binance-spot': binanceSpot,
  'bybit-linear': bybitLinear,
  'bybit-inverse': bybitInverse,
  'bybit-spot': bybitSpot,
  'okx-swap': okxSwap,
  'okx-spot': okxSpot,
  'bitget-usdt': bitgetUsdt,
  'bitget-spot': bitgetSpot,
  'gate-usdt': gateUsdt,
  'gate-spot': gateSpot,
  deribit,
  hyperliquid,
  'kraken-futures': krakenFutures,
  'kraken-spot': krakenSpot,
  'htx-linear': htxLinear,
  'kucoin-futures': kucoinFutures,
  'kucoin-spot': kucoinSpot,
  'mexc-futures': mexcFutures,
  coinbase,
  dydx,
  bingx,
  cryptocom,
  bitfinex,
  bitstamp,
  aster,
};
