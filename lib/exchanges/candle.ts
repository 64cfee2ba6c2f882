import type { CandleEvent } from '../market/events';
import { price, size } from './fields';

/** The numbers of a bar as a venue writes them, the volume in base units. */
export type Bar = readonly [open: unknown, high: unknown, low: unknown, close: unknown, volume: unknown];

/** Which bar it is. `time` is its start. */
export type BarOf = Pick<CandleEvent, 'venue' | 'symbol' | 'time' | 'intervalMs' | 'closed'>;

/** @throws MalformedError when one of the numbers is none. */
export function candleOf([open, high, low, close, volume]: Bar, about: BarOf): CandleEvent {
  const { venue, symbol, time, intervalMs, closed } = about;
  return {
    type: 'candle',
    venue,
    symbol,
    time,
    intervalMs,
    open: price(open, 'open'),
    high: price(high, 'high'),
    low: price(low, 'low'),
    close: price(close, 'close'),
    volume: size(volume, 'volume'),
    closed,
  };
}
