import { HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { Instrument } from '../../market/instrument';
import type { History, HistoryRange, Rest } from '../exchange';
import { stepName } from '../intervals';
import { pageEnd } from '../page-end';
import { API } from './feed';
import * as bodies from './rest-bodies';
import { RESOLUTIONS } from './stream-events';

const CANDLE_ROWS = 1000;
const FUNDING_ROWS = 100;

/** The venue answers with the newest rows of a range, so it is asked for no more than fits one answer. */
export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const { body, until } = await candlePage(rest, instrument, range);
      return { rows: bodies.candles(body, range.to), until };
    },
  },

  /** Every bar tells what was open when it began. */
  openInterest: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const { body, until } = await candlePage(rest, instrument, range);
      return { rows: bodies.openInterest(body), until };
    },
  },

  /** Only the end of a range can be named. */
  funding: {
    finestMs: HOUR_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR_MS);
      const query = new URLSearchParams({ limit: String(FUNDING_ROWS), effectiveBeforeOrAt: iso(until - 1) });
      const body = await rest({ url: `${API}/historicalFunding/${symbol}?${query}`, weight: 1 });
      return { rows: bodies.fundings(body).filter(({ time }) => time >= range.from), until };
    },
  },
};

/** @throws RangeError for bars of a length that dYdX does not serve. */
async function candlePage(rest: Rest, { symbol }: Instrument, range: HistoryRange) {
  const resolution = stepName(RESOLUTIONS, range.intervalMs, 'dYdX');
  const until = pageEnd(range, CANDLE_ROWS * range.intervalMs);
  const query = new URLSearchParams({
    resolution,
    limit: String(CANDLE_ROWS),
    fromISO: iso(range.from),
    toISO: iso(until - 1),
  });
  const body = await rest({ url: `${API}/candles/perpetualMarkets/${symbol}?${query}`, weight: 1 });
  return { body, until };
}

const iso = (time: number) => new Date(time).toISOString();
