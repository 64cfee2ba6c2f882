import type { Instrument } from '../../market/instrument';
import type { VenueDefaults } from '../venue-defaults';

/** What sets the three categories of Bybit apart for one and the same reading of messages. */
export interface BybitMarket extends VenueDefaults {
  readonly category: 'linear' | 'inverse' | 'spot';
}

const bitcoin: Omit<Instrument, 'venue' | 'contract'> = {
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  perpetual: true,
  contractSize: 1,
  priceStep: { units: 1, decimals: 1 },
  sizeStep: { units: 1, decimals: 3 },
};

export const linear: BybitMarket = {
  category: 'linear',
  defaultInstrument: { ...bitcoin, venue: 'bybit-linear', contract: 'linear' },
};

export const inverse: BybitMarket = {
  category: 'inverse',
  defaultInstrument: {
    ...bitcoin,
    venue: 'bybit-inverse',
    contract: 'inverse',
    symbol: 'BTCUSD',
    quote: 'USD',
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 0 },
  },
};

export const spot: BybitMarket = {
  category: 'spot',
  defaultInstrument: {
    ...bitcoin,
    venue: 'bybit-spot',
    contract: 'spot',
    priceStep: { units: 1, decimals: 2 },
    sizeStep: { units: 1, decimals: 6 },
  },
};
