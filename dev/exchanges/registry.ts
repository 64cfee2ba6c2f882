import { binanceUsdm } from './binance/binance-usdm';
import { bybitLinear } from './bybit/bybit-linear';
import type { LocalExchange } from './local-venue';

/** Every exchange that can be played on loopback. */
export const LOCAL_EXCHANGES: readonly LocalExchange[] = [binanceUsdm, bybitLinear];
