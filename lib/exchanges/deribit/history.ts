import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { History } from '../exchange';
import { fields } from '../fields';
import { stepName } from '../intervals';
import { pageEnd } from '../page-end';
import { API } from './feed';
import * as bodies from './rest-bodies';

const CANDLE_ROWS = 5000;
const FUNDING_ROWS = 744;
/** Credits of one request. */
export const WEIGHT = 500;

/** Open interest and liquidations of the past are not told. */
export const history: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const resolution = stepName(RESOLUTIONS, range.intervalMs, 'Deribit');
      const until = pageEnd(range, CANDLE_ROWS * range.intervalMs);
      const query = new URLSearchParams({ ...span(symbol, range.from, until), resolution });
      const body = await rest({ url: `${API}/get_tradingview_chart_data?${query}`, weight: WEIGHT });
      const result = fields(bodies.resultOf(body), 'result');
      return { rows: bodies.chartBars(result, symbol, range.to, range.intervalMs), until };
    },
  },

  funding: {
    finestMs: HOUR_MS,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR_MS);
      const query = new URLSearchParams(span(symbol, range.from, until));
      const body = await rest({ url: `${API}/get_funding_rate_history?${query}`, weight: WEIGHT });
      return { rows: bodies.fundingRows(bodies.resultOf(body), symbol), until };
    },
  },
};

/** Both ends are asked for, so the last one is just before the end. */
const span = (symbol: string, from: number, until: number) => ({
  instrument_name: symbol,
  start_timestamp: String(from),
  end_timestamp: String(until - 1),
});

const RESOLUTIONS: ReadonlyMap<number, string> = new Map([
  ...[1, 3, 5, 10, 15, 30, 60, 120, 180, 360, 720].map(
    (minutes) => [minutes * MINUTE_MS, String(minutes)] as const,
  ),
  [DAY_MS, '1D'],
]);
