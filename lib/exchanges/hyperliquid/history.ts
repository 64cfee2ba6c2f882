import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { History } from '../exchange';
import { stepName } from '../intervals';
import { pageEnd } from '../page-end';
import { INFO_WEIGHT, question, ROWS_PER_WEIGHT } from './feed';
import * as bodies from './rest-bodies';

/** Of every length the venue keeps the newest so many bars. */
const CANDLE_ROWS = 5000;
const FUNDING_ROWS = 500;

/** Open interest and liquidations of the past are not told. */
export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    // Bars of a minute; longer ones reach further.
    reachMs: CANDLE_ROWS * MINUTE_MS,
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
    finestMs: HOUR_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR_MS);
      const count = (until - range.from) / HOUR_MS;
      const weight = INFO_WEIGHT + Math.ceil(count / ROWS_PER_WEIGHT.funding);
      const about = { type: 'fundingHistory', coin: symbol, startTime: range.from, endTime: until - 1 };
      return { rows: bodies.fundings(await rest(question(about, weight))), until };
    },
  },
};

const INTERVALS: ReadonlyMap<number, string> = new Map([
  ...[1, 3, 5, 15, 30].map((minutes) => [minutes * MINUTE_MS, `${minutes}m`] as const),
  ...[1, 2, 4, 8, 12].map((hours) => [hours * HOUR_MS, `${hours}h`] as const),
  [DAY_MS, '1d'],
  [3 * DAY_MS, '3d'],
  [7 * DAY_MS, '1w'],
]);
