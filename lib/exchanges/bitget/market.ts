import type { Instrument } from '../../market/instrument';
import type { MapperContext } from '../exchange';
import { fundingHoursOf } from '../funding-hours';
import { impliedSymbol } from '../implied-symbol';
import type { VenueDefaults } from '../venue-defaults';

/** What sets the two Bitget markets apart for one and the same reading of messages. */
export interface BitgetMarket extends VenueDefaults {
  readonly venue: 'bitget-usdt' | 'bitget-spot';
  /** As REST names it; sockets write it small. */
  readonly category: 'USDT-FUTURES' | 'SPOT';
}

/** Every Bitget market that is read here counts sizes in base units. */
const contractSize = () => 1;

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
  contractSize,
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
  contractSize,
};

/** Looks up what belongs to symbols. */
export class Symbols {
  constructor(
    private readonly market: BitgetMarket,
    private readonly context: Pick<MapperContext, 'instruments'>,
  ) {}

  /** The symbol of a body that names none. */
  get implied(): string {
    return impliedSymbol(this.context, this.market);
  }

  /** Undefined where neither the venue was asked nor anything is documented. */
  sizeStep(symbol: string): Instrument['sizeStep'] | undefined {
    const { defaultInstrument } = this.market;
    const documented = symbol === defaultInstrument.symbol ? defaultInstrument.sizeStep : undefined;
    return this.context.instruments.get(symbol)?.sizeStep ?? documented;
  }

  fundingHours(symbol: string): number {
    return fundingHoursOf(this.context.instruments.get(symbol));
  }
}
