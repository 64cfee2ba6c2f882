import { type InstrumentSpec, priceText, sizeText, type VenueMarket } from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { BestLevels } from './best-levels';
import { candleEntry, INTERVALS, tickerEntry } from './channels';

export interface CryptocomRest {
  readonly markets: Markets;
  readonly now: () => number;
}

interface Asked {
  readonly market: VenueMarket;
  readonly query: URLSearchParams;
  readonly now: number;
}

const PREFIX = '/exchange/v1/public/';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MAX_BARS = 300;

const PER_SYMBOL: Readonly<Record<string, (asked: Asked) => object | undefined>> = {
  'get-book': ({ market, query }) => ({
    depth: depthIn(query),
    data: [new BestLevels(market, depthIn(query)).snapshot(0)],
  }),
  'get-tickers': ({ market }) => ({ data: [tickerEntry(market)] }),
  'get-candlestick': candles,
  'get-valuations': valuations,
};

export function answerRest({ path, query }: RestCall, { markets, now }: CryptocomRest): RestReply {
  const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '';
  const method = `public/${name}`;
  if (name === 'get-instruments')
    return reply(method, { data: [...markets.values()].map(({ instrument }) => listing(instrument)) });
  if (name === 'get-risk-parameters') return reply(method, riskParameters(now()));
  const read = PER_SYMBOL[name];
  if (!read) return failure(method, 40_006, 'Invalid method');
  const market = markets.get(query.get('instrument_name') ?? '');
  if (!market) return failure(method, 40_004, 'Missing or invalid argument');
  const result = read({ market, query, now: now() });
  return result
    ? reply(method, { instrument_name: market.instrument.symbol, ...result })
    : failure(method, 40_004, 'Missing or invalid argument');
}

/** The venue's answer to too many requests. */
export const RATE_LIMIT_BODY = { id: -1, method: '', code: 42_901, message: 'RATE_LIMIT' };

const depthIn = (query: URLSearchParams) => Math.min(50, numberIn(query, 'depth') ?? 50);

function listing(instrument: InstrumentSpec) {
  const { symbol, base, quote, priceDecimals, sizeDecimals } = instrument;
  return {
    symbol,
    inst_type: 'PERPETUAL_SWAP',
    display_name: `${base}${quote} Perpetual`,
    base_ccy: base,
    quote_ccy: quote,
    quote_decimals: priceDecimals,
    quantity_decimals: sizeDecimals,
    price_tick_size: priceText(1, instrument),
    qty_tick_size: sizeText(1, instrument),
    max_leverage: '50',
    tradable: true,
    expiry_timestamp_ms: 0,
    underlying_symbol: `${base}${quote}-INDEX`,
  };
}

const riskParameters = (now: number) => ({
  default_max_product_leverage_for_spot: '1.0',
  default_max_product_leverage_for_perps: '20.0',
  default_max_product_leverage_for_futures: '20.0',
  default_unit_margin_rate: '0.05',
  update_timestamp_ms: now,
  base_currency_config: [
    { instrument_name: 'BTC', max_product_leverage_for_perps: '50.0', unit_margin_rate: '0.005' },
    { instrument_name: 'ETH', max_product_leverage_for_perps: '50.0', unit_margin_rate: '0.001' },
  ],
});

/** The newest rows of a range, a day of them without one. */
function rangeOf(query: URLSearchParams, now: number) {
  return {
    from: numberIn(query, 'start_ts') ?? now - DAY,
    to: Math.min(now, numberIn(query, 'end_ts') ?? now),
    count: numberIn(query, 'count') ?? 25,
  };
}

function candles({ market, query, now }: Asked) {
  const interval = query.get('timeframe') ?? '1m';
  const intervalMs = INTERVALS.get(interval);
  if (intervalMs === undefined) return undefined;
  const { from, to, count } = rangeOf(query, now);
  const limit = Math.min(MAX_BARS, count);
  const bars = market.candles.bars(intervalMs, { from, to, limit: Infinity }).slice(-limit);
  return { interval, data: bars.map((bar) => candleEntry(bar, market.instrument)) };
}

/** Newest first. What the simulated market settles in eight hours is told by the hour. */
function valuations({ market, query, now }: Asked) {
  const { from, to, count } = rangeOf(query, now);
  if (query.get('valuation_type') !== 'funding_hist') return undefined;
  const times = gridTimes(HOUR, { from, to, limit: count });
  const rows = times.map((t) => ({ v: hourly(market.fundingAt(t - (t % (8 * HOUR))) ?? 0), t }));
  return { data: rows.toReversed() };
}

const hourly = (rate: number) => (rate / 8).toFixed(9);

/** What the simulated market settles in eight hours, by the hour. */
export const hourlyRate = (market: VenueMarket) => hourly(market.ticker()?.fundingRate ?? 0);

const reply = (method: string, result: object): RestReply => ({
  status: 200,
  body: { id: -1, method, code: 0, result },
});

const failure = (method: string, code: number, message: string): RestReply => ({
  status: 400,
  body: { id: -1, method, code, message },
});
