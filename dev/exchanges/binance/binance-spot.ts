import { BTC, ETH } from '../../simulator/market-spec';
import type { LocalExchange } from '../local-venue';
import { LocalBinance } from './local-binance';
import { SPOT } from './profile';

/** As the venue writes them. */
const DECIMALS = { priceDecimals: 8, sizeDecimals: 8 };

/** Binance's spot market, on the addresses of its market data alone. */
export const binanceSpot: LocalExchange = {
  listings: new Map([
    [SPOT.id, { BTC: { ...BTC.instrument, ...DECIMALS }, ETH: { ...ETH.instrument, ...DECIMALS } }],
  ]),
  open: (markets, now) => new LocalBinance(SPOT, markets.get(SPOT.id) ?? new Map(), now),
};
