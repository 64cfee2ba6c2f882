import { priceText, sizeText, type VenueMarket } from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { HOUR, hourlyRate } from './futures-frames';

const MINUTE = 60_000;
const ROWS = 2_000;
const FUNDING_ROWS = 24 * 90;

const RESOLUTIONS: ReadonlyMap<string, number> = new Map([
  ['1m', MINUTE],
  ['5m', 5 * MINUTE],
  ['15m', 15 * MINUTE],
  ['30m', 30 * MINUTE],
  ['1h', HOUR],
  ['4h', 4 * HOUR],
  ['12h', 12 * HOUR],
  ['1d', 24 * HOUR],
  ['1w', 7 * 24 * HOUR],
]);

/** Answers under `/derivatives` and `/api/charts`. */
export function futuresRest({ path, query }: RestCall, markets: Markets, now: number): RestReply {
  if (path === '/derivatives/api/v3/instruments')
    return ok({ result: 'success', instruments: [...markets.values()].map(listing), ...serverTime(now) });
  if (path === '/derivatives/api/v3/historical-funding-rates') {
    const market = markets.get(query.get('symbol') ?? '');
    return market
      ? ok({ result: 'success', rates: fundingRates(market, now), ...serverTime(now) })
      : ok({ result: 'error', error: 'invalidArgument: symbol', ...serverTime(now) });
  }
  return charts(path, query, markets, now) ?? { status: 404, body: '' };
}

/** `/api/charts/v1/trade/SYMBOL/RESOLUTION` and `/api/charts/v1/analytics/SYMBOL/open-interest`. */
function charts(path: string, query: URLSearchParams, markets: Markets, now: number): RestReply | undefined {
  const [, kind, symbol = '', detail = ''] = /^\/api\/charts\/v1\/(\w+)\/(\w+)\/([\w-]+)$/.exec(path) ?? [];
  const market = markets.get(symbol);
  if (!market) return undefined;
  if (kind === 'trade') return candles(market, RESOLUTIONS.get(detail), query);
  return kind === 'analytics' && detail === 'open-interest' ? openInterest(market, query, now) : undefined;
}

const ok = (body: unknown): RestReply => ({ status: 200, body });

const serverTime = (now: number) => ({ serverTime: new Date(now).toISOString() });

const LEVELS: readonly (readonly [from: number, initial: number])[] = [
  [0, 0.02],
  [500_000, 0.04],
  [2_000_000, 0.1],
  [6_000_000, 0.2],
];

function listing({ instrument }: VenueMarket) {
  const { symbol, base, quote, ticksPerUnit, sizeDecimals } = instrument;
  return {
    symbol,
    type: 'flexible_futures',
    underlying: '',
    tickSize: 1 / ticksPerUnit,
    contractSize: 1,
    tradeable: true,
    impactMidSize: 1,
    maxPositionSize: 1_000_000,
    openingDate: '2022-01-01T00:00:00.000Z',
    marginLevels: LEVELS.map(([from, initial]) => ({
      numNonContractUnits: from,
      initialMargin: initial,
      maintenanceMargin: initial / 2,
    })),
    fundingRateCoefficient: 8,
    maxRelativeFundingRate: 0.0025,
    contractValueTradePrecision: sizeDecimals,
    postOnly: false,
    base,
    quote,
    pair: `${base}:${quote}`,
    category: 'Layer 1',
  };
}

function fundingRates(market: VenueMarket, now: number) {
  return gridTimes(HOUR, { to: now, limit: FUNDING_ROWS }).flatMap((time) => {
    const relative = hourlyRate(market, time);
    if (relative === undefined) return [];
    return [
      {
        timestamp: new Date(time).toISOString(),
        fundingRate: relative * 1000,
        relativeFundingRate: relative,
      },
    ];
  });
}

/** Seconds of a query as ms. */
function msIn(query: URLSearchParams, name: string): number | undefined {
  const seconds = numberIn(query, name);
  return seconds === undefined ? undefined : seconds * 1000;
}

function candles(
  { instrument, candles: store }: VenueMarket,
  intervalMs: number | undefined,
  query: URLSearchParams,
): RestReply {
  if (intervalMs === undefined) return { status: 400, body: '' };
  const from = msIn(query, 'from');
  const to = msIn(query, 'to');
  const bars = store.bars(intervalMs, {
    limit: ROWS + 1,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  return ok({
    candles: bars.slice(0, ROWS).map((bar) => ({
      time: bar.time,
      open: priceText(bar.open, instrument),
      high: priceText(bar.high, instrument),
      low: priceText(bar.low, instrument),
      close: priceText(bar.close, instrument),
      volume: sizeText(bar.lots, instrument),
    })),
    more_candles: bars.length > ROWS,
  });
}

/** What was open in each interval: at its beginning, at the most, at the least and at its end. */
function openInterest(market: VenueMarket, query: URLSearchParams, now: number): RestReply {
  const stepMs = msIn(query, 'interval');
  const since = msIn(query, 'since');
  if (since === undefined || ![...RESOLUTIONS.values()].some((ms) => ms === stepMs) || stepMs === undefined)
    return ok({
      result: null,
      errors: [{ severity: 'E', error_class: 'General', type: 'Invalid arguments' }],
    });
  const to = Math.min(now, msIn(query, 'to') ?? now);
  const rows = gridTimes(stepMs, { from: since, to, limit: Infinity }).flatMap((time) => {
    const opened = market.openInterestAt(time);
    const closed = market.openInterestAt(time + stepMs);
    if (opened === undefined || closed === undefined) return [];
    const sorted = [opened, Math.max(opened, closed), Math.min(opened, closed), closed];
    return [{ time: time / 1000, values: sorted.map((size) => size.toFixed(4)) }];
  });
  const page = rows.slice(0, ROWS);
  return ok({
    result: {
      timestamp: page.map(({ time }) => time),
      more: rows.length > ROWS,
      data: page.map(({ values }) => values),
    },
    errors: [],
  });
}
