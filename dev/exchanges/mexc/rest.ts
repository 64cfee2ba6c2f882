import { FUNDING_INTERVAL_MS, type VenueMarket, wireSize } from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { MEXC_INTERVALS } from './listings';
import { amountOf, priceOf, tickerData } from './pushes';

/** What the answers are made from. */
export interface MexcRest {
  readonly markets: Markets;
  readonly now: () => number;
  /** The body of an order book: what was frozen, or as it stands. */
  readonly depth: (symbol: string) => object;
}

const MOST_BARS = 2000;
/** Settlements before this are not told. */
const FUNDING_SPAN_MS = 365 * 86_400_000;
const CONTRACT_SIZES: Readonly<Record<string, number>> = { BTC: 0.0001, ETH: 0.01 };

type Handler = (market: VenueMarket, query: URLSearchParams, rest: MexcRest) => unknown;

/** By the part of the path before the symbol. */
const FOR_ONE: Readonly<Record<string, Handler>> = {
  depth: ({ instrument }, _, { depth }) => depth(instrument.symbol),
  kline: klines,
  funding_rate: fundingRate,
};

/** Answers a REST request as the venue does: errors too come with status 200. */
export function answerRest({ path, query }: RestCall, rest: MexcRest): RestReply {
  const [what = '', named] = path.replace(/^\/api\/v1\/contract\//, '').split('/');
  if (what === 'ping') return ok(rest.now());
  if (what === 'funding_rate' && named === 'history')
    return forSymbol(query.get('symbol'), rest, history(query));
  const handle = FOR_ONE[what];
  if (handle) return forSymbol(named ?? null, rest, (market) => handle(market, query, rest));
  const list = what === 'detail' ? detail : what === 'ticker' ? ticker : undefined;
  if (!list) return { status: 404, body: { success: false, code: 404, message: 'Not Found' } };
  const symbol = query.get('symbol');
  if (symbol !== null) return forSymbol(symbol, rest, (market) => list(market));
  return ok([...rest.markets.values()].map((market) => list(market)));
}

/** The venue's answer to too many requests. */
export const RATE_LIMIT_BODY = {
  success: false,
  code: 510,
  message: 'Requests are too frequent, please try again later!',
};

function forSymbol(
  symbol: string | null,
  { markets }: MexcRest,
  handle: (market: VenueMarket) => unknown,
): RestReply {
  const market = markets.get(symbol ?? '');
  if (!market) return failure(1001, 'contract not exists');
  const data = handle(market);
  return data === undefined ? failure(600, 'Parameter error') : ok(data);
}

const ticker = (market: VenueMarket) => {
  const now = market.ticker();
  return now && tickerData(now, market.instrument, market.time);
};

function detail({ instrument }: VenueMarket) {
  const contractSize = CONTRACT_SIZES[instrument.base] ?? 1;
  return {
    symbol: instrument.symbol,
    displayName: `${instrument.symbol} PERPETUAL`,
    positionOpenType: 3,
    futureType: 1,
    baseCoin: instrument.base,
    quoteCoin: instrument.quote,
    settleCoin: instrument.quote,
    contractSize,
    minLeverage: 1,
    maxLeverage: 125,
    priceScale: instrument.priceDecimals,
    volScale: 0,
    priceUnit: priceOf(1, instrument),
    volUnit: 1,
    minVol: 1,
    maxVol: 5_000_000,
    maintenanceMarginRate: 0.004,
    initialMarginRate: 0.008,
    riskBaseVol: 150_000,
    riskIncrVol: 150_000,
    riskIncrMmr: 0.004,
    riskIncrImr: 0.004,
    riskLevelLimit: 5,
    riskLimitType: 'BY_VOLUME',
    state: 0,
  };
}

/** A list for each column. The bar in which a range begins belongs to it. */
function klines({ instrument, candles }: VenueMarket, query: URLSearchParams) {
  const ms = MEXC_INTERVALS.get(query.get('interval') ?? 'Min1');
  if (ms === undefined) return undefined;
  const [start, end] = [numberIn(query, 'start'), numberIn(query, 'end')];
  const bars = candles.bars(ms, {
    limit: MOST_BARS,
    ...(start !== undefined && { from: start * 1000 - ((start * 1000) % ms) }),
    ...(end !== undefined && { to: end * 1000 }),
  });
  const prices = (name: 'open' | 'high' | 'low' | 'close') =>
    bars.map((bar) => priceOf(bar[name], instrument));
  return {
    time: bars.map(({ time }) => time / 1000),
    open: prices('open'),
    close: prices('close'),
    high: prices('high'),
    low: prices('low'),
    vol: bars.map(({ lots }) => wireSize(lots, instrument)),
    amount: bars.map((bar) => amountOf(bar, instrument)),
  };
}

function fundingRate(market: VenueMarket, _: URLSearchParams, { now }: MexcRest) {
  const current = market.ticker();
  if (!current) return undefined;
  return {
    symbol: market.instrument.symbol,
    fundingRate: current.fundingRate,
    maxFundingRate: 0.0018,
    minFundingRate: -0.0018,
    collectCycle: FUNDING_INTERVAL_MS / 3_600_000,
    nextSettleTime: current.nextFundingTime,
    timestamp: now(),
  };
}

/** Pages, newest first. */
function history(query: URLSearchParams): (market: VenueMarket) => unknown {
  const page = numberIn(query, 'page_num') ?? 1;
  const size = numberIn(query, 'page_size') ?? 20;
  return (market) => {
    if (page < 1 || size < 1 || size > 100) return undefined;
    const to = market.time;
    const times = gridTimes(FUNDING_INTERVAL_MS, { from: to - FUNDING_SPAN_MS, to, limit: Infinity });
    const resultList = times
      .toReversed()
      .slice((page - 1) * size, page * size)
      .map((settleTime) => ({
        symbol: market.instrument.symbol,
        fundingRate: Number((market.fundingAt(settleTime) ?? 0).toFixed(6)),
        settleTime,
      }));
    const totalCount = times.length;
    return {
      pageSize: size,
      totalCount,
      totalPage: Math.ceil(totalCount / size),
      currentPage: page,
      resultList,
    };
  };
}

const ok = (data: unknown): RestReply => ({ status: 200, body: { success: true, code: 0, data } });

const failure = (code: number, message: string): RestReply => ({
  status: 200,
  body: { success: false, code, message },
});
