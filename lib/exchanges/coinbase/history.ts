import { MINUTE_MS } from '../../core/durations';
import type { History } from '../exchange';
import { list } from '../fields';
import { inPage, pageEnd } from '../page-end';
import { API } from './feed';
import { candles } from './rest-bodies';

/** The venue refuses to look over more bars than it gives in one answer. */
const ROWS = 300;
const GRANULARITIES: ReadonlySet<number> = new Set([60, 300, 900, 3600, 21_600, 86_400]);

export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const granularity = range.intervalMs / 1000;
      if (!GRANULARITIES.has(granularity))
        throw new RangeError(`Coinbase has no bars of ${range.intervalMs} ms`);
      const until = pageEnd(range, ROWS * range.intervalMs);
      const query = new URLSearchParams({
        granularity: String(granularity),
        start: new Date(range.from).toISOString(),
        end: new Date(until - 1).toISOString(),
      });
      const path = `${API}/products/${encodeURIComponent(symbol)}/candles`;
      const body = list(await rest({ url: `${path}?${query}`, weight: 1 }), 'candles');
      const rows = candles(body, symbol, range.to, range.intervalMs);
      // The bar that the beginning lies in comes along.
      return { rows: inPage(rows, range, until), until };
    },
  },
};
