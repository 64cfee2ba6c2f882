import { HOUR_MS } from '../../core/durations';
import type {
  BookEvent,
  CandleEvent,
  FundingEvent,
  Level,
  LiquidationEvent,
  MarkEvent,
  TradeEvent,
} from '../../market/events';
import { candleOf } from '../candle';
import {
  decimal,
  type Fields,
  isAbsent,
  levels,
  MalformedError,
  positiveSize,
  price,
  rate,
  sequence,
  time,
} from '../fields';
import { closedBy, sideOf } from '../sides';
import { secondsTime } from '../times';
import { type Contract, toBase, VENUE } from './symbols';

/** Books of both kinds: increments say which `event` they are, the stepped ones are whole. Empty sides are left out. */
export function orderBook(tick: Fields, contract: Contract, timeField: unknown): BookEvent {
  const levelsOf = (name: 'asks' | 'bids'): readonly Level[] =>
    isAbsent(tick[name]) ? [] : levels(tick[name], name, toBase(contract));
  const { event = 'snapshot' } = tick;
  if (event !== 'snapshot' && event !== 'update') throw new MalformedError('event');
  return {
    type: 'book',
    venue: VENUE,
    symbol: contract.symbol,
    time: time(timeField, 'ts'),
    snapshot: event === 'snapshot',
    bids: levelsOf('bids'),
    asks: levelsOf('asks'),
    last: sequence(tick['version'], 'version'),
  };
}

/** A row of `trade.detail`: `direction` is the taker's, `amount` counts contracts and `quantity` coins. */
export function trade(row: Fields, contract: Contract): TradeEvent {
  const at = price(row['price'], 'price');
  return {
    type: 'trade',
    venue: VENUE,
    symbol: contract.symbol,
    time: time(row['ts'], 'ts'),
    // Longer ids are not exact in a double, so that two trades could share one.
    ...(Number.isSafeInteger(row['id']) ? { id: String(row['id']) } : {}),
    price: at,
    size: baseSize(row['quantity'], row['amount'], at, contract),
    side: sideOf(row['direction']),
  };
}

/**
 * A liquidation as notified, and as `/v5/market/liquidation_orders` has it: the side is that of the order, so a sell
 * closed a long. `amount` counts coins and `volume` contracts.
 */
export function liquidation(row: Fields, contract: Contract): LiquidationEvent {
  const bankruptcy = row['bankrupt_price'];
  const at = price(bankruptcy ?? row['price'], 'price');
  const order = sideOf(row['direction'] ?? row['side']);
  return {
    type: 'liquidation',
    venue: VENUE,
    symbol: contract.symbol,
    time: time(row['created_at'] ?? row['liquidation_time'], 'created_at'),
    price: at,
    size: baseSize(row['amount'], row['volume'], at, contract),
    position: closedBy(order),
    priceKind: bankruptcy === undefined ? 'order' : 'bankruptcy',
  };
}

function baseSize(coins: unknown, contracts: unknown, at: number, contract: Contract): number {
  return isAbsent(coins)
    ? toBase(contract)(positiveSize(contracts, 'contracts'), at)
    : positiveSize(coins, 'coins');
}

/**
 * The rate that is charged next: notified with `settlement_time`, over REST with `funding_time`. (What notifications call
 * `funding_time` is the minute of the notice.)
 */
export function funding(row: Fields, contract: Contract, timeField: unknown): FundingEvent {
  const next = row['settlement_time'] ?? row['funding_time'];
  const after = row['next_funding_time'];
  return {
    type: 'funding',
    venue: VENUE,
    symbol: contract.symbol,
    time: time(timeField, 'ts'),
    rate: rate(row['funding_rate'], 'funding_rate'),
    intervalHours:
      isAbsent(after) || isAbsent(next)
        ? contract.fundingHours
        : decimal(
            (time(after, 'next_funding_time') - time(next, 'funding_time')) / HOUR_MS,
            'interval',
            1,
            24,
          ),
    ...(isAbsent(next) ? {} : { nextTime: time(next, 'settlement_time') }),
    kind: 'predicted',
  };
}

/** A bar: `id` is its start in seconds, `amount` counts coins. @param until bars that end later are still open. */
export function kline(tick: Fields, contract: Contract, intervalMs: number, until: number): CandleEvent {
  const start = secondsTime(tick['id'], 'id');
  return candleOf([tick['open'], tick['high'], tick['low'], tick['close'], tick['amount']], {
    venue: VENUE,
    symbol: contract.symbol,
    time: start,
    intervalMs,
    closed: start + intervalMs <= until,
  });
}

/** `mark_price`: the mark now is the close of its running bar. */
export function mark(tick: Fields, { symbol }: Contract, timeField: unknown): MarkEvent {
  return {
    type: 'mark',
    venue: VENUE,
    symbol,
    time: time(timeField, 'ts'),
    mark: price(tick['close'], 'close'),
  };
}
