import type { LocalExchange } from '../local-venue';
import { LocalBinance } from './local-binance';
import { COINM } from './profile';

/** Binance COIN-M futures, counted in contracts of 100 or 10 US dollars. */
export const binanceCoinm: LocalExchange = {
  listings: new Map([
    [
      COINM.id,
      {
        BTC: {
          symbol: 'BTCUSD_PERP',
          base: 'BTC',
          quote: 'USD',
          ticksPerUnit: 10,
          lotsPerUnit: 964,
          priceDecimals: 1,
          sizeDecimals: 0,
          wireLot: 1,
        },
        ETH: {
          symbol: 'ETHUSD_PERP',
          base: 'ETH',
          quote: 'USD',
          ticksPerUnit: 100,
          lotsPerUnit: 342,
          priceDecimals: 2,
          sizeDecimals: 0,
          wireLot: 1,
        },
      },
    ],
  ]),
  open: (markets, now) => new LocalBinance(COINM, markets.get(COINM.id) ?? new Map(), now),
};
