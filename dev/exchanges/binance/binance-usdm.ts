import { BTC, ETH } from '../../simulator/market-spec';
import type { LocalExchange, Markets } from '../local-venue';
import { LocalBinance } from './local-binance';
import { USDM } from './profile';

/** Binance USD-M futures: two stream sockets by category, REST. */
export class BinanceUsdm extends LocalBinance {
  constructor(markets: Markets, now: () => number) {
    super(USDM, markets, now);
  }
}

export const binanceUsdm: LocalExchange = {
  listings: new Map([[USDM.id, { BTC: BTC.instrument, ETH: ETH.instrument }]]),
  open: (markets, now) => new BinanceUsdm(markets.get(USDM.id) ?? new Map(), now),
};
