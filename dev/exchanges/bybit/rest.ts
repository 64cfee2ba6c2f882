import { FUNDING_INTERVAL_MS, priceText, sizeText, type VenueMarket } from '../../simulator/venue-market';
import { BYBIT_INTERVALS, BYBIT_OPEN_INTEREST_INTERVALS, gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { type CategoryName, openInterestText, turnover } from './category';
import { LISTS } from './rest-lists';

interface Listed {
  readonly category: CategoryName;
  readonly markets: Markets;
}

export interface BybitRest {
  /** Of the category that was asked for; absent where that is none. */
  readonly listed?: Listed;
  readonly now: () => number;
}

interface Question {
  readonly market: VenueMarket;
  readonly category: CategoryName;
  readonly query: URLSearchParams;
  readonly now: number;
}

type Handler = (question: Question) => unknown;

const PER_SYMBOL: Readonly<Record<string, Handler>> = {
  '/v5/market/orderbook': orderBook,
  '/v5/market/kline': klines,
  '/v5/market/open-interest': ofDerivatives(openInterestHistory),
  '/v5/market/funding/history': ofDerivatives(fundingHistory),
};

/** Answers a REST request as the venue does: errors too come with status 200 and a `retCode`. */
export function answerRest({ path, query }: RestCall, { listed, now }: BybitRest): RestReply {
  if (path === '/v5/market/time') return reply(now(), serverTime(now()));
  if (!(path in LISTS) && !(path in PER_SYMBOL)) return { status: 404, body: '' };
  if (!listed) return failure(now(), 10_001, 'params error: Category is invalid');
  const symbol = query.get('symbol');
  const market = symbol === null ? undefined : listed.markets.get(symbol);
  if (symbol !== null && !market) return failure(now(), 10_001, 'params error: symbol invalid');
  const result = resultOf(path, listed, market, { query, now: now() });
  return result === undefined ? failure(now(), 10_001, 'params error') : reply(now(), result);
}

/** @param market the one asked for; undefined where no symbol was named. */
function resultOf(
  path: string,
  { category, markets }: Listed,
  market: VenueMarket | undefined,
  asked: Pick<Question, 'query' | 'now'>,
): unknown {
  const list = LISTS[path];
  if (!list) return market && PER_SYMBOL[path]?.({ market, category, ...asked });
  const entries = (market ? [market] : [...markets.values()]).map((one) => list(one, category));
  return listReply(entries, category);
}

/** The venue's answer to too many requests, which is not an HTTP status. */
export const RATE_LIMIT_BODY = {
  retCode: 10_006,
  retMsg: 'Too many visits. Exceeded the API Rate Limit.',
  result: {},
  retExtInfo: {},
};

function listReply(entries: readonly unknown[], category: CategoryName) {
  return { category, list: entries.filter((entry) => entry !== undefined).flat(), nextPageCursor: '' };
}

function ofDerivatives(handler: Handler): Handler {
  return (question) => (question.category === 'spot' ? undefined : handler(question));
}

function orderBook({ market, query }: Question) {
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

function klines({ market: { instrument, candles }, category, query }: Question) {
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
    turnover(bar, instrument, category),
  ]);
  return { category, symbol: instrument.symbol, list: list.toReversed() };
}

function openInterestHistory({ market, category, query, now }: Question) {
  const stepMs = BYBIT_OPEN_INTEREST_INTERVALS.get(query.get('intervalTime') ?? '');
  if (stepMs === undefined) return undefined;
  const to = Math.min(now, numberIn(query, 'endTime') ?? now);
  const limit = Math.min(200, numberIn(query, 'limit') ?? 50);
  const price = market.ticker()?.mark ?? 1;
  const list = gridTimes(stepMs, { from: numberIn(query, 'startTime'), to, limit }).flatMap((time) => {
    const size = market.openInterestAt(time);
    if (size === undefined) return [];
    return [
      {
        openInterest: openInterestText(2 * size, price, category),
        singleOpenInterest: openInterestText(size, price, category),
        timestamp: String(time),
      },
    ];
  });
  const { symbol } = market.instrument;
  return { symbol, category, list: list.toReversed(), nextPageCursor: '' };
}

function fundingHistory({ market, category, query, now }: Question) {
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
  return { category, list: list.toReversed() };
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
