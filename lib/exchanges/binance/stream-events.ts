import type { BookEvent, CandleEvent, LiquidationEvent, TradeEvent } from '../../market/events';
import { type Instrument, toBase, wireToBase } from '../../market/instrument';
import { candleOf } from '../candle';
import {
  fields,
  type Fields,
  idText,
  isAbsent,
  isZero,
  levels,
  MalformedError,
  positiveSize,
  price,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { closedBy, sideOf, takerOf } from '../sides';
import { anyTime } from '../times';

/** `depthUpdate`: absolute sizes. Only futures chain their frames by `pu`. */
export function depthUpdate(data: Fields, instrument: Instrument): BookEvent {
  const { venue, symbol, contract } = instrument;
  const first = sequence(data['U'], 'U');
  const last = sequence(data['u'], 'u');
  if (last < first) throw new MalformedError('u');
  return {
    type: 'book',
    venue,
    symbol,
    time: anyTime(data['E'], 'E'),
    snapshot: false,
    bids: levels(data['b'], 'b', toBase(instrument)),
    asks: levels(data['a'], 'a', toBase(instrument)),
    first,
    last,
    ...(contract === 'spot' ? {} : { prev: sequence(data['pu'], 'pu') }),
  };
}

/** `aggTrade` and `trade`, which differ in the name of the number. Early `aggTrade` frames carry none. */
export function trade(data: Fields, instrument: Instrument): TradeEvent {
  const { venue, symbol } = instrument;
  const number = data['e'] === 'trade' ? data['t'] : data['a'];
  const at = price(data['p'], 'p');
  return {
    type: 'trade',
    venue,
    symbol,
    time: anyTime(data['T'], 'T'),
    ...(isAbsent(number) ? {} : { id: idText(number, 'id') }),
    price: at,
    size: wireToBase(positiveSize(data['q'], 'q'), at, instrument),
    side: takerOf(data['m']),
  };
}

/** The filled order of a `forceOrder`. `S` is the order's side: a sell closed a long. */
export function liquidation(order: Fields, instrument: Instrument): LiquidationEvent {
  const { venue, symbol } = instrument;
  // The average fill is where it really traded; the order's own limit lies beyond it.
  const filled = !isAbsent(order['ap']) && !isZero(order['ap']);
  const at = price(filled ? order['ap'] : order['p'], 'ap');
  return {
    type: 'liquidation',
    venue,
    symbol,
    time: time(order['T'], 'T'),
    price: at,
    size: wireToBase(positiveSize(order['z'], 'z'), at, instrument),
    position: closedBy(sideOf(order['S'], 'S')),
    priceKind: filled ? 'fill' : 'order',
  };
}

/** `kline`: COIN-M counts `v` in contracts and `q` in coins. */
export function kline(data: Fields, { venue, symbol, contract }: Instrument): CandleEvent {
  const bar = fields(data['k'], 'k');
  const open = anyTime(bar['t'], 't');
  const close = anyTime(bar['T'], 'T');
  if (close < open || typeof bar['x'] !== 'boolean') throw new MalformedError('k');
  const [volume, takerBuy] = contract === 'inverse' ? ['q', 'Q'] : ['v', 'V'];
  return {
    ...candleOf([bar['o'], bar['h'], bar['l'], bar['c'], bar[volume]], {
      venue,
      symbol,
      time: open,
      intervalMs: close - open + 1,
      closed: bar['x'],
    }),
    takerBuy: size(bar[takerBuy], takerBuy),
  };
}

/** The symbol a stream message is about. */
export const symbolOf = (data: Fields) => text(data['s'], 's');
