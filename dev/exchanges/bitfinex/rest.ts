import type { VenueMarket } from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { pastStatusRow, price, size } from './rows';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CANDLE_ROWS = 10_000;
const STATUS_ROWS = 5_000;
const LIQUIDATION_ROWS = 500;

const INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1m', MINUTE],
  ['5m', 5 * MINUTE],
  ['15m', 15 * MINUTE],
  ['30m', 30 * MINUTE],
  ['1h', HOUR],
  ['3h', 3 * HOUR],
  ['6h', 6 * HOUR],
  ['12h', 12 * HOUR],
  ['1D', 24 * HOUR],
  ['1W', 7 * 24 * HOUR],
]);

export const RATE_LIMIT_BODY = ['error', 11_010, 'ratelimit: error'];

export interface BitfinexRest {
  readonly markets: Markets;
  readonly now: number;
  /** Rows of liquidations, oldest first. */
  readonly liquidations: readonly (readonly unknown[])[];
}

/** Answers a REST request as the venue does: a list of rows. */
export function answerRest({ path, query }: RestCall, context: BitfinexRest): RestReply {
  const rows = rowsOf(path, query, context);
  return rows ? { status: 200, body: rows } : { status: 500, body: ['error', 10_020, 'symbol: invalid'] };
}

function rowsOf(path: string, query: URLSearchParams, context: BitfinexRest): readonly unknown[] | undefined {
  const { markets, now, liquidations } = context;
  if (path === '/v2/tickers') return [...markets.values()].map(tickerRow);
  if (path === '/v2/liquidations/hist') {
    const { from, to } = rangeIn(query, now);
    const all = liquidations.filter((row) => Number(row[2]) >= from && Number(row[2]) <= to);
    return limited(all, query, LIQUIDATION_ROWS).map((row) => [row]);
  }
  const [, interval = '', traded = ''] = /^\/v2\/candles\/trade:(\w+):(.+)\/hist$/.exec(path) ?? [];
  const [, derivative = ''] = /^\/v2\/status\/deriv\/(.+)\/hist$/.exec(path) ?? [];
  const market = markets.get(traded || derivative);
  if (!market) return undefined;
  return derivative === ''
    ? candles(market, INTERVALS.get(interval), query, now)
    : statuses(market, query, now);
}

/** `[symbol, bid, its size, ask, its size, change, relative change, last, volume, high, low]`. */
function tickerRow(market: VenueMarket): readonly unknown[] {
  const { instrument } = market;
  const best = (side: 'bid' | 'ask') => {
    const [tick, lots] = market.top(side, 1)[0] ?? [0, 0];
    return [price(tick, instrument), size(lots, instrument)] as const;
  };
  const last = market.ticker()?.last ?? 0;
  return [instrument.symbol, ...best('bid'), ...best('ask'), 0, 0, last, 1, last, last];
}

const rangeIn = (query: URLSearchParams, now: number) => ({
  from: numberIn(query, 'start') ?? 0,
  to: Math.min(now, numberIn(query, 'end') ?? now),
});

/** The newest rows, newest first; with `sort=1` the oldest, oldest first. */
function limited<Row>(rows: readonly Row[], query: URLSearchParams, most: number): readonly Row[] {
  const limit = Math.min(most, numberIn(query, 'limit') ?? 100);
  return query.get('sort') === '1' ? rows.slice(0, limit) : rows.slice(-limit).toReversed();
}

function candles(
  { instrument, candles: store }: VenueMarket,
  intervalMs: number | undefined,
  query: URLSearchParams,
  now: number,
): readonly unknown[] | undefined {
  if (intervalMs === undefined) return undefined;
  const bars = store.bars(intervalMs, { ...rangeIn(query, now), limit: Infinity });
  return limited(bars, query, CANDLE_ROWS).map((bar) => [
    bar.time,
    ...[bar.open, bar.close, bar.high, bar.low].map((tick) => price(tick, instrument)),
    size(bar.lots, instrument),
  ]);
}

function statuses(market: VenueMarket, query: URLSearchParams, now: number): readonly unknown[] {
  const { from, to } = rangeIn(query, now);
  const times = gridTimes(MINUTE, { from: Math.max(from, to - 30 * 24 * HOUR), to, limit: Infinity });
  return limited(times, query, STATUS_ROWS).map((time) => pastStatusRow(market, time));
}
