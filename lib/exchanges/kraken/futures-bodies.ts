import type { CandleEvent, FundingEvent, OpenInterestEvent } from '../../market/events';
import { fields, type Fields, list, MalformedError, price, rate, size } from '../fields';
import { FUNDING_HOURS, VENUE } from './futures-symbols';
import { eitherTime, isoTime } from './times';

type ToBase = (size: number, price: number) => number;

/** `/api/charts/v1/trade`: `{candles, more_candles}`. Volumes of inverse contracts are dollars, taken at the close. */
export function candles(
  body: Fields,
  symbol: string,
  toBase: ToBase,
  intervalMs: number,
  until: number,
): CandleEvent[] {
  return rowsOf(body).map((row) => {
    const start = eitherTime(row['time'], 'time');
    const close = price(row['close'], 'close');
    return {
      type: 'candle',
      venue: VENUE,
      symbol,
      time: start,
      intervalMs,
      open: price(row['open'], 'open'),
      high: price(row['high'], 'high'),
      low: price(row['low'], 'low'),
      close,
      volume: toBase(size(row['volume'], 'volume'), close),
      closed: start + intervalMs <= until,
    };
  });
}

/** The length of the bars of a body: the distance of the first two, a minute where there are none. */
export function candleInterval(body: Fields): number {
  const [first, second] = rowsOf(body)
    .slice(0, 2)
    .map((row) => eitherTime(row['time'], 'time'));
  return first === undefined || second === undefined || second <= first ? 60_000 : second - first;
}

const rowsOf = (body: Fields) => list(body['candles'], 'candles').map((row) => fields(row, 'candle'));

/** The series that an analytics body holds, which does not say which one it is. */
export interface Series {
  readonly times: readonly unknown[];
  readonly values: unknown;
  /** The answer was cut before the end of the range. */
  readonly more: boolean;
}

/** @throws MalformedError when the venue answered with an error. */
export function seriesOf(body: unknown): Series {
  const result = fields(fields(body, 'analytics')['result'], 'result');
  return {
    times: list(result['timestamp'], 'timestamp'),
    values: result['data'],
    more: result['more'] === true,
  };
}

/** Of all series that are lists, only open interest has an open, a high, a low and a close in each interval. */
export const isOpenInterest = ({ values }: Series) =>
  Array.isArray(values) &&
  values.length > 0 &&
  values.every((value) => Array.isArray(value) && value.length === 4);

/** `open-interest`: what was open when each interval began. Linear contracts only, which count in base units. */
export function openInterest({ times, values }: Series, symbol: string): OpenInterestEvent[] {
  const rows = list(values, 'data');
  if (rows.length !== times.length) throw new MalformedError('data');
  return times.map((at, index) => {
    const value = rows[index];
    return {
      type: 'openInterest',
      venue: VENUE,
      symbol,
      time: eitherTime(at, 'timestamp'),
      size: size(Array.isArray(value) ? (value as readonly unknown[])[0] : value, 'open interest'),
    };
  });
}

/** `/historical-funding-rates`: all of them, oldest first; rates are fractions per hour. */
export function fundingRates(body: Fields, symbol: string): FundingEvent[] {
  return list(body['rates'], 'rates').map((entry) => {
    const row = fields(entry, 'rate');
    return {
      type: 'funding',
      venue: VENUE,
      symbol,
      time: isoTime(row['timestamp'], 'timestamp'),
      rate: rate(row['relativeFundingRate'], 'relativeFundingRate'),
      intervalHours: FUNDING_HOURS,
      kind: 'settled',
    };
  });
}
