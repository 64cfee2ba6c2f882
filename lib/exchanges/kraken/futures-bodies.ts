import type { CandleEvent, FundingEvent, OpenInterestEvent } from '../../market/events';
import { candleOf } from '../candle';
import { fields, type Fields, list, MalformedError, price, rate, rowsIn, size } from '../fields';
import { barLengthOf } from '../intervals';
import { anyTime, isoTime } from '../times';
import { FUNDING_HOURS, VENUE } from './futures-symbols';

type ToBase = (size: number, price: number) => number;

/** `/api/charts/v1/trade`: `{candles, more_candles}`. Volumes of inverse contracts are dollars, taken at the close. */
export function candles(
  body: Fields,
  symbol: string,
  toBase: ToBase,
  intervalMs: number,
  until: number,
): CandleEvent[] {
  return rowsIn(body['candles'], 'candles').map((row) => {
    const start = anyTime(row['time'], 'time');
    const close = price(row['close'], 'close');
    return candleOf(
      [row['open'], row['high'], row['low'], close, toBase(size(row['volume'], 'volume'), close)],
      { venue: VENUE, symbol, time: start, intervalMs, closed: start + intervalMs <= until },
    );
  });
}

/** The length of the bars of a body: the distance of the first two, a minute where there are none. */
export const candleInterval = (body: Fields): number =>
  barLengthOf(
    rowsIn(body['candles'], 'candles')
      .slice(0, 2)
      .map((row) => anyTime(row['time'], 'time')),
  );

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
      time: anyTime(at, 'timestamp'),
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
