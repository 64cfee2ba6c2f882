import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { LiquidationEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { History, HistoryRange, Rest } from '../exchange';
import { firstSecond, inPage, lastSecond, pageEnd } from '../page-end';
import { API } from './feed';
import * as bodies from './rest-bodies';
import { subjectOf } from './subject';
import { intervalName } from './times';

const FUTURES_CANDLES = 1999;
const SPOT_CANDLES = 999;
const FUNDING_ROWS = 1000;
const STATS_ROWS = 100;
const LIQUIDATION_ROWS = 1000;
const CANDLE_NAMES = ['1m', '5m', '15m', '30m', '1h', '4h', '8h', '1d', '7d'];
const STATS_NAMES = ['5m', '15m', '30m', '1h', '4h', '1d'];

type Query = Readonly<Record<string, string>>;

/** What the venue answers at a path. @throws MalformedError when it is an error. */
async function ask(rest: Rest, path: string, query: Query): Promise<unknown> {
  return bodies.answered(await rest({ url: `${API}${path}?${new URLSearchParams(query)}`, weight: 1 }));
}

const span = (from: number, until: number): Query => ({ from: firstSecond(from), to: lastSecond(until) });

export const futuresHistory: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const interval = intervalName(range.intervalMs, CANDLE_NAMES);
      const until = pageEnd(range, FUTURES_CANDLES * range.intervalMs);
      const query = { contract: instrument.symbol, interval, ...span(range.from, until) };
      const body = await ask(rest, '/futures/usdt/candlesticks', query);
      const rows = bodies.candles(body, subjectOf(instrument), range.to, range.intervalMs);
      return { rows: inPage(rows, range, until), until };
    },
  },

  openInterest: {
    finestMs: 5 * MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const { body, until } = await stats(rest, instrument, range);
      const rows = bodies.openInterest(body, subjectOf(instrument));
      return { rows: inPage(rows, range, until), until };
    },
  },

  /** Contracts settle at the shortest every hour, so a page of as many hours as rows is never cut. */
  funding: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR_MS);
      const query = { contract: instrument.symbol, ...span(range.from, until), limit: String(FUNDING_ROWS) };
      const body = await ask(rest, '/futures/usdt/funding_rate', query);
      return { rows: bodies.fundingRates(body, subjectOf(instrument)), until };
    },
  },

  /** The venue gives an hour at most. */
  liquidations: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      return liquidations(rest, instrument, range.from, pageEnd(range, HOUR_MS));
    },
  },

  liquidationTotals: {
    finestMs: 5 * MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const { body, until } = await stats(rest, instrument, range);
      const rows = bodies.liquidationTotals(body, subjectOf(instrument), range.intervalMs);
      return { rows: inPage(rows, range, until), until };
    },
  },
};

export const spotHistory: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const interval = intervalName(range.intervalMs, CANDLE_NAMES);
      const until = pageEnd(range, SPOT_CANDLES * range.intervalMs);
      const query = { currency_pair: instrument.symbol, interval, ...span(range.from, until) };
      const body = await ask(rest, '/spot/candlesticks', query);
      const rows = bodies.spotCandles(body, subjectOf(instrument), range.to, range.intervalMs);
      return { rows: inPage(rows, range, until), until };
    },
  },
};

async function stats(rest: Rest, { symbol }: Instrument, range: HistoryRange) {
  const interval = intervalName(range.intervalMs, STATS_NAMES);
  const until = pageEnd(range, STATS_ROWS * range.intervalMs);
  const query = { contract: symbol, interval, from: firstSecond(range.from), limit: String(STATS_ROWS) };
  return { body: await ask(rest, '/futures/usdt/contract_stats', query), until };
}

/** Which rows a full answer leaves out is not documented: then half of the time is asked for. */
async function liquidations(
  rest: Rest,
  instrument: Instrument,
  from: number,
  until: number,
): Promise<{ readonly rows: readonly LiquidationEvent[]; readonly until: number }> {
  const limit = String(LIQUIDATION_ROWS);
  const query = { contract: instrument.symbol, ...span(from, until), limit };
  const body = await ask(rest, '/futures/usdt/liq_orders', query);
  const rows = bodies.liquidationOrders(body, subjectOf(instrument));
  if (rows.length < LIQUIDATION_ROWS || until - from < 2 * MINUTE_MS) return { rows, until };
  return liquidations(rest, instrument, from, from + Math.floor((until - from) / 2));
}
