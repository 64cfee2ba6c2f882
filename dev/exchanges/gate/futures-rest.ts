import {
  FUNDING_INTERVAL_MS,
  type InstrumentSpec,
  priceText,
  type VenueMarket,
  wireSize,
} from '../../simulator/venue-market';
import { gridTimes, numberIn } from '../intervals';
import { futuresTicker, prices } from './frames';
import { contractsPerUnit, GATE_INTERVALS } from './listings';
import { barsOf, type GateRest, limitIn, type Routes } from './routes';

const MOST_CANDLES = 2000;
/** Liquidations are given for an hour at most. */
const LIQUIDATION_SPAN_S = 3600;
const MULTIPLIERS: Readonly<Record<string, string>> = { BTC: '0.0001', ETH: '0.01' };

export const FUTURES_ROUTES: Routes = {
  one: {
    '/futures/usdt/order_book': ({ instrument }, query, rest) =>
      rest.orderBook('gate-usdt', instrument.symbol, limitIn(query, 10, 300)),
    '/futures/usdt/candlesticks': candlesticks,
    '/futures/usdt/funding_rate': fundingRates,
    '/futures/usdt/contract_stats': stats,
    '/futures/usdt/liq_orders': liquidations,
    '/futures/usdt/risk_limit_tiers': ({ instrument }) => tiers(instrument),
  },
  all: { '/futures/usdt/contracts': contract, '/futures/usdt/tickers': futuresTicker },
};

function contract(market: VenueMarket) {
  const { instrument } = market;
  return {
    name: instrument.symbol,
    type: 'direct',
    quanto_multiplier: MULTIPLIERS[instrument.base],
    order_price_round: priceText(1, instrument),
    mark_price_round: '0.01',
    order_size_min: 1,
    order_size_max: 1_000_000,
    enable_decimal: false,
    in_delisting: false,
    leverage_min: '1',
    leverage_max: '125',
    maintenance_rate: '0.004',
    risk_limit_base: '1000000',
    risk_limit_step: '1000000',
    risk_limit_max: '30000000',
    funding_interval: FUNDING_INTERVAL_MS / 1000,
    funding_rate: '0.0001',
    funding_next_apply: Math.floor((market.ticker()?.nextFundingTime ?? 0) / 1000),
  };
}

function candlesticks(market: VenueMarket, query: URLSearchParams) {
  const { instrument } = market;
  return barsOf(market, query, MOST_CANDLES)?.map((bar) => ({
    t: bar.time / 1000,
    v: wireSize(bar.lots, instrument),
    ...prices(bar, instrument),
    sum: (bar.quote / instrument.ticksPerUnit / instrument.lotsPerUnit).toFixed(4),
  }));
}

/** Newest first. */
function fundingRates(market: VenueMarket, query: URLSearchParams, { now }: GateRest) {
  const [from, to] = [numberIn(query, 'from'), numberIn(query, 'to')];
  const times = gridTimes(FUNDING_INTERVAL_MS, {
    from: from === undefined ? undefined : from * 1000,
    to: Math.min(now(), to === undefined ? Infinity : to * 1000),
    limit: limitIn(query, 100, 1000),
  });
  return times
    .toReversed()
    .flatMap((time) => ({ t: time / 1000, r: (market.fundingAt(time) ?? 0).toFixed(6) }));
}

/** The oldest first, from the beginning that was asked for on. */
function stats(market: VenueMarket, query: URLSearchParams, { now, liquidations: log }: GateRest) {
  const step = GATE_INTERVALS.get(query.get('interval') ?? '');
  if (step === undefined || step < 300_000) return undefined;
  const limit = limitIn(query, 30, 100);
  const from = (numberIn(query, 'from') ?? Math.floor(now() / 1000) - (limit * step) / 1000) * 1000;
  const mark = market.ticker()?.mark ?? 0;
  const { instrument } = market;
  const closed = (time: number, position: 'long' | 'short') =>
    log
      .between(instrument.symbol, time, time + step)
      .filter(({ what }) => what.position === position)
      .reduce((sum, { what }) => sum + wireSize(what.lots, instrument), 0);
  return gridTimes(step, { from, to: Math.min(now(), from + limit * step), limit }).map((time) => {
    const size = market.openInterestAt(time) ?? 0;
    return {
      time: time / 1000,
      lsr_taker: 1.1,
      lsr_account: 1.7,
      long_liq_size: closed(time, 'long'),
      short_liq_size: closed(time, 'short'),
      open_interest: Math.round(size * contractsPerUnit(instrument)),
      open_interest_usd: size * mark,
      top_lsr_account: 1.2,
      top_lsr_size: 0.9,
      mark_price: mark,
    };
  });
}

/** Newest first; here `size` is the position's. */
function liquidations(
  { instrument }: VenueMarket,
  query: URLSearchParams,
  { now, liquidations: log }: GateRest,
) {
  const to = numberIn(query, 'to') ?? Math.floor(now() / 1000);
  const from = numberIn(query, 'from') ?? to - LIQUIDATION_SPAN_S;
  if (to - from > LIQUIDATION_SPAN_S) return undefined;
  return log
    .between(instrument.symbol, from * 1000, (to + 1) * 1000)
    .toReversed()
    .slice(0, limitIn(query, 100, 1000))
    .map(({ time, what: { position, lots, fillTick, bankruptcyTick } }) => ({
      time: Math.floor(time / 1000),
      contract: instrument.symbol,
      size: (position === 'long' ? 1 : -1) * wireSize(lots, instrument),
      order_price: priceText(bankruptcyTick, instrument),
      fill_price: priceText(fillTick, instrument),
      left: 0,
    }));
}

function tiers({ symbol }: InstrumentSpec) {
  const tier = (number: number, limit: string, maintenance: string, initial: string, leverage: string) => ({
    tier: number,
    contract: symbol,
    risk_limit: limit,
    maintenance_rate: maintenance,
    initial_rate: initial,
    leverage_max: leverage,
    deduction: '0',
  });
  return [
    tier(1, '1000000', '0.004', '0.008', '125'),
    tier(2, '3000000', '0.006', '0.0125', '80'),
    tier(3, '30000000', '0.05', '0.1', '10'),
  ];
}
