import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import { type Instrument, wireToBase } from '../../market/instrument';
import type { History, HistoryRange } from '../exchange';
import { fields } from '../fields';
import { stepName } from '../intervals';
import { inPage, pageEnd } from '../page-end';
import * as bodies from './futures-bodies';
import { inSeconds } from './times';

const HOST = 'https://futures.kraken.com';
/** What the charts give in one answer. */
const ROWS = 2000;

export const futuresHistory: History = {
  candles: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, ROWS * range.intervalMs);
      const query = new URLSearchParams({
        from: String(inSeconds(range.from)),
        to: String(inSeconds(until - 1)),
      });
      const url = `${HOST}/api/charts/v1/trade/${instrument.symbol}/${stepName(RESOLUTIONS, range.intervalMs, 'Kraken')}?${query}`;
      const body = fields(await rest({ url, weight: 1 }), 'candles');
      const all = bodies.candles(body, instrument.symbol, toBase(instrument), range.intervalMs, range.to);
      return cut(all, range, until, body['more_candles'] === true);
    },
  },

  /** Of linear contracts: inverse ones are told in dollars, which are no base units without the price of the time. */
  openInterest: {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, { symbol, contract }, range) {
      if (contract !== 'linear') return { rows: [], until: range.to };
      const until = pageEnd(range, ROWS * range.intervalMs);
      const query = new URLSearchParams({
        since: String(inSeconds(range.from)),
        interval: stepName(ANALYTICS, range.intervalMs, 'Kraken'),
        to: String(inSeconds(until - 1)),
      });
      const url = `${HOST}/api/charts/v1/analytics/${symbol}/open-interest?${query}`;
      const series = bodies.seriesOf(await rest({ url, weight: 1 }));
      return cut(bodies.openInterest(series, symbol), range, until, series.more);
    },
  },

  /** One answer holds every settlement there was. */
  funding: {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, { symbol }, range) {
      const query = new URLSearchParams({ symbol });
      const url = `${HOST}/derivatives/api/v3/historical-funding-rates?${query}`;
      const rates = bodies.fundingRates(fields(await rest({ url, weight: 1 }), 'rates'), symbol);
      return cut(rates, range, range.to, false);
    },
  },
};

/** The rows inside the range; the page ends after the last of them where the venue has cut its answer. */
function cut<Row extends { readonly time: number }>(
  all: readonly Row[],
  { from, intervalMs }: HistoryRange,
  until: number,
  more: boolean,
): { readonly rows: readonly Row[]; readonly until: number } {
  const rows = inPage(all, { from }, until);
  const last = rows.at(-1)?.time;
  return { rows, until: more && last !== undefined ? Math.min(until, last + intervalMs) : until };
}

const toBase =
  ({ contract, contractSize }: Instrument) =>
  (size: number, price: number) =>
    wireToBase(size, price, { contract, contractSize });

const RESOLUTIONS: ReadonlyMap<number, string> = new Map([
  [MINUTE_MS, '1m'],
  [5 * MINUTE_MS, '5m'],
  [15 * MINUTE_MS, '15m'],
  [30 * MINUTE_MS, '30m'],
  [HOUR_MS, '1h'],
  [4 * HOUR_MS, '4h'],
  [12 * HOUR_MS, '12h'],
  [DAY_MS, '1d'],
  [7 * DAY_MS, '1w'],
]);

/** The analytics know the same intervals as the bars, and name them by their seconds. */
const ANALYTICS: ReadonlyMap<number, string> = new Map(
  [...RESOLUTIONS.keys()].map((ms) => [ms, String(inSeconds(ms))]),
);
