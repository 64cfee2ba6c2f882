import type { InstrumentSpec, VenueMarket } from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { bar, levelNumbers, ticker } from './messages';

const ROOT = '/api/v2/public/';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CHART_ROWS = 5_000;
const FUNDING_ROWS = 744;

export const RESOLUTIONS: ReadonlyMap<string, number> = new Map([
  ...[1, 3, 5, 10, 15, 30, 60, 120, 180, 360, 720].map(
    (minutes) => [String(minutes), minutes * MINUTE_MS] as const,
  ),
  ['1D', 24 * HOUR_MS],
]);

type Handler = (market: VenueMarket, query: URLSearchParams, now: number) => unknown;

const PER_INSTRUMENT: Readonly<Record<string, Handler>> = {
  get_instrument: ({ instrument }) => listing(instrument),
  get_order_book: orderBook,
  ticker,
  get_tradingview_chart_data: chart,
  get_funding_rate_history: fundingHistory,
};

/** Answers a REST request as the venue does: the result, or an error with status 400. */
export function answerRest({ path, query }: RestCall, markets: Markets, now: number): RestReply {
  const method = path.startsWith(ROOT) ? path.slice(ROOT.length) : '';
  if (method === 'get_time') return reply(now, now);
  if (method === 'get_instruments') return reply(listings(query, markets), now);
  const handle = PER_INSTRUMENT[method];
  if (!handle) return failure(-32_601, 'Method not found');
  const market = markets.get(query.get('instrument_name') ?? '');
  const result = market && handle(market, query, now);
  return result === undefined ? failure(-32_602, 'Invalid params') : reply(result, now);
}

export const errorBody = (code: number, message: string, id?: unknown) => ({
  jsonrpc: '2.0',
  ...(id !== undefined && { id }),
  error: { code, message },
});

function listings(query: URLSearchParams, markets: Markets) {
  const kind = query.get('kind') ?? 'future';
  if (kind !== 'future') return [];
  return [...markets.values()]
    .map(({ instrument }) => listing(instrument))
    .filter(({ base_currency: currency }) => currency === query.get('currency'));
}

function listing(instrument: InstrumentSpec) {
  const { wireLot = 1 } = instrument;
  return {
    instrument_name: instrument.symbol,
    instrument_id: 1,
    kind: 'future',
    future_type: 'reversed',
    instrument_type: 'reversed',
    settlement_period: 'perpetual',
    settlement_currency: instrument.base,
    base_currency: instrument.base,
    counter_currency: instrument.quote,
    quote_currency: instrument.quote,
    tick_size: 1 / instrument.ticksPerUnit,
    tick_size_steps: [],
    contract_size: wireLot,
    min_trade_amount: wireLot,
    max_leverage: 50,
    maker_commission: 0,
    taker_commission: 0.0005,
    is_active: true,
    creation_timestamp: 1_534_242_287_000,
    expiration_timestamp: 32_503_708_800_000,
  };
}

function orderBook(market: VenueMarket, query: URLSearchParams) {
  const depth = numberIn(query, 'depth') ?? 5;
  const side = (name: 'bid' | 'ask') =>
    market.top(name, depth).map((level) => levelNumbers(level, market.instrument));
  return { ...ticker(market), change_id: market.lastId, bids: side('bid'), asks: side('ask') };
}

function chart({ instrument, candles }: VenueMarket, query: URLSearchParams) {
  const intervalMs = RESOLUTIONS.get(query.get('resolution') ?? '');
  const from = numberIn(query, 'start_timestamp');
  const to = numberIn(query, 'end_timestamp');
  if (intervalMs === undefined || from === undefined || to === undefined) return undefined;
  const bars = candles.bars(intervalMs, { from, to, limit: CHART_ROWS }).map((one) => bar(one, instrument));
  const column = (name: keyof ReturnType<typeof bar>) => bars.map((one) => one[name]);
  return {
    status: bars.length > 0 ? 'ok' : 'no_data',
    ticks: column('tick'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
    cost: column('cost'),
  };
}

function fundingHistory(market: VenueMarket, query: URLSearchParams, now: number) {
  const from = numberIn(query, 'start_timestamp');
  const end = numberIn(query, 'end_timestamp');
  if (from === undefined || end === undefined) return undefined;
  const times = gridTimes(HOUR_MS, { from, to: Math.min(now, end), limit: FUNDING_ROWS });
  return times.flatMap((timestamp) => {
    const rate = market.fundingAt(timestamp);
    if (rate === undefined) return [];
    const index = market.ticker()?.index ?? 0;
    const [hour, eight] = [rate / 8, rate].map((value) => Number(value.toFixed(12)));
    return [
      { timestamp, index_price: index, prev_index_price: index, interest_1h: hour, interest_8h: eight },
    ];
  });
}

const reply = (result: unknown, now: number): RestReply => ({
  status: 200,
  body: {
    jsonrpc: '2.0',
    result,
    usIn: now * 1000,
    usOut: now * 1000 + 100,
    usDiff: 100,
    testnet: false,
  },
});

const failure = (code: number, message: string): RestReply => ({
  status: 400,
  body: errorBody(code, message),
});
