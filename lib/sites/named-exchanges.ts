import type { ContractKind } from '../market/instrument';
import type { VenueId } from '../market/venues';

/** Exchanges that pages name, as shown to the user. */
export const EXCHANGE_NAMES = [
  'Binance',
  'Bybit',
  'OKX',
  'Bitget',
  'Gate',
  'Deribit',
  'Hyperliquid',
  'Kraken',
  'HTX',
  'KuCoin',
  'MEXC',
  'Coinbase',
  'dYdX',
  'BingX',
  'Crypto.com',
  'Bitfinex',
  'Bitstamp',
  'Aster',
] as const;

export type ExchangeName = (typeof EXCHANGE_NAMES)[number];

interface NamedExchange {
  /** Other ways to write the name, in capitals, such as TradingView's prefix. */
  readonly aliases?: readonly string[];
  /** What a perpetual quoted in plain dollars is there. Left out where both kinds exist, or where it is not known. */
  readonly dollarPerpetual?: ContractKind;
  /** Our venue for each kind of contract. */
  readonly venues?: Readonly<Partial<Record<ContractKind, VenueId>>>;
}

/** What is known of each exchange. A new venue is entered here and nowhere else in this folder. */
const EXCHANGES: Readonly<Record<ExchangeName, NamedExchange>> = {
  Binance: {
    dollarPerpetual: 'inverse',
    venues: { spot: 'binance-spot', linear: 'binance-usdm', inverse: 'binance-coinm' },
  },
  Bybit: { dollarPerpetual: 'inverse', venues: { linear: 'bybit-linear' } },
  OKX: { aliases: ['OKEX'], dollarPerpetual: 'inverse' },
  Bitget: { dollarPerpetual: 'inverse' },
  Gate: { aliases: ['GATEIO', 'GATE.IO'], dollarPerpetual: 'inverse' },
  Deribit: { dollarPerpetual: 'inverse' },
  Hyperliquid: { dollarPerpetual: 'linear' },
  Kraken: {},
  HTX: { aliases: ['HUOBI'], dollarPerpetual: 'inverse' },
  KuCoin: { dollarPerpetual: 'inverse' },
  MEXC: { dollarPerpetual: 'inverse' },
  Coinbase: {},
  dYdX: { dollarPerpetual: 'linear' },
  BingX: {},
  'Crypto.com': { aliases: ['CRYPTOCOM'], dollarPerpetual: 'linear' },
  Bitfinex: {},
  Bitstamp: {},
  Aster: {},
};

const BY_NAME: ReadonlyMap<string, ExchangeName> = new Map(
  EXCHANGE_NAMES.flatMap((name) =>
    [name.toUpperCase(), ...(EXCHANGES[name].aliases ?? [])].map((written) => [written, name] as const),
  ),
);

/** The exchange a page means by a name, a prefix or an alias, in any case. */
export const exchangeNamed = (text: string): ExchangeName | undefined => BY_NAME.get(text.toUpperCase());

/** The kind of a perpetual on an exchange, or undefined when the quote alone does not tell. */
export function perpetualKind(quote: string, exchange: ExchangeName | undefined): ContractKind | undefined {
  if (quote !== 'USD') return 'linear';
  return exchange && EXCHANGES[exchange].dollarPerpetual;
}

/** The venue that records a kind of contract of an exchange, if we have one. */
export const venueOf = (exchange: ExchangeName, contract: ContractKind): VenueId | undefined =>
  EXCHANGES[exchange].venues?.[contract];
