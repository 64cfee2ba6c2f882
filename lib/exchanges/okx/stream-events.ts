import { HOUR_MS } from '../../core/durations';
import type {
  BookEvent,
  FundingEvent,
  LiquidationEvent,
  MarkEvent,
  OpenInterestEvent,
  TradeEvent,
} from '../../market/events';
import { type Instrument, toBase, wireToBase } from '../../market/instrument';
import {
  decimal,
  fields,
  type Fields,
  idText,
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
  time,
} from '../fields';
import { DEFAULT_FUNDING_HOURS } from '../funding-hours';
import { closedBy, sideOf } from '../sides';

/**
 * `books` and its kin. `seqId` and `prevSeqId` came in 2022; before, the time has to do. Until
 * 2026-06-23 `checksum` was alive, since then it is always 0.
 */
export function book(row: Fields, snapshot: boolean, instrument: Instrument): BookEvent {
  const { venue, symbol } = instrument;
  const { seqId, prevSeqId, checksum } = row;
  const at = time(row['ts'], 'ts');
  return {
    type: 'book',
    venue,
    symbol,
    time: at,
    snapshot,
    bids: levels(row['bids'], 'bids', toBase(instrument)),
    asks: levels(row['asks'], 'asks', toBase(instrument)),
    last: isAbsent(seqId) ? at : sequence(seqId, 'seqId'),
    ...(isAbsent(prevSeqId) || snapshot ? {} : { prev: sequence(prevSeqId, 'prevSeqId') }),
    ...(isAbsent(checksum) || isZero(checksum)
      ? {}
      : { checksum: decimal(checksum, 'checksum', -(2 ** 31), 2 ** 32) }),
  };
}

/** A row of `trades`: `side` is the taker's. */
export function trade(row: Fields, instrument: Instrument): TradeEvent {
  const { venue, symbol } = instrument;
  const at = price(row['px'], 'px');
  return {
    type: 'trade',
    venue,
    symbol,
    time: time(row['ts'], 'ts'),
    id: idText(row['tradeId'], 'tradeId'),
    price: at,
    size: wireToBase(positiveSize(row['sz'], 'sz'), at, instrument),
    side: sideOf(row['side']),
  };
}

/**
 * The `details` of a row of `liquidation-orders`, with the price at which the position's margin is used up. Recorders
 * of the time when there was REST alone put the details themselves on a channel `liquidations`.
 */
export const liquidations = (row: Fields, subject: Instrument): LiquidationEvent[] =>
  isAbsent(row['details'])
    ? [liquidation(row, subject)]
    : list(row['details'], 'details').map((detail) => liquidation(fields(detail, 'detail'), subject));

/** `side` is the order's: a sell closed a long. `posSide` says the same of the position, or `net`. */
function liquidation(row: Fields, instrument: Instrument): LiquidationEvent {
  const { venue, symbol } = instrument;
  const at = price(row['bkPx'], 'bkPx');
  const position = closedBy(sideOf(row['side']));
  const { posSide } = row;
  if ((posSide === 'long' || posSide === 'short') && posSide !== position)
    throw new MalformedError('posSide');
  return {
    type: 'liquidation',
    venue,
    symbol,
    time: time(row['ts'], 'ts'),
    price: at,
    size: wireToBase(positiveSize(row['sz'], 'sz'), at, instrument),
    position,
    priceKind: 'bankruptcy',
  };
}

/** `open-interest`: `oi` counts contracts of one side, `oiCcy` coins. */
export const openInterest = (row: Fields, { venue, symbol }: Instrument): OpenInterestEvent => ({
  type: 'openInterest',
  venue,
  symbol,
  time: time(row['ts'], 'ts'),
  size: size(row['oiCcy'], 'oiCcy'),
});

/**
 * `funding-rate`: the rate that will be settled at `fundingTime`. Early frames carry neither their own time nor the
 * settlement after next, which tells the interval.
 */
export function funding(
  row: Fields,
  { venue, symbol, fundingHours = DEFAULT_FUNDING_HOURS }: Instrument,
  now: number,
): FundingEvent {
  const nextTime = time(row['fundingTime'], 'fundingTime');
  const later = row['nextFundingTime'];
  const hours = isAbsent(later) ? 0 : (time(later, 'nextFundingTime') - nextTime) / HOUR_MS;
  return {
    type: 'funding',
    venue,
    symbol,
    time: isAbsent(row['ts']) ? now : time(row['ts'], 'ts'),
    rate: rate(row['fundingRate'], 'fundingRate'),
    intervalHours: hours >= 1 && hours <= 24 ? hours : fundingHours,
    nextTime,
    kind: 'predicted',
  };
}

/** `mark-price`. */
export const mark = (row: Fields, { venue, symbol }: Instrument): MarkEvent => ({
  type: 'mark',
  venue,
  symbol,
  time: time(row['ts'], 'ts'),
  mark: price(row['markPx'], 'markPx'),
});
