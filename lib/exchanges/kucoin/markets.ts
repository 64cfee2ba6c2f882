import type { Instrument } from '../../market/instrument';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';
import type { VenueDefaults } from '../venue-defaults';

/** What sizes of a symbol are counted in. */
export interface Contract extends Pick<Instrument, 'contract' | 'contractSize'> {
  readonly symbol: string;
}

/** What sets KuCoin's two markets apart for one and the same reading of messages. */
export interface KucoinMarket extends VenueDefaults {
  readonly venue: 'kucoin-futures' | 'kucoin-spot';
  readonly api: string;
}

export const FUTURES: KucoinMarket = {
  venue: 'kucoin-futures',
  api: 'https://api-futures.kucoin.com/api/v1',
  defaultInstrument: {
    venue: 'kucoin-futures',
    symbol: 'XBTUSDTM',
    base: 'BTC',
    quote: 'USDT',
    contract: 'linear',
    perpetual: true,
    contractSize: 0.001,
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 0 },
    fundingHours: DEFAULT_FUNDING_HOURS,
  },
};

export const SPOT: KucoinMarket = {
  venue: 'kucoin-spot',
  api: 'https://api.kucoin.com/api/v1',
  defaultInstrument: {
    venue: 'kucoin-spot',
    symbol: 'BTC-USDT',
    base: 'BTC',
    quote: 'USDT',
    contract: 'spot',
    perpetual: true,
    contractSize: 1,
    priceStep: { units: 1, decimals: 1 },
    sizeStep: { units: 1, decimals: 8 },
  },
};

/** KuCoin's futures keep the old name of Bitcoin. */
export const baseName = (coin: string) => (coin === 'XBT' ? 'BTC' : coin);
