import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations';
import type { BookEvent, CandleEvent, FundingEvent, Level, MarkEvent, TradeEvent } from '../../market/events';
import { toBase } from '../../market/instrument';
import { candleOf } from '../candle';
import {
  decimal,
  fields,
  type Fields,
  idText,
  indexPrice,
  isAbsent,
  isZero,
  levels,
  list,
  MalformedError,
  positiveSize,
  price,
  rate,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { sideOf } from '../sides';
import { anyTime } from '../times';
import { type Contract, type KucoinMarket } from './markets';

/** The rate that is being worked out is pushed every minute, the one that is charged when it is. */
const PREDICTED_GRANULARITY = MINUTE_MS;

type Venue = KucoinMarket['venue'];

/** `level2` of futures: `change` is one level, `"39069.0,buy,23960"`. A price of 0 changes nothing but the number. */
export function futuresChange(data: Fields, contract: Contract): BookEvent {
  const at = sequence(data['sequence'], 'sequence');
  const [told, sideField, wireSize] = text(data['change'], 'change').split(',');
  const side = sideOf(sideField);
  const change =
    decimal(told, 'price', 0, Infinity) === 0 ? [] : levels([[told, wireSize]], 'change', toBase(contract));
  return {
    type: 'book',
    venue: 'kucoin-futures',
    symbol: contract.symbol,
    time: time(data['timestamp'], 'timestamp'),
    snapshot: false,
    bids: side === 'buy' ? change : [],
    asks: side === 'sell' ? change : [],
    first: at,
    last: at,
  };
}

/** `level2` of the spot market: a run of changes, each `[price, size, number]`. @param now for frames without a time. */
export function spotChanges(data: Fields, contract: Contract, now: number): BookEvent {
  const changes = fields(data['changes'], 'changes');
  const first = sequence(data['sequenceStart'], 'sequenceStart');
  const last = sequence(data['sequenceEnd'], 'sequenceEnd');
  if (last < first) throw new MalformedError('sequenceEnd');
  return {
    type: 'book',
    venue: 'kucoin-spot',
    symbol: contract.symbol,
    time: isAbsent(data['time']) ? now : anyTime(data['time'], 'time'),
    snapshot: false,
    bids: newest(changes['bids'], 'bids', contract),
    asks: newest(changes['asks'], 'asks', contract),
    first,
    last,
  };
}

/** Changes come in no certain order: of several of one price the one with the highest number holds. */
function newest(value: unknown, what: string, contract: Contract): readonly Level[] {
  const byPrice = new Map<unknown, { readonly number: number; readonly change: unknown }>();
  for (const change of list(value, what)) {
    const [at, , told] = list(change, what);
    const number = isAbsent(told) ? 0 : sequence(told, what);
    // A price of 0 changes nothing but the number.
    if (isZero(at) || number < (byPrice.get(at)?.number ?? 0)) continue;
    byPrice.set(at, { number, change });
  }
  return levels(
    [...byPrice.values()].map(({ change }) => change),
    what,
    toBase(contract),
  );
}

/** Books that come whole: `level2Depth5`, `level2Depth50`, and over REST. Those of the spot stream are numbered by time alone. */
export function wholeBook(data: Fields, contract: Contract, venue: Venue): BookEvent {
  const at = anyTime(data['ts'] ?? data['timestamp'] ?? data['time'], 'time');
  return {
    type: 'book',
    venue,
    symbol: contract.symbol,
    time: at,
    snapshot: true,
    bids: levels(data['bids'], 'bids', toBase(contract)),
    asks: levels(data['asks'], 'asks', toBase(contract)),
    last: isAbsent(data['sequence']) ? at : sequence(data['sequence'], 'sequence'),
  };
}

/** `execution` of futures, `match` of the spot market: `side` is the taker's. */
export function trade(data: Fields, contract: Contract, venue: Venue): TradeEvent {
  const at = price(data['price'], 'price');
  return {
    type: 'trade',
    venue,
    symbol: contract.symbol,
    time: anyTime(data['ts'] ?? data['time'], 'time'),
    ...(isAbsent(data['tradeId']) ? {} : { id: idText(data['tradeId'], 'tradeId') }),
    price: at,
    size: toBase(contract)(positiveSize(data['size'], 'size'), at),
    side: sideOf(data['side']),
  };
}

/** `mark.index.price` of `/contract/instrument`. */
export function mark(data: Fields, symbol: string): MarkEvent {
  return {
    type: 'mark',
    venue: 'kucoin-futures',
    symbol,
    time: anyTime(data['timestamp'], 'timestamp'),
    mark: price(data['markPrice'], 'markPrice'),
    ...indexPrice(data['indexPrice']),
  };
}

/** `/mark-price/{symbol}/current`, in the words of REST. */
export const currentMark = (row: Fields, symbol: string): MarkEvent =>
  mark({ timestamp: row['timePoint'], markPrice: row['value'], indexPrice: row['indexPrice'] }, symbol);

/** `funding.rate` of `/contract/instrument`: its granularity tells what is worked out from what was charged. */
export function funding(data: Fields, symbol: string, fundingHours: number): FundingEvent {
  const granularity = decimal(data['granularity'], 'granularity', 1, DAY_MS);
  const isPredicted = granularity <= PREDICTED_GRANULARITY;
  return {
    type: 'funding',
    venue: 'kucoin-futures',
    symbol,
    time: anyTime(data['timestamp'], 'timestamp'),
    rate: rate(data['fundingRate'], 'fundingRate'),
    intervalHours: isPredicted ? fundingHours : granularity / HOUR_MS,
    kind: isPredicted ? 'predicted' : 'settled',
  };
}

/** A bar's parts, by name. */
export interface BarParts {
  readonly start: number;
  readonly open: unknown;
  readonly high: unknown;
  readonly low: unknown;
  readonly close: unknown;
  readonly volume: unknown;
}

/**
 * Futures count volume in contracts; those of inverse ones, a sum of dollars, are taken at the bar's close.
 * @param about.until bars that end later are still open.
 */
export function bar(
  { start, open, high, low, close, volume }: BarParts,
  contract: Contract,
  about: { readonly venue: Venue; readonly intervalMs: number; readonly until: number },
): CandleEvent {
  const { venue, intervalMs, until } = about;
  const closing = price(close, 'close');
  return candleOf([open, high, low, closing, toBase(contract)(size(volume, 'volume'), closing)], {
    venue,
    symbol: contract.symbol,
    time: start,
    intervalMs,
    closed: start + intervalMs <= until,
  });
}
