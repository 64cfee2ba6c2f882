import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { LiquidationEvent } from '../../market/events';
import type { Instrument } from '../../market/instrument';
import type { History, HistoryRange, Rest } from '../exchange';
import { rowsIn } from '../fields';
import { inPage, pageEnd } from '../page-end';
import { barName, periodName } from './bars';
import { API } from './feed';
import * as bodies from './rest-bodies';
import { familyOf } from './symbols';

const CANDLE_ROWS = 300;
/** How many of the newest bars `/market/candles` knows; there are 1,440, less what passes while we ask. */
const RECENT_BARS = 1400;
const ROWS = 100;
/** Rows of the open-interest history at any step. */
const OPEN_INTEREST_POINTS = 1440;
/** So many requests of each kind in two seconds; {@link LIMIT} divided by them is their weight. */
export const LIMIT = 40;
export const WEIGHTS = {
  recentCandles: 1,
  candles: 2,
  liquidations: 1,
  statistics: 4,
  funding: 4,
  instruments: 2,
  tiers: 4,
};

export const candles: NonNullable<History['candles']> = {
  finestMs: MINUTE_MS,
  reachMs: Infinity,
  async page(rest, instrument, range) {
    const until = pageEnd(range, CANDLE_ROWS * range.intervalMs);
    const recent = range.from > Date.now() - RECENT_BARS * range.intervalMs;
    const query = new URLSearchParams({
      instId: instrument.symbol,
      bar: barName(range.intervalMs),
      ...between(range, until),
      limit: String(CANDLE_ROWS),
    });
    const path = recent ? 'candles' : 'history-candles';
    const weight = recent ? WEIGHTS.recentCandles : WEIGHTS.candles;
    const rows = await get(rest, `market/${path}?${query}`, weight);
    const read = (row: unknown) => bodies.candle(row, instrument, range.intervalMs, range.to);
    return { rows: inPage(rows.toReversed().map(read), range, until), until };
  },
};

export const swapHistory: History = {
  candles,

  openInterest: {
    finestMs: 5 * MINUTE_MS,
    reachMs: OPEN_INTEREST_POINTS * 5 * MINUTE_MS,
    async page(rest, instrument, range) {
      // Whether the bounds are among the answer is not told: one row is left for each.
      const until = pageEnd(range, (ROWS - 2) * range.intervalMs);
      const query = new URLSearchParams({
        instId: instrument.symbol,
        period: periodName(range.intervalMs),
        begin: String(range.from - 1),
        end: String(until),
        limit: String(ROWS),
      });
      const path = `rubik/stat/contracts/open-interest-history?${query}`;
      const rows = await get(rest, path, WEIGHTS.statistics);
      return { rows: inPage(bodies.openInterestRows(rows, instrument), range, until), until };
    },
  },

  /** Contracts settle at the shortest every hour, so a page of as many hours as rows is never cut. */
  funding: {
    finestMs: 0,
    reachMs: 90 * DAY_MS,
    async page(rest, instrument, range) {
      const until = pageEnd(range, ROWS * HOUR_MS);
      const query = new URLSearchParams({
        instId: instrument.symbol,
        ...between(range, until),
        limit: String(ROWS),
      });
      const rows = rowsIn(await get(rest, `public/funding-rate-history?${query}`, WEIGHTS.funding), 'rates');
      return { rows: inPage(bodies.settledRates(rows, instrument), range, until), until };
    },
  },

  liquidations: {
    finestMs: 0,
    reachMs: 7 * DAY_MS,
    page: liquidationPage,
  },
};

/** The widest and the narrowest page of liquidations. */
const LIQUIDATION_SPAN_MS = 4 * HOUR_MS;
const SHORTEST_SPAN_MS = MINUTE_MS;

/**
 * The venue answers with the newest rows: where they are as many as fit, older ones are missing and less is asked for. It
 * tells one order of a contract a second, so that those of the shortest page always fit.
 */
async function liquidationPage(rest: Rest, instrument: Instrument, range: HistoryRange) {
  let span = LIQUIDATION_SPAN_MS;
  for (;;) {
    const until = pageEnd(range, span);
    const rows = await liquidations(rest, instrument, range, until);
    if (rows.length < ROWS || until - range.from <= SHORTEST_SPAN_MS)
      return { rows: inPage(rows, range, until), until };
    span = Math.max(SHORTEST_SPAN_MS, (until - range.from) / 4);
  }
}

async function liquidations(
  rest: Rest,
  instrument: Instrument,
  range: HistoryRange,
  until: number,
): Promise<LiquidationEvent[]> {
  const query = new URLSearchParams({
    instType: 'SWAP',
    uly: familyOf(instrument.symbol),
    state: 'filled',
    ...between(range, until),
    limit: String(ROWS),
  });
  const data = await get(rest, `public/liquidation-orders?${query}`, WEIGHTS.liquidations);
  return bodies.liquidationRows(rowsIn(data, 'data'), instrument);
}

/** The venue's cursors stand outside of what they ask for: `after` is the later one. */
const between = ({ from }: HistoryRange, until: number) => ({
  after: String(until),
  before: String(from - 1),
});

const get = async (rest: Rest, path: string, weight: number): Promise<readonly unknown[]> =>
  bodies.dataOf(await rest({ url: `${API}/${path}`, weight }));
