import { MINUTE_MS } from '../../core/durations';
import type { BookEvent, CandleEvent, Level, LiquidationEvent, TradeEvent } from '../../market/events';
import { candleOf } from '../candle';
import {
  type Fields,
  idText,
  isAbsent,
  levels,
  list,
  MalformedError,
  positiveSize,
  price,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { sideOf } from '../sides';
import { toBase, VENUE } from './symbols';

/**
 * `book`: all levels or absolute amounts of those that changed. Before 2020 frames had no `type`: what follows on nothing
 * is a snapshot.
 */
export function orderBook(data: Fields): BookEvent {
  const symbol = text(data['instrument_name'], 'instrument_name');
  const { type, prev_change_id: before } = data;
  if (type !== undefined && type !== 'snapshot' && type !== 'change') throw new MalformedError('type');
  const snapshot = type === 'snapshot' || isAbsent(before) || before === 0;
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: time(data['timestamp'], 'timestamp'),
    snapshot,
    bids: changes(data['bids'], 'bids', symbol),
    asks: changes(data['asks'], 'asks', symbol),
    last: sequence(data['change_id'], 'change_id'),
    ...(snapshot ? {} : { prev: sequence(before, 'prev_change_id') }),
  };
}

/** `[action, price, amount]`. */
function changes(value: unknown, what: string, symbol: string): readonly Level[] {
  const base = toBase(symbol);
  return list(value, what).map((entry) => {
    const [action, priceField, amount] = list(entry, what);
    const at = price(priceField, what);
    if (action === 'delete') return [at, 0] as const;
    if (action !== 'new' && action !== 'change') throw new MalformedError(what);
    return [at, base(size(amount, what), at)] as const;
  });
}

/** `get_order_book`: `[price, amount]` pairs. */
export function restOrderBook(body: Fields): BookEvent {
  const symbol = text(body['instrument_name'], 'instrument_name');
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: time(body['timestamp'], 'timestamp'),
    snapshot: true,
    bids: levels(body['bids'], 'bids', toBase(symbol)),
    asks: levels(body['asks'], 'asks', toBase(symbol)),
    last: sequence(body['change_id'], 'change_id'),
  };
}

/** A row of `trades`: `direction` is the taker's; who of the two was liquidated stands in `liquidation`. */
export function trade(row: Fields): readonly (TradeEvent | LiquidationEvent)[] {
  const symbol = text(row['instrument_name'], 'instrument_name');
  const at = price(row['price'], 'price');
  const side = sideOf(row['direction'], 'direction');
  const common = {
    venue: VENUE,
    symbol,
    time: time(row['timestamp'], 'timestamp'),
    price: at,
    size: toBase(symbol)(positiveSize(row['amount'], 'amount'), at),
  } as const;
  const liquidated = liquidatedPositions(row['liquidation'], side);
  return [
    { type: 'trade', ...common, id: idText(row['trade_id'], 'trade_id'), side },
    ...liquidated.map(
      (position) => ({ type: 'liquidation', ...common, position, priceKind: 'fill' }) as const,
    ),
  ];
}

/** `T`: the taker was liquidated, a forced sell closing a long. `M`: the maker was, on the other side. `MT`: both. */
function liquidatedPositions(flag: unknown, side: 'buy' | 'sell'): readonly LiquidationEvent['position'][] {
  if (isAbsent(flag) || flag === 'none') return [];
  const taker = side === 'sell' ? 'long' : 'short';
  const maker = side === 'sell' ? 'short' : 'long';
  if (flag === 'T') return [taker];
  if (flag === 'M') return [maker];
  if (flag === 'MT' || flag === 'TM') return [maker, taker];
  throw new MalformedError('liquidation');
}

/**
 * `chart.trades.SYMBOL.RESOLUTION`: the running bar, again and again. Its volume is in base units for every contract.
 * @param now epoch ms; bars that end later are still open.
 */
export function bar(data: Fields, channel: string, now: number): CandleEvent {
  const [, , symbol = '', resolution = ''] = channel.split('.');
  const minutes = resolution === '1D' ? 1440 : Number(resolution);
  if (symbol === '' || !(minutes >= 1)) throw new MalformedError('channel');
  return candle(data, { symbol, intervalMs: minutes * MINUTE_MS, until: now });
}

export function candle(
  data: Fields,
  about: { readonly symbol: string; readonly intervalMs: number; readonly until: number },
): CandleEvent {
  const { symbol, intervalMs, until } = about;
  const start = time(data['tick'], 'tick');
  return candleOf([data['open'], data['high'], data['low'], data['close'], data['volume']], {
    venue: VENUE,
    symbol,
    time: start,
    intervalMs,
    closed: start + intervalMs <= until,
  });
}
