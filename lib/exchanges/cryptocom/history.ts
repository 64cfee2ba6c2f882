import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { History } from '../exchange';
import { rate, time } from '../fields';
import { stepName } from '../intervals';
import { inPage, oldestFirst, pageEnd } from '../page-end';
import { settledFundings } from '../settled-fundings';
import { rowsOf } from './answers';
import { API } from './feed';
import { INTERVALS } from './intervals';
import { candle } from './stream-events';
import { FUNDING_HOURS, VENUE } from './symbols';

const CANDLE_ROWS = 300;
/** One an hour; more than this in one call is not documented. */
const FUNDING_ROWS = 100;

/** Whether the ends of a range belong to it is not documented: what lies outside of it is left out. */
export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const { from, to, intervalMs } = range;
      const until = pageEnd(range, CANDLE_ROWS * intervalMs);
      const query = new URLSearchParams({
        instrument_name: symbol,
        timeframe: stepName(INTERVALS, intervalMs, 'Crypto.com'),
        count: String(CANDLE_ROWS),
        start_ts: String(from),
        end_ts: String(until - 1),
      });
      const rows = rowsOf(await rest({ url: `${API}/get-candlestick?${query}`, weight: 1 }));
      const bars = rows.map((row) => candle(row, intervalMs, to, symbol));
      return { rows: oldestFirst(inPage(bars, range, until)), until };
    },
  },

  funding: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR_MS);
      const query = new URLSearchParams({
        instrument_name: symbol,
        valuation_type: 'funding_hist',
        count: String(FUNDING_ROWS),
        start_ts: String(range.from),
        end_ts: String(until - 1),
      });
      const rows = rowsOf(await rest({ url: `${API}/get-valuations?${query}`, weight: 1 }));
      const settled = rows.map((row) => ({ time: time(row['t'], 't'), rate: rate(row['v'], 'v') }));
      const about = { venue: VENUE, symbol, fundingHours: FUNDING_HOURS } as const;
      return { rows: settledFundings(oldestFirst(inPage(settled, range, until)), about), until };
    },
  },
};
