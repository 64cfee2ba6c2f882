import { type InstrumentSpec, priceText, sizeText, type VenueMarket } from '../../simulator/venue-market';
import { numberIn } from '../intervals';
import type { RestCall, RestReply } from '../local-venue';
import { failure, type KucoinRest, ok } from './rest-replies';
import { INTERVALS, secondsBar } from './topics';

/** The depths that are told without a key. */
const DEPTHS: Readonly<Record<string, number>> = {
  '/api/v1/market/orderbook/level2_20': 20,
  '/api/v1/market/orderbook/level2_100': 100,
};

/** Answers a request about the spot market; undefined for a path that is none. */
export function answerSpot({ path, query }: RestCall, rest: KucoinRest): RestReply | undefined {
  if (path === '/api/v2/symbols')
    return ok([...rest.markets.values()].map(({ instrument }) => pair(instrument)));
  const depth = DEPTHS[path];
  if (depth === undefined && path !== '/api/v1/market/candles') return undefined;
  const market = rest.markets.get(query.get('symbol') ?? '');
  if (!market) return failure('400100', 'symbol is invalid');
  if (depth === undefined) return klines(market, query);
  const { sequence, time, bids, asks } = rest.books.snapshot(market, depth);
  return ok({ time, sequence: String(sequence), bids, asks });
}

function pair(instrument: InstrumentSpec) {
  const step = sizeText(1, instrument);
  return {
    symbol: instrument.symbol,
    name: instrument.symbol,
    baseCurrency: instrument.base,
    quoteCurrency: instrument.quote,
    feeCurrency: instrument.quote,
    market: 'USDS',
    baseMinSize: step,
    quoteMinSize: '0.1',
    baseMaxSize: '10000000000',
    quoteMaxSize: '99999999',
    baseIncrement: step,
    quoteIncrement: '0.000001',
    priceIncrement: priceText(1, instrument),
    priceLimitRate: '0.1',
    isMarginEnabled: true,
    enableTrading: true,
  };
}

/** Newest first. */
function klines({ instrument, candles }: VenueMarket, query: URLSearchParams): RestReply {
  const intervalMs = INTERVALS.get(query.get('type') ?? '');
  if (intervalMs === undefined) return failure('400100', 'type is invalid');
  const from = numberIn(query, 'startAt');
  const to = numberIn(query, 'endAt');
  const bars = candles.bars(intervalMs, {
    limit: 1500,
    ...(from !== undefined && { from: from * 1000 }),
    ...(to !== undefined && { to: to * 1000 }),
  });
  return ok(bars.map((bar) => secondsBar(bar, instrument)).toReversed());
}
