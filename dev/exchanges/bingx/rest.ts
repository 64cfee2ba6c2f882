import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  sizeText,
  type VenueMarket,
} from '../../simulator/venue-market';
import { BINANCE_INTERVALS, gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { barFields, bookSides } from './topics';

/** The names that both venues have for bars; this one has none of a second. */
export const INTERVALS: ReadonlyMap<string, number> = new Map(
  [...BINANCE_INTERVALS].filter(([name]) => name !== '1s'),
);

type Handler = (market: VenueMarket, query: URLSearchParams, now: number) => RestReply;

const QUOTE = '/openApi/swap/';
const HANDLERS: Readonly<Record<string, Handler>> = {
  'v2/quote/depth': depth,
  'v3/quote/klines': klines,
  'v2/quote/fundingRate': fundingHistory,
  'v2/quote/premiumIndex': premiumIndex,
  'v2/quote/openInterest': openInterest,
};

/** Answers a REST request as the venue does: errors too come with status 200. */
export function answerRest({ path, query }: RestCall, markets: Markets, now: number): RestReply {
  const name = path.startsWith(QUOTE) ? path.slice(QUOTE.length) : '';
  if (name === 'v2/quote/contracts')
    return ok([...markets.values()].map(({ instrument }, index) => listing(instrument, index)));
  const handle = HANDLERS[name];
  if (!handle) return failure(100_400, 'this api is not exist');
  const market = markets.get(query.get('symbol') ?? '');
  return market ? handle(market, query, now) : failure(109_425, 'symbol not exist');
}

function listing(instrument: InstrumentSpec, index: number) {
  return {
    contractId: String(100 + index),
    symbol: instrument.symbol,
    size: sizeText(1, instrument),
    quantityPrecision: instrument.sizeDecimals,
    pricePrecision: instrument.priceDecimals,
    feeRate: 0.0005,
    makerFeeRate: 0.0002,
    takerFeeRate: 0.0005,
    tradeMinLimit: 0,
    tradeMinQuantity: Number(sizeText(1, instrument)),
    tradeMinUSDT: 2,
    currency: instrument.quote,
    asset: instrument.base,
    status: 1,
    apiStateOpen: 'true',
    apiStateClose: 'true',
  };
}

function depth(market: VenueMarket, query: URLSearchParams): RestReply {
  const limit = Math.min(1000, numberIn(query, 'limit') ?? 20);
  return ok({ T: market.time, ...bookSides(market, limit) });
}

/** Newest first. */
function klines({ instrument, candles }: VenueMarket, query: URLSearchParams): RestReply {
  const intervalMs = INTERVALS.get(query.get('interval') ?? '');
  if (intervalMs === undefined) return failure(100_400, 'interval is invalid');
  const from = numberIn(query, 'startTime');
  const to = numberIn(query, 'endTime');
  const limit = Math.min(1440, numberIn(query, 'limit') ?? 500);
  const bars = candles.bars(intervalMs, {
    limit,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  return ok(bars.map((bar) => barFields(bar, instrument)).toReversed());
}

/** Newest first. */
function fundingHistory(market: VenueMarket, query: URLSearchParams, now: number): RestReply {
  const limit = Math.min(1000, numberIn(query, 'limit') ?? 100);
  const to = Math.min(now, numberIn(query, 'endTime') ?? now);
  const times = gridTimes(FUNDING_INTERVAL_MS, { from: numberIn(query, 'startTime'), to, limit });
  const rows = times.flatMap((fundingTime) => {
    const rate = market.fundingAt(fundingTime);
    if (rate === undefined) return [];
    return [{ symbol: market.instrument.symbol, fundingRate: rate.toFixed(8), fundingTime }];
  });
  return ok(rows.toReversed());
}

function premiumIndex(market: VenueMarket): RestReply {
  const ticker = market.ticker();
  if (!ticker) return failure(80_012, 'service unavailable');
  return ok({
    symbol: market.instrument.symbol,
    markPrice: ticker.mark.toFixed(2),
    indexPrice: ticker.index.toFixed(2),
    lastFundingRate: ticker.fundingRate.toFixed(8),
    nextFundingTime: ticker.nextFundingTime,
  });
}

/** What is open, in dollars. */
function openInterest(market: VenueMarket, _: URLSearchParams, now: number): RestReply {
  const { openInterest: open = 0, mark = 0 } = market.ticker() ?? {};
  return ok({ openInterest: (open * mark).toFixed(2), symbol: market.instrument.symbol, time: now });
}

const ok = (data: unknown): RestReply => ({ status: 200, body: { code: 0, msg: '', data } });

const failure = (code: number, msg: string): RestReply => ({ status: 200, body: { code, msg, data: {} } });
