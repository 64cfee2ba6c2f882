import type { BookEvent, CandleEvent, FundingEvent, MarketEvent, TradeEvent } from '../../market/events';
import { candleOf } from '../candle';
import {
  decimal,
  type Fields,
  idText,
  isAbsent,
  levels,
  MalformedError,
  positiveSize,
  price,
  rate,
  sequence,
  size,
  text,
  time,
} from '../fields';
import { markEvents, openInterestEvents } from '../ticker-events';
import { secondsTime } from '../times';
import { type Subject, VENUE } from './subject';
import { INTERVALS } from './intervals';

/** `push.depth`: absolute sizes, as `[price, contracts, orders]`. A frame of one update names it as `version` alone. */
export function depth(data: Fields, frameTime: unknown, { symbol, toBase }: Subject): BookEvent {
  const first = sequence(data['begin'] ?? data['version'], 'begin');
  const last = sequence(data['end'] ?? data['version'], 'end');
  if (last < first) throw new MalformedError('end');
  return {
    type: 'book',
    venue: VENUE,
    symbol,
    time: time(frameTime, 'ts'),
    snapshot: false,
    bids: levels(data['bids'], 'bids', toBase),
    asks: levels(data['asks'], 'asks', toBase),
    first,
    last,
  };
}

/** `/depth`: the whole book and the number of its last update. */
export const wholeDepth = (data: Fields, now: number, { symbol, toBase }: Subject): BookEvent => ({
  type: 'book',
  venue: VENUE,
  symbol,
  time: isAbsent(data['timestamp']) ? now : time(data['timestamp'], 'timestamp'),
  snapshot: true,
  bids: levels(data['bids'], 'bids', toBase),
  asks: levels(data['asks'], 'asks', toBase),
  last: sequence(data['version'], 'version'),
});

/** A row of `push.deal` or `/deals`: `T` is the taker's side, 1 for a buy. */
export function trade(row: Fields, { symbol, toBase }: Subject): TradeEvent {
  const at = price(row['p'], 'p');
  return {
    type: 'trade',
    venue: VENUE,
    symbol,
    time: time(row['t'], 't'),
    ...(isAbsent(row['i']) ? {} : { id: idText(row['i'], 'i') }),
    price: at,
    size: toBase(positiveSize(row['v'], 'v'), at),
    side: takerSide(row['T']),
  };
}

function takerSide(value: unknown): 'buy' | 'sell' {
  if (value === 1) return 'buy';
  if (value === 2) return 'sell';
  throw new MalformedError('T');
}

/**
 * `push.ticker`: mark, index and open interest in contracts. Its funding rate lags behind the one that is pushed by
 * itself, and lacks the time of settlement.
 */
export function ticker(
  data: Fields,
  frameTime: unknown,
  { symbol, sized, toBase }: Subject,
): readonly MarketEvent[] {
  const base = { venue: VENUE, symbol, time: time(data['timestamp'] ?? frameTime, 'timestamp') } as const;
  const mark = price(data['fairPrice'], 'fairPrice');
  return [
    ...markEvents(base, mark, data['indexPrice']),
    ...(sized ? openInterestEvents(base, data['holdVol'], (open) => toBase(open, mark)) : []),
  ];
}

/** `push.funding.rate`, and `/funding_rate`, which alone tells the interval: `collectCycle` in hours. */
export function funding(data: Fields, frameTime: unknown, { symbol, fundingHours }: Subject): FundingEvent {
  const cycle = data['collectCycle'];
  return {
    type: 'funding',
    venue: VENUE,
    symbol,
    time: time(data['timestamp'] ?? frameTime, 'ts'),
    rate: rate(data['rate'] ?? data['fundingRate'], 'rate'),
    intervalHours: isAbsent(cycle) ? fundingHours : decimal(cycle, 'collectCycle', 1, 168),
    nextTime: time(data['nextSettleTime'], 'nextSettleTime'),
    kind: 'predicted',
  };
}

/** `push.kline`: `q` in contracts, `a` in what the contract is settled in, which for inverse ones is the base. */
export function kline(data: Fields, frameTime: unknown, subject: Subject): CandleEvent {
  const intervalMs = INTERVALS.get(text(data['interval'], 'interval'));
  if (intervalMs === undefined) throw new MalformedError('interval');
  const start = secondsTime(data['t'], 't');
  const close = price(data['c'], 'c');
  return candleOf(
    [data['o'], data['h'], data['l'], close, baseVolume(data['q'], data['a'], close, subject)],
    {
      venue: VENUE,
      symbol: subject.symbol,
      time: start,
      intervalMs,
      closed: start + intervalMs <= time(frameTime, 'ts'),
    },
  );
}

/** The volume of a bar in base units, from its contracts and its amount. */
export const baseVolume = (
  contracts: unknown,
  amount: unknown,
  close: number,
  { contract, toBase }: Subject,
): number => (contract === 'inverse' ? size(amount, 'amount') : toBase(size(contracts, 'volume'), close));
