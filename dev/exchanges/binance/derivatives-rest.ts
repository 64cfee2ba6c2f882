import { FUNDING_INTERVAL_MS, type VenueMarket } from '../../simulator/venue-market';
import { BINANCE_INTERVALS, gridTimes, numberIn } from '../intervals';
import type { RestReply } from '../local-venue';
import { contractValue, pairOf } from './profile';
import { type BinanceRest, fail, forSymbol, INVALID_SYMBOL, ok, unknown } from './rest-replies';

/** Open-interest history reaches back one month. */
const OPEN_INTEREST_SPAN_MS = 30 * 86_400_000;

export function openInterest(market: VenueMarket, _: URLSearchParams, rest: BinanceRest): RestReply {
  const ticker = market.ticker();
  if (ticker?.openInterest === undefined) return unknown('open interest');
  const { symbol } = market.instrument;
  const time = rest.now();
  if (rest.profile.contract !== 'inverse')
    return ok({ openInterest: ticker.openInterest.toFixed(3), symbol, time });
  const contracts = String(inContracts(ticker.openInterest, ticker.mark, market));
  return ok({ symbol, pair: pairOf(symbol), openInterest: contracts, contractType: 'PERPETUAL', time });
}

/** USD-M asks by symbol, COIN-M by pair and type. */
export function openInterestHistory(query: URLSearchParams, rest: BinanceRest): RestReply {
  if (rest.profile.contract !== 'inverse') return forSymbol(historyOf)(query, rest);
  const wanted = query.get('contractType') === 'PERPETUAL' ? query.get('pair') : null;
  const market = [...rest.markets.values()].find(({ instrument }) => pairOf(instrument.symbol) === wanted);
  return market ? historyOf(market, query, rest) : INVALID_SYMBOL;
}

function historyOf(market: VenueMarket, query: URLSearchParams, { now, profile }: BinanceRest): RestReply {
  const stepMs = BINANCE_INTERVALS.get(query.get('period') ?? '');
  if (stepMs === undefined || stepMs < 300_000) return fail(-1130, "Parameter 'period' is invalid.");
  const oldest = now() - OPEN_INTEREST_SPAN_MS;
  const from = Math.max(oldest, numberIn(query, 'startTime') ?? oldest);
  const limit = Math.min(500, numberIn(query, 'limit') ?? 30);
  const to = numberIn(query, 'endTime') ?? now();
  const row = profile.contract === 'inverse' ? inverseRow : linearRow;
  return ok(
    gridTimes(stepMs, { from, to, limit }).flatMap((timestamp) => {
      const size = market.openInterestAt(timestamp);
      return size === undefined ? [] : [{ ...row(market, size), timestamp }];
    }),
  );
}

const linearRow = (market: VenueMarket, size: number): object => ({
  symbol: market.instrument.symbol,
  sumOpenInterest: size.toFixed(8),
  sumOpenInterestValue: (size * (market.ticker()?.mark ?? 0)).toFixed(8),
});

const inverseRow = (market: VenueMarket, size: number): object => ({
  pair: pairOf(market.instrument.symbol),
  contractType: 'PERPETUAL',
  sumOpenInterest: String(inContracts(size, market.ticker()?.mark ?? 0, market)),
  sumOpenInterestValue: size.toFixed(8),
});

const inContracts = (coins: number, price: number, { instrument }: VenueMarket) =>
  Math.round((coins * price) / contractValue(instrument));

/** COIN-M answers with a list even for one symbol. */
export function premiumIndex(query: URLSearchParams, rest: BinanceRest): RestReply {
  const one = query.has('symbol') ? forSymbol((market) => premium(market, rest))(query, rest) : undefined;
  if (one) return rest.profile.contract === 'inverse' && one.status === 200 ? ok([one.body]) : one;
  return ok([...rest.markets.values()].map((market) => premium(market, rest).body));
}

function premium(market: VenueMarket, { now, profile }: BinanceRest): RestReply {
  const ticker = market.ticker();
  if (!ticker) return unknown('mark price');
  const { symbol } = market.instrument;
  return ok({
    symbol,
    ...(profile.contract === 'inverse' && { pair: pairOf(symbol) }),
    markPrice: ticker.mark.toFixed(8),
    indexPrice: ticker.index.toFixed(8),
    estimatedSettlePrice: ticker.index.toFixed(8),
    lastFundingRate: ticker.fundingRate.toFixed(8),
    interestRate: '0.00010000',
    nextFundingTime: ticker.nextFundingTime,
    time: now(),
  });
}

export function fundingRate(market: VenueMarket, query: URLSearchParams, { now }: BinanceRest): RestReply {
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
