import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  priceText,
  type VenueMarket,
  wireSize,
} from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import type { Markets, RestCall, RestReply } from '../local-venue';
import { barFields, PERIODS, priceOf } from './topics';
import type { PastLiquidation } from './liquidations';

export interface HtxRest {
  readonly markets: Markets;
  readonly now: () => number;
  readonly liquidations: (symbol: string) => readonly PastLiquidation[];
}

type Handler = (market: VenueMarket, query: URLSearchParams, rest: HtxRest) => RestReply;

const OPEN_INTEREST_PERIODS: ReadonlyMap<string, number> = new Map([
  ['60min', 3_600_000],
  ['4hour', 14_400_000],
  ['12hour', 43_200_000],
  ['1day', 86_400_000],
]);
const LONGEST_WINDOW_MS = 2 * 3_600_000;
const HANDLERS: Readonly<Record<string, Handler>> = {
  '/linear-swap-ex/market/history/kline': klines,
  '/linear-swap-api/v1/swap_his_open_interest': openInterestHistory,
  '/v5/market/open_interest': openInterest,
  '/v5/market/funding_rate': fundingRate,
  '/v5/market/funding_rate_history': fundingHistory,
  '/v5/market/liquidation_orders': liquidationOrders,
};

/** Answers a REST request as the venue does: errors too come with status 200. */
export function answerRest({ path, query }: RestCall, rest: HtxRest): RestReply {
  const { markets, now } = rest;
  if (path === '/linear-swap-api/v1/swap_contract_info')
    return ok(
      [...markets.values()].map(({ instrument }) => listing(instrument)),
      now(),
    );
  const handle = HANDLERS[path];
  if (!handle) return { status: 404, body: '' };
  const market = markets.get(query.get('contract_code') ?? '');
  if (market) return handle(market, query, rest);
  return path.startsWith('/v5/')
    ? { status: 200, body: { code: 1066, message: 'The contract_code field is invalid.', ts: now() } }
    : failure('invalid-parameter', 'invalid contract_code', now());
}

function listing(instrument: InstrumentSpec) {
  return {
    symbol: instrument.base,
    contract_code: instrument.symbol,
    contract_size: 1 / instrument.lotsPerUnit,
    price_tick: priceOf(1, instrument),
    delivery_date: '',
    delivery_time: '',
    create_date: '20201021',
    contract_status: 1,
    settlement_date: '',
    settlement_period: String(FUNDING_INTERVAL_MS / 3_600_000),
    support_margin_mode: 'all',
    business_type: 'swap',
    pair: instrument.symbol,
    contract_type: 'swap',
    trade_partition: instrument.quote,
  };
}

function klines({ instrument, candles }: VenueMarket, query: URLSearchParams, { now }: HtxRest): RestReply {
  const period = query.get('period') ?? '';
  const intervalMs = PERIODS.get(period);
  if (intervalMs === undefined) return failure('invalid-parameter', 'invalid period', now());
  const seconds = (name: string) => (numberIn(query, name) ?? NaN) * 1000;
  const [from, to] = [seconds('from'), seconds('to')];
  const limit = Math.min(2000, numberIn(query, 'size') ?? 2000);
  const bars = candles.bars(intervalMs, {
    limit,
    ...(!Number.isNaN(from) && { from }),
    ...(!Number.isNaN(to) && { to }),
  });
  const ch = `market.${instrument.symbol}.kline.${period}`;
  const data = bars.map((bar) => barFields(bar, instrument));
  return { status: 200, body: { ch, ts: now(), status: 'ok', data } };
}

/** The newest rows alone, newest first, whatever range is asked for. */
function openInterestHistory(market: VenueMarket, query: URLSearchParams, { now }: HtxRest): RestReply {
  const stepMs = OPEN_INTEREST_PERIODS.get(query.get('period') ?? '');
  if (stepMs === undefined) return failure('invalid-parameter', 'invalid period', now());
  const limit = Math.min(200, numberIn(query, 'size') ?? 48);
  const inContracts = query.get('amount_type') === '1';
  const { instrument } = market;
  const tick = gridTimes(stepMs, { to: now(), limit }).flatMap((ts) => {
    const open = market.openInterestAt(ts);
    if (open === undefined) return [];
    const volume = inContracts ? Math.round(open * instrument.lotsPerUnit) : open;
    return [{ volume, amount_type: inContracts ? 1 : 2, value: open, ts }];
  });
  const { base, symbol } = instrument;
  return ok({ symbol: base, contract_code: symbol, tick: tick.toReversed() }, now());
}

function openInterest(market: VenueMarket, _: URLSearchParams, { now }: HtxRest): RestReply {
  const { instrument } = market;
  const { openInterest: open = 0, mark = 0 } = market.ticker() ?? {};
  return okV5(
    {
      contract_code: instrument.symbol,
      volume: String(Math.round(open * instrument.lotsPerUnit)),
      amount: open.toFixed(4),
      value: (open * mark).toFixed(4),
    },
    now(),
  );
}

function fundingRate(market: VenueMarket, _: URLSearchParams, { now }: HtxRest): RestReply {
  const { fundingRate: rate = 0, nextFundingTime = 0 } = market.ticker() ?? {};
  return okV5(
    {
      contract_code: market.instrument.symbol,
      funding_rate: rate.toFixed(18),
      funding_time: String(nextFundingTime),
      next_funding_time: String(nextFundingTime + FUNDING_INTERVAL_MS),
    },
    now(),
  );
}

/** Newest first. */
function fundingHistory(market: VenueMarket, query: URLSearchParams, { now }: HtxRest): RestReply {
  const limit = numberIn(query, 'limit') ?? 10;
  if (limit > 100)
    return { status: 200, body: { code: 1067, message: 'The limit field is invalid.', ts: now() } };
  const to = Math.min(now(), numberIn(query, 'end_time') ?? now());
  const times = gridTimes(FUNDING_INTERVAL_MS, { from: numberIn(query, 'start_time'), to, limit });
  const rows = times.flatMap((time) => {
    const rate = market.fundingAt(time);
    if (rate === undefined) return [];
    const { symbol } = market.instrument;
    return [
      { id: String(time), contract_code: symbol, funding_rate: rate.toFixed(18), funding_time: String(time) },
    ];
  });
  return okV5(rows.toReversed(), now());
}

/** Of at most two hours, newest first; `from` goes on behind an entry. */
function liquidationOrders(
  { instrument }: VenueMarket,
  query: URLSearchParams,
  { now, liquidations }: HtxRest,
): RestReply {
  const to = numberIn(query, 'end_time') ?? now();
  const from = Math.max(numberIn(query, 'start_time') ?? 0, to - LONGEST_WINDOW_MS);
  const behind = numberIn(query, 'from') ?? Infinity;
  const limit = Math.min(100, numberIn(query, 'limit') ?? 20);
  const rows = liquidations(instrument.symbol)
    .filter(({ id, time }) => time >= from && time <= to && id < behind)
    .toReversed()
    .slice(0, limit);
  return okV5(
    rows.map(({ id, time, what }) => ({
      id: String(id),
      contract_code: instrument.symbol,
      liquidation_time: String(time),
      side: what.position === 'long' ? 'sell' : 'buy',
      position_side: what.position,
      volume: String(wireSize(what.lots, instrument)),
      amount: String(what.lots / instrument.lotsPerUnit),
      bankrupt_price: priceText(what.bankruptcyTick, instrument),
    })),
    now(),
  );
}

const ok = (data: unknown, ts: number): RestReply => ({ status: 200, body: { status: 'ok', data, ts } });
const okV5 = (data: unknown, ts: number): RestReply => ({
  status: 200,
  body: { code: 200, message: 'Success', data, ts },
});
const failure = (code: string, message: string, ts: number): RestReply => ({
  status: 200,
  body: { status: 'error', err_code: code, err_msg: message, ts },
});
