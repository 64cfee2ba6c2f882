import { LocalBinance } from '../binance/local-binance';
import { ASTER } from '../binance/profile';
import type { LocalExchange } from '../local-venue';
import { BTC, ETH } from '../../simulator/market-spec';

/** Aster's perpetuals: Binance's protocol on one socket. */
export const aster: LocalExchange = {
  listings: new Map([[ASTER.id, { BTC: BTC.instrument, ETH: ETH.instrument }]]),
  open: (markets, now) => new LocalBinance(ASTER, markets.get(ASTER.id) ?? new Map(), now),
};
