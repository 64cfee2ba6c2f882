import type {
  BookEvent,
  CandleEvent,
  Level,
  LiquidationEvent,
  MarketEvent,
  TradeEvent,
} from '../../market/events';
import { candleOf } from '../candle';
import {
  fields,
  type Fields,
  idText,
  isAbsent,
  list,
  MalformedError,
  price,
  sequence,
  signedSize,
  size,
} from '../fields';
import { markEvents, openInterestEvents, predictedFunding } from '../ticker-events';
import { anyTime } from '../times';
import type { Subject, ToBase } from './subject';
import { INTERVALS } from './times';

/** Levels as `{p, s}`, sizes absolute in contracts. */
export function contractLevels(value: unknown, what: string, toBase: ToBase): readonly Level[] {
  return list(value, what).map((entry) => {
    const { p, s } = fields(entry, what);
    const at = price(p, what);
    return [at, toBase(size(s, what), at)] as const;
  });
}

/**
 * `order_book_update` of either market: absolute sizes of what changed, or with `full` the whole book.
 * @param read levels as the market writes them: `{p, s}`, or pairs.
 */
export function bookUpdate(
  result: Fields,
  { venue, symbol, toBase }: Subject,
  read: typeof contractLevels,
): BookEvent {
  const first = sequence(result['U'], 'U');
  const last = sequence(result['u'], 'u');
  if (last < first) throw new MalformedError('u');
  return {
    type: 'book',
    venue,
    symbol,
    time: anyTime(result['t'], 't'),
    snapshot: result['full'] === true,
    bids: read(result['b'], 'b', toBase),
    asks: read(result['a'], 'a', toBase),
    first,
    last,
  };
}

/** A row of `trades`: more than zero was bought by the taker, less was sold. */
export function trade(row: Fields, { venue, symbol, toBase }: Subject): TradeEvent {
  const at = price(row['price'], 'price');
  const contracts = signedSize(row['size'], 'size');
  return {
    type: 'trade',
    venue,
    symbol,
    time: anyTime(row['create_time_ms'] ?? row['create_time'], 'create_time'),
    ...(isAbsent(row['id']) ? {} : { id: idText(row['id'], 'id') }),
    price: at,
    size: toBase(Math.abs(contracts), at),
    side: contracts > 0 ? 'buy' : 'sell',
  };
}

/**
 * `public_liquidates`. The venue does not say what the sign means: prices fell in the frames that were seen with
 * negative sizes, so it is taken for the forced order's, and a sale closed a long.
 */
export function liquidation(row: Fields, { venue, symbol, toBase }: Subject): LiquidationEvent {
  const at = price(row['price'], 'price');
  const contracts = signedSize(row['size'], 'size');
  return {
    type: 'liquidation',
    venue,
    symbol,
    time: anyTime(row['time_ms'] ?? row['time'], 'time'),
    price: at,
    size: toBase(Math.abs(contracts), at),
    position: contracts < 0 ? 'long' : 'short',
    priceKind: 'fill',
  };
}

/** A row of `tickers`: mark, predicted funding (perpetuals alone have it), open interest in contracts of a known size. */
export function ticker(row: Fields, time: number, subject: Subject): readonly MarketEvent[] {
  const { venue, symbol, toBase, sized, fundingHours } = subject;
  const base = { venue, symbol, time };
  const [mark] = markEvents(base, row['mark_price'], row['index_price']);
  if (!mark) return [];
  return [
    mark,
    ...predictedFunding(base, row['funding_rate'], fundingHours),
    ...(sized ? openInterestEvents(base, row['total_size'], (open) => toBase(open, mark.mark)) : []),
  ];
}

/** `1m_BTC_USDT`, or `1m_mark_BTC_USDT` for bars of other prices than the traded ones. */
export function candleName(name: string): { readonly intervalMs: number; readonly symbol: string } {
  const cut = name.indexOf('_');
  const intervalMs = INTERVALS.get(name.slice(0, cut));
  if (intervalMs === undefined) throw new MalformedError('n');
  return { intervalMs, symbol: name.slice(cut + 1) };
}

/**
 * A bar of `candlesticks`, whose volume is in contracts: those of a dollar are taken at the mean of its four prices.
 * @param until bars that end later are still open, where the bar itself does not say.
 */
export function candle(row: Fields, intervalMs: number, until: number, subject: Subject): CandleEvent {
  const start = anyTime(row['t'], 't');
  const [open, high, low, close] = ['o', 'h', 'l', 'c'].map((name) => price(row[name], name)) as Prices;
  return candleOf(
    [open, high, low, close, subject.toBase(size(row['v'], 'v'), (open + high + low + close) / 4)],
    {
      venue: subject.venue,
      symbol: subject.symbol,
      time: start,
      intervalMs,
      closed: typeof row['w'] === 'boolean' ? row['w'] : start + intervalMs <= until,
    },
  );
}

type Prices = [open: number, high: number, low: number, close: number];
