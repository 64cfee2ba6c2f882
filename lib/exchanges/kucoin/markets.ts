import { type Instrument, wireToBase } from '../../market/instrument';
import type { MapperContext } from '../exchange';
import { DEFAULT_FUNDING_HOURS, fundingHoursOf } from '../funding-hours';
import { impliedSymbol } from '../implied-symbol';
import type { VenueDefaults } from '../venue-defaults';
import { INVERSE_CONTRACT_SIZE, linearContractSize } from './contract-sizes';

/** What sizes of a symbol are counted in. */
export interface Contract extends Pick<Instrument, 'contract' | 'contractSize'> {
  readonly symbol: string;
}

/** What sets KuCoin's two markets apart for one and the same reading of messages. */
export interface KucoinMarket extends VenueDefaults {
  readonly venue: 'kucoin-futures' | 'kucoin-spot';
  readonly api: string;
  /** Undefined for symbols of another market. */
  readonly documented: (symbol: string) => Pick<Instrument, 'contract' | 'contractSize'> | undefined;
}

/** `XBTUSDTM`, `ETHUSDCM`, and with a delivery date `XBTUSDTM-271231`. */
const LINEAR = /^([A-Z0-9]+?)USD[TC]M(-\d{6})?$/;
/** `XBTUSDM`, and with a delivery month `XBTMM22`. */
const INVERSE = /^[A-Z0-9]+?(USDM(-\d{6})?|M[FGHJKMNQUVXZ]\d{2})$/;
const PAIR = /^[A-Z0-9]+-[A-Z0-9]+$/;

const documentedFuture: KucoinMarket['documented'] = (symbol) => {
  const coin = LINEAR.exec(symbol)?.[1];
  if (coin !== undefined) return { contract: 'linear', contractSize: linearContractSize(coin) };
  return INVERSE.test(symbol) ? { contract: 'inverse', contractSize: INVERSE_CONTRACT_SIZE } : undefined;
};

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
  documented: documentedFuture,
  contractSize: (symbol) => documentedFuture(symbol)?.contractSize ?? NaN,
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
  documented: (symbol) => (PAIR.test(symbol) ? { contract: 'spot', contractSize: 1 } : undefined),
  contractSize: () => 1,
};

/** Looks up and converts what belongs to symbols. */
export class Symbols {
  constructor(
    readonly market: KucoinMarket,
    private readonly context: Pick<MapperContext, 'instruments'>,
  ) {}

  /** The symbol of a body that names none. */
  get implied(): string {
    return impliedSymbol(this.context, this.market);
  }

  /** Undefined for symbols of another market. */
  contractOf(symbol: string): Contract | undefined {
    const found = this.context.instruments.get(symbol) ?? this.market.documented(symbol);
    return found && { symbol, contract: found.contract, contractSize: found.contractSize };
  }

  fundingHours(symbol: string): number {
    return fundingHoursOf(this.context.instruments.get(symbol));
  }
}

/** Base units of a size as it stands on the wire. */
export const toBase = (contract: Contract) => (size: number, price: number) =>
  wireToBase(size, price, contract);

/** KuCoin's futures keep the old name of Bitcoin. */
export const baseName = (coin: string) => (coin === 'XBT' ? 'BTC' : coin);
