import type { History } from '../exchange';
import { pageEnd } from '../page-end';
import * as bodies from './rest-bodies';
import { API } from './feed';
import { DEFAULT_FUNDING_HOURS } from './symbols';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CANDLE_ROWS = 1000;
const ROWS = 200;

/** The venue answers with the newest rows of a range, so it is asked for no more than fits one answer. */
export const history: History = {
  candles: {
    finestMs: MINUTE,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const until = pageEnd(range, CANDLE_ROWS * range.intervalMs);
      const query = new URLSearchParams({
        category: 'linear',
        symbol,
        interval: named(CANDLE_INTERVALS, range.intervalMs),
        start: String(range.from),
        end: String(until - 1),
        limit: String(CANDLE_ROWS),
      });
      const result = bodies.resultOf(await rest({ url: `${API}/kline?${query}`, weight: 1 }));
      return { rows: bodies.klines(bodies.rowsOf(result), symbol, range.to, range.intervalMs), until };
    },
  },

  openInterest: {
    finestMs: 5 * MINUTE,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const until = pageEnd(range, ROWS * range.intervalMs);
      const query = new URLSearchParams({
        category: 'linear',
        symbol,
        intervalTime: named(OPEN_INTEREST_INTERVALS, range.intervalMs),
        startTime: String(range.from),
        endTime: String(until - 1),
        limit: String(ROWS),
      });
      const result = bodies.resultOf(await rest({ url: `${API}/open-interest?${query}`, weight: 1 }));
      return { rows: bodies.openInterestRows(bodies.rowsOf(result), symbol), until };
    },
  },

  /** Contracts settle at the shortest every hour, so a page of as many hours as rows is never cut. */
  funding: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, { symbol, fundingHours = DEFAULT_FUNDING_HOURS }, range) {
      const until = pageEnd(range, ROWS * HOUR);
      const query = new URLSearchParams({
        category: 'linear',
        symbol,
        startTime: String(range.from),
        endTime: String(until - 1),
        limit: String(ROWS),
      });
      const result = bodies.resultOf(await rest({ url: `${API}/funding/history?${query}`, weight: 1 }));
      return { rows: bodies.fundingRows(bodies.rowsOf(result), symbol, fundingHours), until };
    },
  },
};

const CANDLE_INTERVALS: ReadonlyMap<number, string> = new Map([
  ...[1, 3, 5, 15, 30, 60, 120, 240, 360, 720].map((minutes) => [minutes * 60_000, String(minutes)] as const),
  [24 * HOUR, 'D'],
  [7 * 24 * HOUR, 'W'],
]);

const OPEN_INTEREST_INTERVALS: ReadonlyMap<number, string> = new Map([
  [HOUR / 12, '5min'],
  [HOUR / 4, '15min'],
  [HOUR / 2, '30min'],
  [HOUR, '1h'],
  [4 * HOUR, '4h'],
  [24 * HOUR, '1d'],
]);

/** @throws RangeError for an interval that Bybit does not serve. */
function named(intervals: ReadonlyMap<number, string>, intervalMs: number): string {
  const name = intervals.get(intervalMs);
  if (name === undefined) throw new RangeError(`Bybit has no rows of ${intervalMs} ms here`);
  return name;
}
