import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  priceText,
  type VenueMarket,
  wireSize,
} from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { RestCall, RestReply } from '../local-venue';
import { failure, type KucoinRest, ok } from './rest-replies';
import { INTERVALS } from './topics';

const NS_PER_MS = 1_000_000;
const GRANULARITIES = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1440];
const OPEN_INTEREST_INTERVALS = ['5min', '15min', '30min', '1hour', '4hour', '1day'];

type Handler = (market: VenueMarket, query: URLSearchParams, rest: KucoinRest) => RestReply;

const HANDLERS: Readonly<Record<string, Handler>> = {
  '/api/v1/level2/snapshot': book,
  '/api/v1/kline/query': klines,
  '/api/v1/contract/funding-rates': fundingRates,
  '/api/ua/v1/market/open-interest': openInterest,
};

/** Answers a request about futures; undefined for a path that is none. */
export function answerFutures({ path, query }: RestCall, rest: KucoinRest): RestReply | undefined {
  const { markets, now } = rest;
  if (path === '/api/v1/contracts/active')
    return ok([...markets.values()].map((market) => contract(market, now())));
  const handle = HANDLERS[path];
  const [, kind = '', symbol = ''] = /^\/api\/v1\/contracts\/(risk-limit\/)?(\w+)$/.exec(path) ?? [];
  if (!handle && symbol === '') return undefined;
  const market = markets.get(handle ? (query.get('symbol') ?? '') : symbol);
  if (!market) return failure('404000', 'Contract does not exist');
  if (handle) return handle(market, query, rest);
  return ok(kind === '' ? contract(market, now()) : riskLimits(market.instrument.symbol));
}

function contract(market: VenueMarket, now: number) {
  const { instrument } = market;
  const ticker = market.ticker() ?? NO_TICKER;
  const { mark, index, fundingRate, nextFundingTime, last } = ticker;
  return {
    symbol: instrument.symbol,
    rootSymbol: instrument.quote,
    type: 'FFWCSX',
    firstOpenDate: 1_585_555_200_000,
    expireDate: null,
    settleDate: null,
    baseCurrency: instrument.base,
    quoteCurrency: instrument.quote,
    settleCurrency: instrument.quote,
    maxOrderQty: 1_000_000,
    lotSize: wireSize(1, instrument),
    tickSize: Number(priceText(1, instrument)),
    multiplier: wireSize(1, instrument) / instrument.lotsPerUnit,
    initialMargin: 0.008,
    maintainMargin: 0.004,
    maxLeverage: 125,
    isInverse: false,
    status: 'Open',
    fundingFeeRate: fundingRate,
    predictedFundingFeeRate: fundingRate,
    fundingRateGranularity: FUNDING_INTERVAL_MS,
    openInterest: contracts(ticker.openInterest ?? 0, instrument),
    markPrice: Number(mark.toFixed(2)),
    indexPrice: Number(index.toFixed(2)),
    lastTradePrice: last,
    nextFundingRateTime: Math.max(0, nextFundingTime - now),
    nextFundingRateDateTime: nextFundingTime,
  };
}

const NO_TICKER = { openInterest: 0, mark: 1, index: 1, fundingRate: 0, nextFundingTime: 0, last: 1 };

const contracts = (size: number, { lotsPerUnit }: InstrumentSpec) => String(Math.round(size * lotsPerUnit));

function riskLimits(symbol: string) {
  const step = (level: number, maxRiskLimit: number, maxLeverage: number, maintainMargin: number) => ({
    symbol,
    level,
    maxRiskLimit,
    minRiskLimit: 0,
    maxLeverage,
    initialMargin: 1 / maxLeverage,
    maintainMargin,
  });
  return [step(1, 100_000, 125, 0.004), step(2, 500_000, 100, 0.005), step(3, 1_000_000, 50, 0.01)];
}

/** All of a book; numbers stand on the wire of futures. */
function book(market: VenueMarket, _: URLSearchParams, { books }: KucoinRest): RestReply {
  const { sequence, time, bids, asks } = books.snapshot(market, Infinity);
  const pairs = (levels: typeof bids) => levels.map((level) => level.map(Number));
  const { symbol } = market.instrument;
  return ok({ symbol, sequence, bids: pairs(bids), asks: pairs(asks), ts: time * NS_PER_MS });
}

function klines({ instrument, candles }: VenueMarket, query: URLSearchParams): RestReply {
  const granularity = numberIn(query, 'granularity') ?? 0;
  if (!GRANULARITIES.includes(granularity)) return failure('400100', 'granularity is invalid');
  const from = numberIn(query, 'from');
  const to = numberIn(query, 'to');
  const bars = candles.bars(granularity * 60_000, {
    limit: 500,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  const price = (tick: number) => Number(priceText(tick, instrument));
  return ok(
    bars.map((bar) => [
      bar.time,
      price(bar.open),
      price(bar.high),
      price(bar.low),
      price(bar.close),
      wireSize(bar.lots, instrument),
    ]),
  );
}

/** Newest first. */
function fundingRates(market: VenueMarket, query: URLSearchParams, { now }: KucoinRest): RestReply {
  const from = numberIn(query, 'from');
  const end = numberIn(query, 'to');
  if (from === undefined || end === undefined) return failure('400100', 'from and to are required');
  const times = gridTimes(FUNDING_INTERVAL_MS, { from, to: Math.min(now(), end), limit: 100 });
  const rows = times.flatMap((timepoint) => {
    const fundingRate = market.fundingAt(timepoint);
    return fundingRate === undefined ? [] : [{ symbol: market.instrument.symbol, fundingRate, timepoint }];
  });
  return ok(rows.toReversed());
}

/** Newest first, in contracts. */
function openInterest(market: VenueMarket, query: URLSearchParams, { now }: KucoinRest): RestReply {
  const interval = query.get('interval') ?? '';
  const stepMs = INTERVALS.get(interval);
  if (stepMs === undefined || !OPEN_INTEREST_INTERVALS.includes(interval))
    return failure('400100', 'interval is invalid');
  const to = Math.min(now(), numberIn(query, 'endAt') ?? now());
  const limit = Math.min(200, numberIn(query, 'pageSize') ?? 30);
  const rows = gridTimes(stepMs, { from: numberIn(query, 'startAt'), to, limit }).flatMap((ts) => {
    const open = market.openInterestAt(ts);
    return open === undefined ? [] : [{ openInterest: contracts(open, market.instrument), ts }];
  });
  return ok(rows.toReversed());
}
