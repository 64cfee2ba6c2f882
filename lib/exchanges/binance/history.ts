import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { Instrument } from '../../market/instrument';
import type { History, HistoryRange } from '../exchange';
import { stepName } from '../intervals';
import { pageEnd } from '../page-end';
import * as bodies from './rest-bodies';

/** Where one market keeps its history. */
export interface HistoryPaths {
  /** `https://fapi.binance.com/fapi/v1` */
  readonly api: string;
  readonly candles: {
    readonly limit: number;
    /** Of a request for so many bars. */
    readonly weight: (bars: number) => number;
    readonly longestMs: number;
  };
}

const FUNDING_ROWS = 1000;
/** `fundingRate` and `fundingInfo` share 500 requests in five minutes: this weight makes them cost as much of 2,400 a minute. */
export const FUNDING_WEIGHT = 24;
const OPEN_INTEREST_ROWS = 500;
/** 1,000 requests in five minutes, outside of the weights. */
const OPEN_INTEREST_WEIGHT = 12;

/** What futures ask for so many bars. */
export const futuresBarsWeight = (bars: number): number =>
  bars < 100 ? 1 : bars < 500 ? 2 : bars <= 1000 ? 5 : 10;

/** `/klines`. What is asked for is paid for, whether or not it is there. */
export function candleHistory(paths: HistoryPaths): NonNullable<History['candles']> {
  return {
    finestMs: MINUTE_MS,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const { limit, weight, longestMs } = paths.candles;
      const until = pageEnd(range, Math.min(limit * range.intervalMs, longestMs));
      const bars = Math.ceil((until - range.from) / range.intervalMs);
      const query = page(range, until, bars, {
        symbol: instrument.symbol,
        interval: stepName(INTERVALS, range.intervalMs, 'Binance'),
      });
      const body = await rest({ url: `${paths.api}/klines?${query}`, weight: weight(bars) });
      return { rows: bodies.klines(body, instrument, range.to), until };
    },
  };
}

/** `/fundingRate`. */
export function fundingHistory(paths: HistoryPaths): NonNullable<History['funding']> {
  return {
    finestMs: 0,
    reachMs: Infinity,
    async page(rest, instrument, range) {
      const until = pageEnd(range, FUNDING_ROWS * HOUR_MS);
      const query = page(range, until, FUNDING_ROWS, { symbol: instrument.symbol });
      const body = await rest({ url: `${paths.api}/fundingRate?${query}`, weight: FUNDING_WEIGHT });
      return { rows: bodies.fundingRates(body, instrument), until };
    },
  };
}

/**
 * `/futures/data/openInterestHist`, which reaches back one month.
 * @param contractOf how the market names a contract there.
 */
export function openInterestHistory(
  url: string,
  contractOf: (instrument: Instrument) => Readonly<Record<string, string>>,
): NonNullable<History['openInterest']> {
  return {
    finestMs: 5 * MINUTE_MS,
    reachMs: 30 * DAY_MS,
    async page(rest, instrument, range) {
      const until = pageEnd(range, OPEN_INTEREST_ROWS * range.intervalMs);
      const query = page(range, until, OPEN_INTEREST_ROWS, {
        ...contractOf(instrument),
        period: stepName(INTERVALS, range.intervalMs, 'Binance'),
      });
      const body = await rest({ url: `${url}?${query}`, weight: OPEN_INTEREST_WEIGHT });
      return { rows: bodies.openInterestHistory(body, instrument), until };
    },
  };
}

/** No more than fits one answer: otherwise some endpoints leave out the oldest rows and some the newest. */
function page(
  { from }: HistoryRange,
  until: number,
  limit: number,
  parameters: Readonly<Record<string, string>>,
): URLSearchParams {
  return new URLSearchParams({
    ...parameters,
    startTime: String(from),
    endTime: String(until - 1),
    limit: String(limit),
  });
}

const INTERVALS: ReadonlyMap<number, string> = new Map([
  [MINUTE_MS, '1m'],
  [3 * MINUTE_MS, '3m'],
  [5 * MINUTE_MS, '5m'],
  [15 * MINUTE_MS, '15m'],
  [30 * MINUTE_MS, '30m'],
  [HOUR_MS, '1h'],
  [2 * HOUR_MS, '2h'],
  [4 * HOUR_MS, '4h'],
  [6 * HOUR_MS, '6h'],
  [8 * HOUR_MS, '8h'],
  [12 * HOUR_MS, '12h'],
  [DAY_MS, '1d'],
]);
