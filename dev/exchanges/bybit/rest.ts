import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  priceText,
  sizeText,
  type VenueMarket,
} from '../../simulator/venue-market';
import { BYBIT_INTERVALS, BYBIT_OPEN_INTEREST_INTERVALS, gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { tickerFields, turnover } from './topics';

export interface BybitRest {
  readonly markets: Markets;
  readonly now: () => number;
}

type Handler = (market: VenueMarket, query: URLSearchParams, now: number) => unknown;

const PER_SYMBOL: Readonly<Record<string, Handler>> = {
  '/v5/market/orderbook': orderBook,
  '/v5/market/kline': klines,
  '/v5/market/open-interest': openInterestHistory,
  '/v5/market/funding/history': fundingHistory,
};

const LISTS: Readonly<Record<string, (market: VenueMarket) => unknown>> = {
  '/v5/market/instruments-info': ({ instrument }) => listing(instrument),
  '/v5/market/tickers': tickerFields,
  '/v5/market/risk-limit': ({ instrument }) => riskTiers(instrument.symbol),
};

/** Answers a REST request as the venue does: errors too come with status 200 and a `retCode`. */
export function answerRest({ path, query }: RestCall, { markets, now }: BybitRest): RestReply {
  if (path === '/v5/market/time') return reply(now(), serverTime(now()));
  if (!(path in LISTS) && !(path in PER_SYMBOL)) return { status: 404, body: '' };
  if (query.get('category') !== 'linear')
    return failure(now(), 10_001, 'params error: category only support linear');
  const symbol = query.get('symbol');
  const market = symbol === null ? undefined : markets.get(symbol);
  if (symbol !== null && !market) return failure(now(), 10_001, 'params error: symbol invalid');
  const result = resultOf(path, query, market ? [market] : [...markets.values()], now());
  return result === undefined ? failure(now(), 10_001, 'params error') : reply(now(), result);
}

/** @param markets those asked for: one, or all where no symbol was named. */
function resultOf(
  path: string,
  query: URLSearchParams,
  markets: readonly VenueMarket[],
  now: number,
): unknown {
  const list = LISTS[path];
  if (list) return listReply(list, markets);
  const [market] = markets;
  return market && query.has('symbol') ? PER_SYMBOL[path]?.(market, query, now) : undefined;
}

/** The venue's answer to too many requests, which is not an HTTP status. */
export const RATE_LIMIT_BODY = {
  retCode: 10_006,
  retMsg: 'Too many visits. Exceeded the API Rate Limit.',
  result: {},
  retExtInfo: {},
};

function listReply(list: (market: VenueMarket) => unknown, markets: readonly VenueMarket[]) {
  const entries = markets.map(list).filter((entry) => entry !== undefined);
  return { category: 'linear', list: entries.flat(), nextPageCursor: '' };
}

function listing(instrument: InstrumentSpec) {
  return {
    symbol: instrument.symbol,
    contractType: 'LinearPerpetual',
    status: 'Trading',
    baseCoin: instrument.base,
    quoteCoin: instrument.quote,
    launchTime: '1585526400000',
    deliveryTime: '0',
    deliveryFeeRate: '',
    priceScale: String(instrument.priceDecimals),
    leverageFilter: { minLeverage: '1', maxLeverage: '100.00', leverageStep: '0.01' },
    priceFilter: {
      minPrice: priceText(1, instrument),
      maxPrice: '1999999.80',
      tickSize: priceText(1, instrument),
    },
    lotSizeFilter: {
      maxOrderQty: '1190.000',
      minOrderQty: sizeText(1, instrument),
      qtyStep: sizeText(1, instrument),
      minNotionalValue: '5',
    },
    unifiedMarginTrade: true,
    fundingInterval: FUNDING_INTERVAL_MS / 60_000,
    settleCoin: instrument.quote,
    upperFundingRate: '0.005',
    lowerFundingRate: '-0.005',
    isPreListing: false,
  };
}

function riskTiers(symbol: string) {
  const tier = (id: number, limit: string, maintenance: string, initial: string, leverage: string) => ({
    id,
    symbol,
    riskLimitValue: limit,
    maintenanceMargin: maintenance,
    initialMargin: initial,
    isLowestRisk: id === 1 ? 1 : 0,
    maxLeverage: leverage,
    mmDeduction: id === 1 ? '' : '0',
  });
  return [
    tier(1, '2000000', '0.005', '0.01', '100.00'),
    tier(2, '4000000', '0.01', '0.0133', '75.00'),
    tier(3, '10000000', '0.02', '0.03', '33.00'),
  ];
}

function orderBook(market: VenueMarket, query: URLSearchParams) {
  const limit = Math.min(1000, numberIn(query, 'limit') ?? 25);
  const { instrument, time, lastId } = market;
  const side = (name: 'bid' | 'ask') =>
    market.top(name, limit).map(([tick, lots]) => [priceText(tick, instrument), sizeText(lots, instrument)]);
  return {
    s: instrument.symbol,
    b: side('bid'),
    a: side('ask'),
    ts: time,
    u: lastId % 1_000_000_000,
    seq: lastId,
    cts: time - 2,
  };
}

function klines({ instrument, candles }: VenueMarket, query: URLSearchParams) {
  const intervalMs = BYBIT_INTERVALS.get(query.get('interval') ?? '');
  if (intervalMs === undefined) return undefined;
  const from = numberIn(query, 'start');
  const to = numberIn(query, 'end');
  const limit = Math.min(1000, numberIn(query, 'limit') ?? 200);
  const bars = candles.bars(intervalMs, {
    limit,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  const list = bars.map((bar) => [
    String(bar.time),
    ...[bar.open, bar.high, bar.low, bar.close].map((tick) => priceText(tick, instrument)),
    sizeText(bar.lots, instrument),
    turnover(bar, instrument),
  ]);
  return { category: 'linear', symbol: instrument.symbol, list: list.toReversed() };
}

function openInterestHistory(market: VenueMarket, query: URLSearchParams, now: number) {
  const stepMs = BYBIT_OPEN_INTEREST_INTERVALS.get(query.get('intervalTime') ?? '');
  if (stepMs === undefined) return undefined;
  const to = Math.min(now, numberIn(query, 'endTime') ?? now);
  const limit = Math.min(200, numberIn(query, 'limit') ?? 50);
  const list = gridTimes(stepMs, { from: numberIn(query, 'startTime'), to, limit }).flatMap((time) => {
    const size = market.openInterestAt(time);
    if (size === undefined) return [];
    const openInterest = (2 * size).toFixed(3);
    return [{ openInterest, singleOpenInterest: size.toFixed(3), timestamp: String(time) }];
  });
  const { symbol } = market.instrument;
  return { symbol, category: 'linear', list: list.toReversed(), nextPageCursor: '' };
}

function fundingHistory(market: VenueMarket, query: URLSearchParams, now: number) {
  const from = numberIn(query, 'startTime');
  const end = numberIn(query, 'endTime');
  if (from !== undefined && end === undefined) return undefined;
  const limit = Math.min(200, numberIn(query, 'limit') ?? 200);
  const times = gridTimes(FUNDING_INTERVAL_MS, { from, to: Math.min(now, end ?? now), limit });
  const { symbol } = market.instrument;
  const list = times.flatMap((time) => {
    const rate = market.fundingAt(time);
    if (rate === undefined) return [];
    return [{ symbol, fundingRate: rate.toFixed(8), fundingRateTimestamp: String(time) }];
  });
  return { category: 'linear', list: list.toReversed() };
}

const serverTime = (now: number) => ({
  timeSecond: String(Math.floor(now / 1000)),
  timeNano: `${now}000000`,
});

const reply = (time: number, result: unknown): RestReply => ({
  status: 200,
  body: { retCode: 0, retMsg: 'OK', result, retExtInfo: {}, time },
});

const failure = (time: number, retCode: number, retMsg: string): RestReply => ({
  status: 200,
  body: { retCode, retMsg, result: {}, retExtInfo: {}, time },
});
