import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/durations';
import type { History, Poll, Rest } from '../exchange';
import { rowOrRows } from '../fields';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';
import { pageEnd } from '../page-end';
import { granularity, intervalName, OPEN_INTEREST_INTERVALS } from './intervals';
import { FUTURES, SPOT } from './markets';
import * as bodies from './rest-bodies';

/** Only the unified interface tells the open interest of the past. */
const UNIFIED_API = 'https://api.kucoin.com/api/ua/v1';

const FUTURES_BARS = 500;
const SPOT_BARS = 1500;
const OPEN_INTEREST_ROWS = 200;
const FUNDING_ROWS = 100;
const CONTRACT_WEIGHT = 3;
const BARS_WEIGHT = 3;
const FUNDING_WEIGHT = 5;
/** What it costs is not documented. */
const UNIFIED_WEIGHT = 10;

export const futuresHistory: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, FUTURES_BARS * range.intervalMs);
      const data = await ask(rest, `${FUTURES.api}/kline/query`, BARS_WEIGHT, {
        symbol: instrument.symbol,
        granularity: String(granularity(range.intervalMs)),
        from: String(range.from),
        to: String(until - 1),
      });
      const rows = Array.isArray(data) ? (data as readonly unknown[]) : [];
      return { rows: bodies.bars(rows, instrument, FUTURES, range.to, range.intervalMs), until };
    },
  },

  openInterest: {
    finestMs: 5 * MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      if (instrument.contract === 'inverse')
        throw new RangeError('KuCoin tells no past open interest of inverse contracts in coins');
      const until = pageEnd(range, OPEN_INTEREST_ROWS * range.intervalMs);
      const data = await ask(rest, `${UNIFIED_API}/market/open-interest`, UNIFIED_WEIGHT, {
        symbol: instrument.symbol,
        interval: intervalName(range.intervalMs, OPEN_INTEREST_INTERVALS),
        startAt: String(range.from),
        endAt: String(until - 1),
        pageSize: String(OPEN_INTEREST_ROWS),
      });
      return { rows: bodies.openInterestRows(rowOrRows(data, 'data'), instrument), until };
    },
  },

  /** Contracts settle at the shortest every hour, so a page of as many hours as rows is never cut. */
  funding: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, { symbol, fundingHours = DEFAULT_FUNDING_HOURS }, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR_MS);
      const data = await ask(rest, `${FUTURES.api}/contract/funding-rates`, FUNDING_WEIGHT, {
        symbol,
        from: String(range.from),
        to: String(until - 1),
      });
      return { rows: bodies.settledFunding(rowOrRows(data, 'data'), { symbol, fundingHours }), until };
    },
  },
};

export const spotHistory: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, SPOT_BARS * range.intervalMs);
      const data = await ask(rest, `${SPOT.api}/market/candles`, BARS_WEIGHT, {
        symbol: instrument.symbol,
        type: intervalName(range.intervalMs),
        startAt: String(Math.ceil(range.from / SECOND_MS)),
        endAt: String(Math.ceil(until / SECOND_MS)),
      });
      const rows = Array.isArray(data) ? (data as readonly unknown[]) : [];
      const bars = bodies.bars(rows, instrument, SPOT, range.to, range.intervalMs);
      return { rows: bars.filter(({ time }) => time < until), until };
    },
  },
};

/** No stream carries open interest. The listing that does brings mark and funding as well. */
export const contractPoll: Poll = {
  name: 'openInterest',
  everyMs: 30_000,
  async run(rest, { symbol }) {
    const data = await ask(rest, `${FUTURES.api}/contracts/${symbol}`, CONTRACT_WEIGHT, {});
    return rowOrRows(data, 'data').flatMap((row) => bodies.contractState(row, Date.now()));
  },
};

async function ask(rest: Rest, url: string, weight: number, query: Readonly<Record<string, string>>) {
  const search = new URLSearchParams(query).toString();
  return bodies.dataOf(await rest({ url: search === '' ? url : `${url}?${search}`, weight }));
}
