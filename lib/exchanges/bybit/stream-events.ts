import type { BookEvent, CandleEvent, LiquidationEvent, TradeEvent } from '../../market/events';
import { type Instrument, toBase, wireToBase } from '../../market/instrument';
import {
  type Fields,
  idText,
  isAbsent,
  levels,
  MalformedError,
  positiveSize,
  price,
  sequence,
  size,
  time,
} from '../fields';
import { sideOf } from '../sides';
import { barLength } from './intervals';

/** `orderbook`: a snapshot or absolute sizes. After a restart of the venue the count begins again with a snapshot. */
export function orderBook(
  data: Fields,
  snapshot: boolean,
  timeField: unknown,
  instrument: Instrument,
): BookEvent {
  const { venue, symbol } = instrument;
  const last = sequence(data['u'], 'u');
  return {
    type: 'book',
    venue,
    symbol,
    time: time(timeField, 'ts'),
    snapshot: snapshot || last === 1,
    bids: levels(data['b'], 'b', toBase(instrument)),
    asks: levels(data['a'], 'a', toBase(instrument)),
    last,
  };
}

/** A row of `publicTrade`: `S` is the taker's side. */
export function trade(row: Fields, instrument: Instrument): TradeEvent {
  const { venue, symbol } = instrument;
  const at = price(row['p'], 'p');
  return {
    type: 'trade',
    venue,
    symbol,
    time: time(row['T'], 'T'),
    ...(isAbsent(row['i']) ? {} : { id: idText(row['i'], 'i') }),
    price: at,
    size: wireToBase(positiveSize(row['v'], 'v'), at, instrument),
    side: sideOf(row['S'], 'S'),
  };
}

/** A row of `allLiquidation`: `S` is the side of the position that was closed, `p` its bankruptcy price. */
export function liquidation(row: Fields, instrument: Instrument): LiquidationEvent {
  const { venue, symbol } = instrument;
  const at = price(row['p'], 'p');
  return {
    type: 'liquidation',
    venue,
    symbol,
    time: time(row['T'], 'T'),
    price: at,
    size: wireToBase(positiveSize(row['v'], 'v'), at, instrument),
    position: sideOf(row['S'], 'S') === 'buy' ? 'long' : 'short',
    priceKind: 'bankruptcy',
  };
}

/** `liquidation`, the feed before `allLiquidation`: at most one a second, with the fields' names in full. */
export const earlierLiquidation = (data: Fields): Fields => ({
  s: data['symbol'],
  T: data['updatedTime'] ?? data['time'],
  p: data['price'],
  v: data['size'] ?? data['qty'],
  S: data['side'],
});

/** A row of `kline`. Inverse contracts count `volume` in dollars and `turnover` in coins, the others the other way. */
export function kline(row: Fields, { venue, symbol, contract }: Instrument): CandleEvent {
  const start = time(row['start'], 'start');
  const end = time(row['end'], 'end');
  if (end < start || typeof row['confirm'] !== 'boolean') throw new MalformedError('kline');
  const volume = contract === 'inverse' ? 'turnover' : 'volume';
  return {
    type: 'candle',
    venue,
    symbol,
    time: start,
    // Until a bar has closed its end may be the time of the message.
    intervalMs: barLength(row['interval']) ?? end - start + 1,
    open: price(row['open'], 'open'),
    high: price(row['high'], 'high'),
    low: price(row['low'], 'low'),
    close: price(row['close'], 'close'),
    volume: size(row[volume], volume),
    closed: row['confirm'],
  };
}
