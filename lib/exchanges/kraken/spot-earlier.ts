import { MINUTE_MS } from '../../core/durations';
import type { BookEvent, CandleEvent, Level, TradeEvent } from '../../market/events';
import { candleOf } from '../candle';
import { decimal, fields, isFields, list, MalformedError, positiveSize, price, size, time } from '../fields';
import { secondsTime } from '../times';
import { VENUE } from './spot-symbols';

/** The protocol before v2, `[channel id, payload, …, channel name, pair]`, which is still served. */

const WEEKS_OF_MINUTES = 30_240;

/**
 * `book-N`: one or two payloads, `as` and `bs` of a snapshot or `a` and `b` of a change. The checksum `c` is over the
 * text of this protocol's own decimals, which are not those of the instrument: it is left out.
 */
export function orderBook(payloads: readonly unknown[], symbol: string, now: number): BookEvent {
  const rows = payloads.map((payload) => fields(payload, 'payload'));
  const of = (name: string) => rows.flatMap((row) => (name in row ? list(row[name], name) : []));
  const snapshot = rows.some((row) => 'as' in row || 'bs' in row);
  const [asks, bids] = snapshot ? [of('as'), of('bs')] : [of('a'), of('b')];
  const times = [...asks, ...bids].map((row) => secondsTime(list(row, 'level')[2], 'timestamp'));
  if (!snapshot && times.length === 0) throw new MalformedError('levels');
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: times.reduce((latest, at) => Math.max(latest, at), 0) || now,
    snapshot,
    bids: bids.map(level),
    asks: asks.map(level),
  };
}

function level(entry: unknown): Level {
  const row = list(entry, 'level');
  return [price(row[0], 'price'), size(row[1], 'volume')];
}

/** A row of `trade` and of the REST answer `Trades`: `[price, volume, seconds, b or s, m or l, misc, id]`. */
export function trade(entry: unknown, symbol: string): TradeEvent {
  const row = list(entry, 'trade');
  const [, , , side, , , id] = row;
  if (side !== 'b' && side !== 's') throw new MalformedError('side');
  return {
    type: 'trade',
    venue: VENUE,
    symbol,
    time: secondsTime(row[2], 'time'),
    ...(typeof id === 'number' ? { id: String(id) } : {}),
    price: price(row[0], 'price'),
    size: positiveSize(row[1], 'volume'),
    side: side === 'b' ? 'buy' : 'sell',
  };
}

/** `ohlc-N`, N in minutes: `[time, end, open, high, low, close, vwap, volume, count]`. */
export function candle(payload: unknown, channel: string, symbol: string, now: number): CandleEvent {
  const row = list(payload, 'ohlc');
  const intervalMs = decimal(channel.split('-')[1], 'interval', 1, WEEKS_OF_MINUTES) * MINUTE_MS;
  const end = secondsTime(row[1], 'end');
  return bar(
    [time(end - intervalMs, 'start'), row[2], row[3], row[4], row[5], row[7]],
    symbol,
    intervalMs,
    now,
  );
}

/** A row of the REST answer `OHLC`: `[seconds, open, high, low, close, vwap, volume, count]`. */
export function candleRow(entry: unknown, symbol: string, intervalMs: number, until: number): CandleEvent {
  const row = list(entry, 'ohlc');
  const start = secondsTime(row[0], 'time');
  return bar([start, row[1], row[2], row[3], row[4], row[6]], symbol, intervalMs, until);
}

function bar(
  [start, open, high, low, close, volume]: readonly [start: number, ...prices: readonly unknown[]],
  symbol: string,
  intervalMs: number,
  until: number,
): CandleEvent {
  return candleOf([open, high, low, close, volume], {
    venue: VENUE,
    symbol,
    time: start,
    intervalMs,
    closed: start + intervalMs <= until,
  });
}

/** The name and the pair of a message of this protocol; undefined for anything else. */
export function channelOf(
  message: readonly unknown[],
): { readonly channel: string; readonly pair: string; readonly payloads: readonly unknown[] } | undefined {
  const [id] = message;
  const [channel, pair] = message.slice(-2);
  if (typeof id !== 'number' || typeof channel !== 'string' || typeof pair !== 'string' || pair === '')
    return undefined;
  const payloads = message.slice(1, -2);
  return payloads.length > 0 && payloads.every((one) => Array.isArray(one) || isFields(one))
    ? { channel, pair, payloads }
    : undefined;
}
