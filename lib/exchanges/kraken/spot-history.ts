import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { History } from '../exchange';
import { inPage } from '../page-end';
import * as bodies from './spot-bodies';
import { API } from './spot-feed';
import { pairOf } from './spot-symbols';
import { inSeconds } from './times';

/** The venue keeps no more bars of a length than this, whatever it is asked for. */
const ROWS = 720;

export const spotHistory: History = {
  candles: {
    finestMs: MINUTE_MS,
    // Of bars of a minute; longer ones reach further back.
    reachMs: ROWS * MINUTE_MS,
    async page(rest, { symbol }, range) {
      const query = new URLSearchParams({
        pair: pairOf(symbol),
        interval: String(minutes(range.intervalMs)),
        // The bar that begins then is left out of the answer.
        since: String(inSeconds(range.from) - 1),
      });
      const result = bodies.resultOf(await rest({ url: `${API}/OHLC?${query}`, weight: 1 }));
      const all = bodies.candles(bodies.pairRows(result), symbol, range.to, range.intervalMs);
      return { rows: inPage(all, range, range.to), until: range.to };
    },
  },
};

const INTERVALS: ReadonlySet<number> = new Set([
  ...[1, 5, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 4, 24, 7 * 24, 15 * 24].map((count) => count * HOUR_MS),
]);

/** @throws RangeError for an interval that Kraken does not serve. */
function minutes(intervalMs: number): number {
  if (!INTERVALS.has(intervalMs)) throw new RangeError(`Kraken has no bars of ${intervalMs} ms`);
  return intervalMs / MINUTE_MS;
}
