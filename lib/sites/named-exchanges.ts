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
  Bybit: {
    dollarPerpetual: 'inverse',
    venues: { spot: 'bybit-spot', linear: 'bybit-linear', inverse: 'bybit-inverse' },
  },
  OKX: { aliases: ['OKEX'], dollarPerpetual: 'inverse', venues: { spot: 'okx-spot', linear: 'okx-swap' } },
  Bitget: { dollarPerpetual: 'inverse', venues: { spot: 'bitget-spot', linear: 'bitget-usdt' } },
  Gate: {
    aliases: ['GATEIO', 'GATE.IO'],
    dollarPerpetual: 'inverse',
    venues: { spot: 'gate-spot', linear: 'gate-usdt' },
  },
  Deribit: { dollarPerpetual: 'inverse', venues: { inverse: 'deribit' } },
  Hyperliquid: { dollarPerpetual: 'linear', venues: { linear: 'hyperliquid' } },
  Kraken: { venues: { spot: 'kraken-spot', linear: 'kraken-futures' } },
  HTX: { aliases: ['HUOBI'], dollarPerpetual: 'inverse', venues: { linear: 'htx-linear' } },
  KuCoin: { dollarPerpetual: 'inverse', venues: { spot: 'kucoin-spot', linear: 'kucoin-futures' } },
  MEXC: { dollarPerpetual: 'inverse', venues: { linear: 'mexc-futures' } },
  Coinbase: { venues: { spot: 'coinbase' } },
  dYdX: { dollarPerpetual: 'linear', venues: { linear: 'dydx' } },
  BingX: { venues: { linear: 'bingx' } },
  'Crypto.com': { aliases: ['CRYPTOCOM'], dollarPerpetual: 'linear', venues: { linear: 'cryptocom' } },
  Bitfinex: { venues: { linear: 'bitfinex' } },
  Bitstamp: { venues: { spot: 'bitstamp' } },
  Aster: { venues: { linear: 'aster' } },
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
