import { MINUTE_MS } from '../../core/durations';
import type { History } from '../exchange';
import { firstSecond, inPage, lastSecond, pageEnd } from '../page-end';
import { API } from './feed';
import { bars } from './rest-bodies';

const ROWS = 1000;
const STEPS: ReadonlySet<number> = new Set([
  60, 180, 300, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 259_200,
]);

export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const step = range.intervalMs / 1000;
      if (!STEPS.has(step)) throw new RangeError(`Bitstamp has no bars of ${range.intervalMs} ms`);
      const until = pageEnd(range, ROWS * range.intervalMs);
      const query = new URLSearchParams({
        step: String(step),
        limit: String(ROWS),
        start: firstSecond(range.from),
        end: lastSecond(until),
      });
      const body = await rest({ url: `${API}/ohlc/${symbol}/?${query}`, weight: 1 });
      const rows = bars(body, { symbol, until: range.to, intervalMs: range.intervalMs });
      // The bar that the beginning lies in comes along.
      return { rows: inPage(rows, range, until), until };
    },
  },
};
