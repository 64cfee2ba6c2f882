import { localName, type Market } from './markets';
import type { PolicyName } from './policies';

/** What draws the chart of a page. */
export type ChartKind =
  | 'charting-library'
  | 'lightweight-charts'
  | 'own-canvas'
  | 'svg'
  | 'stacked'
  | 'image-labels'
  | 'game';

/** Where the charting library runs: in the page itself, or in a frame made in one of the ways pages make them. */
export type FrameKind = 'top' | 'same-origin' | 'cross-origin' | 'blob' | 'srcdoc' | 'about-blank';

export interface ReplicaSite {
  /** As the page calls itself. */
  readonly title: string;
  /** As the legend names the exchange, where it is not the page itself. */
  readonly exchange?: string;
  readonly kind: ChartKind;
  readonly frame?: FrameKind;
  readonly policy: PolicyName;
  readonly host: string;
  /** Path, query and fragment of the page of a market on the real host. */
  readonly path: (market: Market) => string;
  /** Host of a cross-origin frame. */
  readonly frameHost?: string;
  /** The market as chart object and legend call it. */
  readonly symbol: (market: Market) => string;
  /** The document's title at a price. */
  readonly heading: (market: Market, price: string) => string;
}

const lower = ({ base, quote }: Market, between: string) => `${base}${between}${quote}`.toLowerCase();
const pair = ({ base, quote }: Market, between = '') => `${base}${between}${quote}`;
const perpetual = (market: Market) => `${localName(market)}.P`;

/** `63,512.1 | BTCUSDT | Name`: what most exchanges have in their title. */
const priceFirst = (name: string, symbol: (market: Market) => string) => (market: Market, price: string) =>
  `${price} | ${symbol(market)} | ${name}`;

interface FramedSite {
  readonly title: string;
  readonly host: string;
  readonly path: (market: Market) => string;
  readonly frame: FrameKind;
  readonly policy: PolicyName;
  readonly symbol?: (market: Market) => string;
}

/** An exchange that embeds the charting library. */
function exchange({ symbol = localName, ...site }: FramedSite): ReplicaSite {
  return { kind: 'charting-library', symbol, heading: priceFirst(site.title, symbol), ...site };
}

/**
 * Every replica. Which library a site uses today, how it makes its frames and which headers it sends changes and is not
 * known for certain: the kinds are spread so that each is met on several sites. Addresses are those the sites' own
 * readers expect.
 */
const TABLE = {
  tradingview: {
    title: 'TradingView',
    exchange: 'Binance',
    kind: 'charting-library',
    frame: 'top',
    policy: 'nonce',
    host: 'www.tradingview.com',
    path: (market) => `/chart/?symbol=BINANCE%3A${perpetual(market)}`,
    symbol: (market) => `BINANCE:${perpetual(market)}`,
    heading: (market, price) => `${perpetual(market)} ${price} ▲ +1.2% Unnamed`,
  },
  'tradingview-widget': {
    title: 'Harbour Gazette',
    exchange: 'Binance',
    kind: 'charting-library',
    frame: 'cross-origin',
    policy: 'none',
    host: 'gazette.example',
    frameHost: 's.tradingview.com',
    path: ({ base }) => `/markets/${base.toLowerCase()}`,
    symbol: (market) => `BINANCE:${perpetual(market)}`,
    heading: ({ base }) => `The price of ${base} · Harbour Gazette`,
  },
  binance: exchange({
    title: 'Binance Futures',
    host: 'www.binance.com',
    path: (market) => `/en/futures/${pair(market)}`,
    frame: 'blob',
    policy: 'self',
  }),
  bybit: exchange({
    title: 'Bybit',
    host: 'www.bybit.com',
    path: (market) => `/trade/usdt/${pair(market)}`,
    frame: 'blob',
    policy: 'trusted-types',
  }),
  okx: exchange({
    title: 'OKX',
    host: 'www.okx.com',
    path: (market) => `/trade-swap/${lower(market, '-')}-swap`,
    symbol: (market) => `${pair(market, '-')}-SWAP`,
    frame: 'about-blank',
    policy: 'nonce',
  }),
  bitget: exchange({
    title: 'Bitget',
    host: 'www.bitget.com',
    path: (market) => `/futures/usdt/${pair(market)}`,
    frame: 'srcdoc',
    policy: 'trusted-types',
  }),
  gate: exchange({
    title: 'Gate',
    host: 'www.gate.com',
    path: (market) => `/futures/USDT/${pair(market, '_')}`,
    symbol: (market) => pair(market, '_'),
    frame: 'same-origin',
    policy: 'self',
  }),
  deribit: exchange({
    title: 'Deribit',
    host: 'www.deribit.com',
    path: ({ base }) => `/futures/${base}_USDC-PERPETUAL`,
    symbol: ({ base }) => `${base}_USDC-PERPETUAL`,
    frame: 'same-origin',
    policy: 'nonce',
  }),
  hyperliquid: {
    title: 'Hyperliquid',
    kind: 'lightweight-charts',
    policy: 'self',
    host: 'app.hyperliquid.xyz',
    path: ({ base }) => `/trade/${base}`,
    symbol: ({ base }) => base,
    heading: ({ base }, price) => `${price} | ${base} | Hyperliquid`,
  },
  kraken: exchange({
    title: 'Kraken Pro',
    host: 'pro.kraken.com',
    path: ({ base }) => `/app/trade/futures-${base.toLowerCase()}-usd-perp`,
    symbol: ({ base }) => `${base}/USD Perp`,
    frame: 'blob',
    policy: 'isolated',
  }),
  htx: exchange({
    title: 'HTX',
    host: 'www.htx.com',
    path: (market) => `/futures/linear_swap/exchange#contract_code=${pair(market, '-')}`,
    symbol: (market) => pair(market, '-'),
    frame: 'same-origin',
    policy: 'none',
  }),
  kucoin: exchange({
    title: 'KuCoin',
    host: 'www.kucoin.com',
    path: (market) => `/trade/futures/${pair(market).replace('BTC', 'XBT')}M`,
    symbol: (market) => `${pair(market).replace('BTC', 'XBT')}M`,
    frame: 'about-blank',
    policy: 'self',
  }),
  mexc: exchange({
    title: 'MEXC',
    host: 'www.mexc.com',
    path: (market) => `/futures/${pair(market, '_')}`,
    symbol: (market) => pair(market, '_'),
    frame: 'srcdoc',
    policy: 'self',
  }),
  coinbase: {
    title: 'Coinbase Advanced',
    kind: 'own-canvas',
    policy: 'isolated',
    host: 'www.coinbase.com',
    path: ({ base }) => `/advanced-trade/spot/${base}-USD`,
    symbol: ({ base }) => `${base}-USD`,
    heading: ({ base }, price) => `${price} | ${base}-USD | Coinbase Advanced`,
  },
  dydx: {
    title: 'dYdX',
    kind: 'lightweight-charts',
    policy: 'trusted-types',
    host: 'dydx.trade',
    path: ({ base }) => `/trade/${base}-USD`,
    symbol: ({ base }) => `${base}-USD`,
    heading: ({ base }, price) => `$${price} ${base}-USD · dYdX`,
  },
  bingx: exchange({
    title: 'BingX',
    host: 'bingx.com',
    path: (market) => `/en/perpetual/${pair(market, '-')}`,
    symbol: (market) => pair(market, '-'),
    frame: 'same-origin',
    policy: 'trusted-types',
  }),
  cryptocom: exchange({
    title: 'Crypto.com Exchange',
    host: 'crypto.com',
    path: ({ base }) => `/exchange/trade/${base}USD-PERP`,
    symbol: ({ base }) => `${base}USD-PERP`,
    frame: 'blob',
    policy: 'nonce',
  }),
  bitfinex: exchange({
    title: 'Bitfinex',
    host: 'trading.bitfinex.com',
    path: ({ base }) => `/t/${base}F0:USTF0`,
    symbol: ({ base }) => `${base}F0:USTF0`,
    frame: 'about-blank',
    policy: 'none',
  }),
  bitstamp: exchange({
    title: 'Bitstamp',
    host: 'www.bitstamp.net',
    path: ({ base }) => `/trade/${base.toLowerCase()}/usd/`,
    symbol: ({ base }) => `${base}/USD`,
    frame: 'srcdoc',
    policy: 'nonce',
  }),
  aster: exchange({
    title: 'Aster',
    host: 'www.asterdex.com',
    path: (market) => `/en/trade/pro/futures/${pair(market)}`,
    frame: 'same-origin',
    policy: 'isolated',
  }),
  coinglass: {
    title: 'CoinGlass',
    kind: 'stacked',
    policy: 'self',
    host: 'www.coinglass.com',
    path: (market) => `/tv/Binance_${pair(market)}`,
    symbol: localName,
    heading: (market, price) => `${localName(market)} ${price} · CoinGlass`,
  },
  'svg-chart': {
    title: 'Ledger & Line',
    kind: 'svg',
    policy: 'nonce',
    host: 'svg.example',
    path: (market) => `/charts/${localName(market)}`,
    symbol: localName,
    heading: (market, price) => `${localName(market)} ${price} · Ledger & Line`,
  },
  'image-labels': {
    title: 'Old Terminal',
    kind: 'image-labels',
    policy: 'self',
    host: 'images.example',
    path: (market) => `/charts/${localName(market)}`,
    symbol: localName,
    heading: (market, price) => `${localName(market)} ${price} · Old Terminal`,
  },
  'canvas-game': {
    title: 'Gull Run',
    kind: 'game',
    policy: 'self',
    host: 'game.example',
    path: () => '/play',
    symbol: localName,
    heading: () => 'Gull Run',
  },
} as const satisfies Readonly<Record<string, ReplicaSite>>;

export type ReplicaName = keyof typeof TABLE;

export const REPLICAS: Readonly<Record<ReplicaName, ReplicaSite>> = TABLE;

export const isReplica = (name: string): name is ReplicaName => Object.hasOwn(TABLE, name);

/** The real address of a replica's page: `https://www.binance.com/en/futures/BTCUSDT`. */
export const addressOf = (name: ReplicaName, market: Market) =>
  `https://${REPLICAS[name].host}${REPLICAS[name].path(market)}`;
