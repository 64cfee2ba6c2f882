import type { VenueMarket } from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { book, candle, iso, listing, RESOLUTIONS, type Trade } from './messages';

const HOUR_MS = 3_600_000;
const CANDLE_ROWS = 1_000;
const FUNDING_ROWS = 100;
const MAX_ROWS = 1_000;

export interface DydxRest {
  readonly markets: Markets;
  readonly now: () => number;
  readonly recentTrades: (symbol: string) => readonly Trade[];
}

type Handler = (market: VenueMarket, query: URLSearchParams, rest: DydxRest) => unknown;

/** Paths that end with a market. */
const PER_MARKET: Readonly<Record<string, Handler>> = {
  '/v4/orderbooks/perpetualMarket/': book,
  '/v4/trades/perpetualMarket/': ({ instrument }, _, rest) => ({
    trades: rest.recentTrades(instrument.symbol),
  }),
  '/v4/candles/perpetualMarkets/': candles,
  '/v4/historicalFunding/': historicalFunding,
};

export function answerRest({ path, query }: RestCall, rest: DydxRest): RestReply {
  if (path === '/v4/time') return ok({ iso: iso(rest.now()), epoch: rest.now() / 1_000 });
  if (path === '/v4/perpetualMarkets') return perpetualMarkets(query.get('ticker'), rest.markets);
  const [prefix, handle] = Object.entries(PER_MARKET).find(([start]) => path.startsWith(start)) ?? [];
  if (prefix === undefined || !handle) return { status: 404, body: '' };
  const market = rest.markets.get(path.slice(prefix.length));
  if (!market) return failure('ticker must be a valid ticker (BTC-USD, etc)');
  const body = handle(market, query, rest);
  return body === undefined ? failure('resolution must be a valid Candle Resolution') : ok(body);
}

function perpetualMarkets(ticker: string | null, all: Markets): RestReply {
  if (ticker !== null && !all.has(ticker)) return failure('ticker must be a valid ticker (BTC-USD, etc)');
  const markets = [...all].filter(([symbol]) => ticker === null || symbol === ticker);
  return ok({ markets: Object.fromEntries(markets.map(([symbol, market]) => [symbol, listing(market)])) });
}

/** Newest first. */
function candles(market: VenueMarket, query: URLSearchParams) {
  const resolution = query.get('resolution') ?? '';
  const intervalMs = RESOLUTIONS.get(resolution);
  if (intervalMs === undefined) return undefined;
  const from = timeIn(query, 'fromISO') ?? 0;
  const limit = Math.min(CANDLE_ROWS, numberIn(query, 'limit') ?? 100);
  const bars = market.candles
    .bars(intervalMs, { to: timeIn(query, 'toISO') ?? Infinity, limit: Infinity })
    .filter(({ time }) => time >= from)
    .slice(-limit);
  return { candles: bars.toReversed().map((bar) => candle(bar, resolution, market)) };
}

/** Newest first. */
function historicalFunding(market: VenueMarket, query: URLSearchParams, { now }: DydxRest) {
  const to = Math.min(now(), timeIn(query, 'effectiveBeforeOrAt') ?? Infinity);
  const limit = Math.min(MAX_ROWS, numberIn(query, 'limit') ?? FUNDING_ROWS);
  const historical = gridTimes(HOUR_MS, { to, limit }).flatMap((time) => {
    const rate = market.fundingAt(time);
    if (rate === undefined) return [];
    return [
      {
        ticker: market.instrument.symbol,
        rate: (rate / 8).toFixed(12),
        price: String(market.ticker()?.index ?? 0),
        effectiveAt: iso(time),
        effectiveAtHeight: String(Math.floor(time / 1_000)),
      },
    ];
  });
  return { historicalFunding: historical.toReversed() };
}

function timeIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  return text === null ? undefined : Date.parse(text);
}

const ok = (body: unknown): RestReply => ({ status: 200, body });

const failure = (msg: string): RestReply => ({ status: 400, body: { errors: [{ msg }] } });
