import type { History } from '../exchange';
import { stepName } from '../intervals';
import { pageEnd } from '../page-end';
import { INFO_WEIGHT, question, ROWS_PER_WEIGHT } from './feed';
import * as bodies from './rest-bodies';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Of every length the venue keeps the newest so many bars. */
const CANDLE_ROWS = 5000;
const FUNDING_ROWS = 500;

/** Open interest and liquidations of the past are not told. */
export const history: History = {
  candles: {
    finestMs: MINUTE,
    // Bars of a minute; longer ones reach further.
    reachMs: CANDLE_ROWS * MINUTE,
    async page(rest, { symbol }, range) {
      const interval = stepName(INTERVALS, range.intervalMs, 'Hyperliquid');
      const until = pageEnd(range, CANDLE_ROWS * range.intervalMs);
      const req = { coin: symbol, interval, startTime: range.from, endTime: until - 1 };
      const count = (until - range.from) / range.intervalMs;
      const weight = INFO_WEIGHT + Math.ceil(count / ROWS_PER_WEIGHT.candles);
      const body = await rest(question({ type: 'candleSnapshot', req }, weight));
      return { rows: bodies.candles(body, range.to), until };
    },
  },

  funding: {
    finestMs: HOUR,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR);
      const count = (until - range.from) / HOUR;
      const weight = INFO_WEIGHT + Math.ceil(count / ROWS_PER_WEIGHT.funding);
      const about = { type: 'fundingHistory', coin: symbol, startTime: range.from, endTime: until - 1 };
      return { rows: bodies.fundings(await rest(question(about, weight))), until };
    },
  },
};

const INTERVALS: ReadonlyMap<number, string> = new Map([
  ...[1, 3, 5, 15, 30].map((minutes) => [minutes * MINUTE, `${minutes}m`] as const),
  ...[1, 2, 4, 8, 12].map((hours) => [hours * HOUR, `${hours}h`] as const),
  [24 * HOUR, '1d'],
  [3 * 24 * HOUR, '3d'],
  [7 * 24 * HOUR, '1w'],
]);
