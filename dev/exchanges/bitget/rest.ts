import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  priceText,
  sizeText,
  type VenueMarket,
} from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { candleRow, pairsOf, tickerEntry } from './topics';

export interface BitgetRest {
  /** By category: `USDT-FUTURES`. */
  readonly markets: ReadonlyMap<string, Markets>;
  readonly now: () => number;
}

interface Asked {
  readonly market: VenueMarket;
  readonly query: URLSearchParams;
  readonly now: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RECENT_BARS = 1000;
const MAX_ROWS = 100;

/** Bar lengths by Bitget's names. */
export const INTERVALS: ReadonlyMap<string, number> = new Map([
  ...[1, 3, 5, 15, 30].map((minutes) => [`${minutes}m`, minutes * MINUTE] as const),
  ...[1, 4, 6, 12].map((hours) => [`${hours}H`, hours * HOUR] as const),
  ['1D', 24 * HOUR],
]);

const tier = (number: number, from: number, to: number, leverage: number, mmr: string) => ({
  tier: String(number),
  minTierValue: String(from),
  maxTierValue: String(to),
  leverage: String(leverage),
  mmr,
});

const positionTiers = () => [
  tier(1, 0, 100_000, 125, '0.004'),
  tier(2, 100_000, 500_000, 100, '0.005'),
  tier(3, 500_000, 5_000_000, 50, '0.01'),
];

const PER_SYMBOL: Readonly<Record<string, (asked: Asked) => unknown>> = {
  orderbook: orderBook,
  candles: (asked) => candles(asked, RECENT_BARS),
  'history-candles': (asked) => candles(asked, Infinity),
  'history-fund-rate': fundingHistory,
  'position-tier': positionTiers,
  'open-interest': openInterest,
};

const PREFIX = '/api/v3/market/';

export function answerRest({ path, query }: RestCall, { markets, now }: BitgetRest): RestReply {
  const listed = markets.get(query.get('category') ?? '');
  const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '';
  if (!listed) return failure(now(), '40020', 'Parameter category error');
  if (name === 'instruments') {
    const category = query.get('category') ?? '';
    return reply(
      now(),
      [...listed.values()].map(({ instrument }) => listing(instrument, category)),
    );
  }
  const read = PER_SYMBOL[name];
  if (!read) return { status: 404, body: { code: '40404', msg: 'Request URL NOT FOUND', data: null } };
  const market = listed.get(query.get('symbol') ?? '');
  if (!market) return failure(now(), '40034', 'Parameter symbol does not exist');
  const data = read({ market, query, now: now() });
  return data === undefined ? failure(now(), '40020', 'Parameter error') : reply(now(), data);
}

/** The venue's answer to too many requests. */
export const RATE_LIMIT_BODY = { code: '429', msg: 'Too Many Requests', data: null };

function listing(instrument: InstrumentSpec, category: string) {
  const isSpot = category === 'SPOT';
  return {
    symbol: instrument.symbol,
    category,
    baseCoin: instrument.base,
    quoteCoin: instrument.quote,
    minOrderQty: sizeText(1, instrument),
    pricePrecision: String(instrument.priceDecimals),
    quantityPrecision: String(instrument.sizeDecimals),
    status: 'online',
    ...(isSpot
      ? {}
      : {
          priceMultiplier: priceText(1, instrument),
          quantityMultiplier: sizeText(1, instrument),
          symbolType: 'perpetual',
          deliveryTime: '',
          fundInterval: String(FUNDING_INTERVAL_MS / HOUR),
          maxLeverage: '125',
        }),
  };
}

function orderBook({ market, query }: Asked) {
  const limit = Math.min(200, numberIn(query, 'limit') ?? 5);
  const { instrument, time } = market;
  const side = (name: 'bid' | 'ask') => pairsOf(market.top(name, limit), instrument);
  return { a: side('ask'), b: side('bid'), ts: String(time) };
}

function candles({ market, query, now }: Asked, reachBars: number) {
  const intervalMs = INTERVALS.get(query.get('interval') ?? '');
  if (intervalMs === undefined) return undefined;
  const limit = Math.min(MAX_ROWS, numberIn(query, 'limit') ?? MAX_ROWS);
  const oldest = reachBars === Infinity ? 0 : now - reachBars * intervalMs;
  const from = Math.max(oldest, numberIn(query, 'startTime') ?? 0);
  const to = numberIn(query, 'endTime');
  const bars = market.candles.bars(intervalMs, { limit, from, ...(to !== undefined && { to }) });
  return bars.map((bar) => candleRow(bar, market.instrument));
}

/** Pages are counted from the newest settlement. */
function fundingHistory({ market, query, now }: Asked) {
  const limit = Math.min(MAX_ROWS, numberIn(query, 'limit') ?? MAX_ROWS);
  const page = numberIn(query, 'cursor') ?? 1;
  const times = gridTimes(FUNDING_INTERVAL_MS, { to: now, limit: limit * page }).toReversed();
  const resultList = times.slice(limit * (page - 1)).flatMap((time) => {
    const rate = market.fundingAt(time);
    if (rate === undefined) return [];
    return [
      {
        symbol: market.instrument.symbol,
        fundingRate: rate.toFixed(8),
        fundingRateTimestamp: String(time),
      },
    ];
  });
  return { resultList };
}

function openInterest({ market, now }: Asked) {
  const ticker = tickerEntry(market);
  if (!ticker) return undefined;
  return { list: [{ symbol: ticker.symbol, openInterest: ticker.openInterest }], ts: String(now) };
}

const reply = (requestTime: number, data: unknown): RestReply => ({
  status: 200,
  body: { code: '00000', msg: 'success', requestTime, data },
});

const failure = (requestTime: number, code: string, msg: string): RestReply => ({
  status: 400,
  body: { code, msg, requestTime, data: null },
});
