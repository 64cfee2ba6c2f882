import type { VenueDefaults } from '../venue-defaults';

/** What sets the two Bitget markets apart for one and the same reading of messages. */
export interface BitgetMarket extends VenueDefaults {
  readonly venue: 'bitget-usdt' | 'bitget-spot';
  /** As REST names it; sockets write it small. */
  readonly category: 'USDT-FUTURES' | 'SPOT';
}

const btcUsdt = { symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT', perpetual: true, contractSize: 1 } as const;

export const usdtFutures: BitgetMarket = {
  venue: 'bitget-usdt',
  category: 'USDT-FUTURES',
  defaultInstrument: {
    ...btcUsdt,
    venue: 'bitget-usdt',
    contract: 'linear',
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 4 },
  },
};

export const spot: BitgetMarket = {
  venue: 'bitget-spot',
  category: 'SPOT',
  defaultInstrument: {
    ...btcUsdt,
    venue: 'bitget-spot',
    contract: 'spot',
    priceStep: { units: 1, decimals: 2 },
    sizeStep: { units: 1, decimals: 6 },
  },
};
