import type { History } from '../exchange';
import { inPage } from '../page-end';
import * as bodies from './spot-bodies';
import { API } from './spot-feed';
import { pairOf } from './spot-symbols';
import { inSeconds } from './times';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The venue keeps no more bars of a length than this, whatever it is asked for. */
const ROWS = 720;

export const spotHistory: History = {
  candles: {
    finestMs: MINUTE,
    // Of bars of a minute; longer ones reach further back.
    reachMs: ROWS * MINUTE,
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
  ...[1, 5, 15, 30].map((count) => count * MINUTE),
  ...[1, 4, 24, 7 * 24, 15 * 24].map((count) => count * HOUR),
]);

/** @throws RangeError for an interval that Kraken does not serve. */
function minutes(intervalMs: number): number {
  if (!INTERVALS.has(intervalMs)) throw new RangeError(`Kraken has no bars of ${intervalMs} ms`);
  return intervalMs / MINUTE;
}
