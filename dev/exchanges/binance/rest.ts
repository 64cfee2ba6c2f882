import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  priceText,
  sizeText,
  type VenueMarket,
} from '../../simulator/venue-market';
import { BINANCE_INTERVALS, gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import type { Snapshot } from './snapshots';

export interface BinanceRest {
  readonly markets: Markets;
  readonly now: () => number;
  readonly snapshot: (symbol: string, limit: number) => Snapshot;
}

const DEPTH_LIMITS = [5, 10, 20, 50, 100, 500, 1000];
/** Open-interest history reaches back one month. */
const OPEN_INTEREST_SPAN_MS = 30 * 86_400_000;
const INVALID_SYMBOL = fail(-1121, 'Invalid symbol.');
const INVALID_INTERVAL = fail(-1120, 'Invalid interval.');

type Handler = (call: URLSearchParams, rest: BinanceRest) => RestReply;
type SymbolHandler = (market: VenueMarket, query: URLSearchParams, rest: BinanceRest) => RestReply;

/** Every request the venue answers, with its weight. */
const ROUTES: Readonly<Record<string, { readonly weight: number; readonly handle: Handler }>> = {
  '/fapi/v1/ping': { weight: 1, handle: () => ok({}) },
  '/fapi/v1/time': { weight: 1, handle: (_, rest) => ok({ serverTime: rest.now() }) },
  '/fapi/v1/exchangeInfo': { weight: 1, handle: exchangeInfo },
  '/fapi/v1/depth': { weight: 20, handle: forSymbol(depth) },
  '/fapi/v1/klines': { weight: 5, handle: forSymbol(klines) },
  '/fapi/v1/openInterest': { weight: 1, handle: forSymbol(openInterest) },
  '/futures/data/openInterestHist': { weight: 0, handle: forSymbol(openInterestHistory) },
  '/fapi/v1/premiumIndex': { weight: 1, handle: premiumIndex },
  '/fapi/v1/fundingInfo': { weight: 0, handle: () => ok([]) },
  '/fapi/v1/fundingRate': { weight: 0, handle: forSymbol(fundingRate) },
};

/** Answers a REST request as the venue does; `weight` is what it costs of the minute's budget. */
export function answerRest(
  { path, query }: RestCall,
  rest: BinanceRest,
): { readonly reply: RestReply; readonly weight: number } {
  const route = ROUTES[path];
  if (!route) return { reply: { status: 404, body: '<html><body>404 Not found</body></html>' }, weight: 1 };
  return { reply: route.handle(query, rest), weight: route.weight };
}

function forSymbol(handle: SymbolHandler): Handler {
  return (query, rest) => {
    const symbol = query.get('symbol');
    if (symbol === null)
      return fail(-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");
    const market = rest.markets.get(symbol);
    return market ? handle(market, query, rest) : INVALID_SYMBOL;
  };
}

function exchangeInfo(_: URLSearchParams, { markets, now }: BinanceRest): RestReply {
  return ok({
    timezone: 'UTC',
    serverTime: now(),
    futuresType: 'U_MARGINED',
    rateLimits: [
      { rateLimitType: 'REQUEST_WEIGHT', interval: 'MINUTE', intervalNum: 1, limit: 2400 },
      { rateLimitType: 'ORDERS', interval: 'MINUTE', intervalNum: 1, limit: 1200 },
    ],
    exchangeFilters: [],
    assets: [{ asset: 'USDT', marginAvailable: true, autoAssetExchange: '-10000' }],
    symbols: [...markets.values()].map(({ instrument }) => listing(instrument)),
  });
}

function listing(instrument: InstrumentSpec) {
  const step = sizeText(1, instrument);
  return {
    symbol: instrument.symbol,
    pair: instrument.symbol,
    contractType: 'PERPETUAL',
    deliveryDate: 4_133_404_800_000,
    onboardDate: 1_569_398_400_000,
    status: 'TRADING',
    maintMarginPercent: '2.5000',
    requiredMarginPercent: '5.0000',
    baseAsset: instrument.base,
    quoteAsset: instrument.quote,
    marginAsset: instrument.quote,
    pricePrecision: instrument.priceDecimals,
    quantityPrecision: instrument.sizeDecimals,
    baseAssetPrecision: 8,
    quotePrecision: 8,
    underlyingType: 'COIN',
    underlyingSubType: ['PoW'],
    triggerProtect: '0.0500',
    liquidationFee: '0.012500',
    marketTakeBound: '0.05',
    filters: [
      {
        filterType: 'PRICE_FILTER',
        minPrice: priceText(1, instrument),
        maxPrice: '4529764',
        tickSize: priceText(1, instrument),
      },
      { filterType: 'LOT_SIZE', minQty: step, maxQty: '1000', stepSize: step },
      { filterType: 'MARKET_LOT_SIZE', minQty: step, maxQty: '120', stepSize: step },
      { filterType: 'MIN_NOTIONAL', notional: '100' },
    ],
    orderTypes: ['LIMIT', 'MARKET', 'STOP', 'STOP_MARKET', 'TAKE_PROFIT', 'TAKE_PROFIT_MARKET'],
    timeInForce: ['GTC', 'IOC', 'FOK', 'GTX'],
  };
}

function depth({ instrument }: VenueMarket, query: URLSearchParams, rest: BinanceRest): RestReply {
  const limit = numberIn(query, 'limit') ?? 500;
  if (!DEPTH_LIMITS.includes(limit)) return fail(-4021, `${limit} is not valid depth limit.`);
  return ok(rest.snapshot(instrument.symbol, limit));
}

function klines({ instrument, candles }: VenueMarket, query: URLSearchParams): RestReply {
  const intervalMs = BINANCE_INTERVALS.get(query.get('interval') ?? '');
  if (intervalMs === undefined) return INVALID_INTERVAL;
  const { ticksPerUnit, lotsPerUnit } = instrument;
  const quote = (value: number) => (value / ticksPerUnit / lotsPerUnit).toFixed(5);
  const bars = candles.bars(intervalMs, range(query, 500, 1500));
  return ok(
    bars.map((bar) => [
      bar.time,
      priceText(bar.open, instrument),
      priceText(bar.high, instrument),
      priceText(bar.low, instrument),
      priceText(bar.close, instrument),
      sizeText(bar.lots, instrument),
      bar.time + intervalMs - 1,
      quote(bar.quote),
      bar.trades,
      sizeText(bar.takerBuyLots, instrument),
      quote(bar.takerBuyQuote),
      '0',
    ]),
  );
}

function openInterest(market: VenueMarket, _: URLSearchParams, { now }: BinanceRest): RestReply {
  const size = market.ticker()?.openInterest;
  if (size === undefined) return unknown('open interest');
  const { symbol } = market.instrument;
  return ok({ openInterest: size.toFixed(3), symbol, time: now() });
}

function openInterestHistory(market: VenueMarket, query: URLSearchParams, { now }: BinanceRest): RestReply {
  const stepMs = BINANCE_INTERVALS.get(query.get('period') ?? '');
  if (stepMs === undefined || stepMs < 300_000) return fail(-1130, "Parameter 'period' is invalid.");
  const oldest = now() - OPEN_INTEREST_SPAN_MS;
  const from = Math.max(oldest, numberIn(query, 'startTime') ?? oldest);
  const limit = Math.min(500, numberIn(query, 'limit') ?? 30);
  const to = numberIn(query, 'endTime') ?? now();
  return ok(
    gridTimes(stepMs, { from, to, limit }).flatMap((timestamp) => {
      const size = market.openInterestAt(timestamp);
      if (size === undefined) return [];
      const price = market.ticker()?.mark ?? 0;
      const sumOpenInterest = size.toFixed(8);
      const sumOpenInterestValue = (size * price).toFixed(8);
      return [{ symbol: market.instrument.symbol, sumOpenInterest, sumOpenInterestValue, timestamp }];
    }),
  );
}

function premiumIndex(query: URLSearchParams, rest: BinanceRest): RestReply {
  if (query.has('symbol')) return forSymbol((market) => premium(market, rest))(query, rest);
  return ok([...rest.markets.values()].map((market) => premium(market, rest).body));
}

function premium(market: VenueMarket, { now }: BinanceRest): RestReply {
  const ticker = market.ticker();
  if (!ticker) return unknown('mark price');
  return ok({
    symbol: market.instrument.symbol,
    markPrice: ticker.mark.toFixed(8),
    indexPrice: ticker.index.toFixed(8),
    estimatedSettlePrice: ticker.index.toFixed(8),
    lastFundingRate: ticker.fundingRate.toFixed(8),
    interestRate: '0.00010000',
    nextFundingTime: ticker.nextFundingTime,
    time: now(),
  });
}

function fundingRate(market: VenueMarket, query: URLSearchParams, { now }: BinanceRest): RestReply {
  const limit = Math.min(1000, numberIn(query, 'limit') ?? 100);
  const to = Math.min(now(), numberIn(query, 'endTime') ?? now());
  const times = gridTimes(FUNDING_INTERVAL_MS, { from: numberIn(query, 'startTime'), to, limit });
  return ok(
    times.flatMap((fundingTime) => {
      const rate = market.fundingAt(fundingTime);
      if (rate === undefined) return [];
      const markPrice = (market.ticker()?.mark ?? 0).toFixed(8);
      return [{ symbol: market.instrument.symbol, fundingTime, fundingRate: rate.toFixed(8), markPrice }];
    }),
  );
}

function range(query: URLSearchParams, usual: number, most: number) {
  const from = numberIn(query, 'startTime');
  const to = numberIn(query, 'endTime');
  const limit = Math.min(most, numberIn(query, 'limit') ?? usual);
  return { limit, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

const ok = (body: unknown): RestReply => ({ status: 200, body });

function fail(code: number, msg: string): RestReply {
  return { status: 400, body: { code, msg } };
}

/** A replayed market knows only what was captured. */
const unknown = (what: string): RestReply => ({
  status: 503,
  body: { code: -1000, msg: `The capture holds no ${what}.` },
});
