import { DAY_MS, MINUTE_MS } from '../../core/durations';
import type { History, HistoryPage, HistoryRange, Rest } from '../exchange';
import { time } from '../fields';
import { stepName } from '../intervals';
import { inPage, pageEnd } from '../page-end';
import { API, REQUEST_WEIGHT, SCARCE_REQUEST_WEIGHT } from './feed';
import { INTERVALS } from './intervals';
import * as bodies from './rest-bodies';

const CANDLE_ROWS = 10_000;
const STATUS_ROWS = 5000;
const LIQUIDATION_ROWS = 500;

export const history: History = {
  /** Intervals without a trade have no bar. */
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const { intervalMs } = range;
      const until = pageEnd(range, CANDLE_ROWS * intervalMs);
      const path = `candles/trade:${stepName(INTERVALS, intervalMs, 'Bitfinex')}:${symbol}/hist`;
      const rows = await ask(rest, path, { from: range.from, until }, CANDLE_ROWS);
      return { rows: inPage(bodies.candles(rows, symbol, range.to, intervalMs), range, until), until };
    },
  },

  /** The status of a perpetual is kept about every minute. */
  openInterest: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    page: async (rest, { symbol, contract }, range) =>
      contract === 'linear'
        ? statusPage(rest, symbol, range, (rows) => bodies.openInterest(rows, symbol, range.intervalMs))
        : { rows: [], until: range.to },
  },

  /** Settlements are read off the same rows, which carry the rate of the last one. */
  funding: {
    finestMs: 0,
    reachMs: Infinity,
    page: async (rest, { symbol, contract }, range) =>
      contract === 'linear'
        ? statusPage(rest, symbol, range, (rows) => bodies.funding(rows, symbol))
        : { rows: [], until: range.to },
  },

  /** Of every symbol together. */
  liquidations: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const asked = { from: range.from, until: pageEnd(range, DAY_MS) };
      const rows = await ask(rest, 'liquidations/hist', asked, LIQUIDATION_ROWS, SCARCE_REQUEST_WEIGHT);
      const times = bodies.liquidationRows(rows).map((row) => time(row[2], 'time'));
      const until = endOf(times, asked, rows.length >= LIQUIDATION_ROWS);
      const own = bodies.liquidations(rows).filter((event) => event.symbol === symbol);
      return { rows: inPage(own, range, until), until };
    },
  },
};

interface Asked {
  readonly from: number;
  readonly until: number;
}

/** Oldest rows first, so that an answer that is cut holds the beginning of what was asked for. */
async function ask(rest: Rest, path: string, { from, until }: Asked, limit: number, weight = REQUEST_WEIGHT) {
  const query = new URLSearchParams({
    start: String(from),
    end: String(until - 1),
    limit: String(limit),
    sort: '1',
  });
  return bodies.rowsOf(await rest({ url: `${API}/${path}?${query}`, weight }));
}

async function statusPage<Row extends { readonly time: number }>(
  rest: Rest,
  symbol: string,
  range: HistoryRange,
  read: (rows: readonly (readonly unknown[])[]) => readonly Row[],
): Promise<HistoryPage<Row>> {
  const asked = { from: range.from, until: pageEnd(range, STATUS_ROWS * MINUTE_MS) };
  const rows = await ask(rest, `status/deriv/${symbol}/hist`, asked, STATUS_ROWS);
  const times = rows.map((row) => time(row[0], 'time'));
  const until = endOf(times, asked, rows.length >= STATUS_ROWS);
  return { rows: inPage(read(rows), range, until), until };
}

/** A full answer may have left out what happened at the time of its last row, and all that came after. */
function endOf(times: readonly number[], { from, until }: Asked, full: boolean): number {
  const newest = times.reduce((latest, at) => Math.max(latest, at), from);
  return full ? Math.min(until, Math.max(newest, from + 1)) : until;
}
