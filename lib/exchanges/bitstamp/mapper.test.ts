import { describe, expect, it } from 'vitest';
import { traceMapper } from '../trace-mapper';
import { bar, diff, liveTrade, MICRO, MS, ohlc, orderBook } from './fixtures';
import { bitstamp } from '.';

const base = { venue: 'bitstamp', symbol: 'btcusd' } as const;
const SECONDS = 1_700_000_000;

describe('the socket of Bitstamp', () => {
  it('reads new sizes of levels, each frame naming the one before it', () => {
    const { map } = traceMapper(bitstamp);
    const event = {
      type: 'book',
      ...base,
      time: MS,
      snapshot: false,
      bids: [
        [60_000.1, 1.5],
        [60_000, 0],
      ],
      asks: [[60_000.2, 2]],
      last: MICRO,
    };
    expect(map(diff())).toEqual([event]);
    expect(map(diff(700))).toEqual([{ ...event, time: MS + 1, last: MICRO + 700, prev: MICRO }]);
    const other = { ...diff(900), channel: 'diff_order_book_etheur' };
    expect(map(other)[0]).not.toHaveProperty('prev');
  });

  it('reads the channel of whole books', () => {
    const { map } = traceMapper(bitstamp);
    const frame = { event: 'data', channel: 'order_book_btcusd', data: orderBook };
    expect(map(frame)).toMatchObject([{ type: 'book', ...base, snapshot: true, last: MICRO }]);
  });

  it('reads trades by the side of the taker', () => {
    const { map } = traceMapper(bitstamp);
    const event = { type: 'trade', ...base, time: MS, id: '900', price: 60_000.2, size: 0.125 };
    expect(map(liveTrade)).toEqual([{ ...event, side: 'buy' }]);
    const { data } = liveTrade;
    expect(map({ ...liveTrade, data: { ...data, type: 1, amount_str: '1E-8' } })).toEqual([
      { ...event, side: 'sell', size: 1e-8 },
    ]);
    const numbers = { ...data, amount_str: undefined, price_str: undefined };
    expect(map({ ...liveTrade, data: numbers })).toEqual([{ ...event, side: 'buy' }]);
  });
});

describe('bodies of Bitstamp', () => {
  it('reads the seed of a book', () => {
    expect(traceMapper(bitstamp).map(orderBook)).toEqual([
      {
        type: 'book',
        ...base,
        time: MS,
        snapshot: true,
        bids: [[60_000.1, 1.5]],
        asks: [[60_000.2, 2]],
        last: MICRO,
      },
    ]);
  });

  it('takes the second for the microsecond of a body that has none', () => {
    const early = { ...orderBook, microtimestamp: undefined };
    expect(traceMapper(bitstamp).map(early)).toMatchObject([
      { time: 1_709_634_030_000, last: 1_709_634_030_000_000 },
    ]);
  });

  it('reads bars, of the pair where it is named', () => {
    const { map } = traceMapper(bitstamp);
    expect(map(ohlc([bar(SECONDS), bar(SECONDS + 300)], 'ETH/EUR'))).toMatchObject([
      {
        type: 'candle',
        symbol: 'etheur',
        time: SECONDS * 1000,
        intervalMs: 300_000,
        open: 9,
        high: 11,
        low: 8,
        close: 10,
        volume: 1.5,
        closed: true,
      },
      { time: (SECONDS + 300) * 1000 },
    ]);
    expect(map(ohlc([bar(SECONDS)]))).toMatchObject([{ symbol: 'btcusd', intervalMs: 60_000 }]);
  });

  it('reads transactions, newest first in the answer', () => {
    const row = { date: String(SECONDS), tid: '7', price: '10.5', type: '1', amount: '0.5' };
    expect(traceMapper(bitstamp).map([{ ...row, tid: '8', type: '0' }, row])).toEqual([
      {
        type: 'trade',
        ...base,
        time: SECONDS * 1000,
        id: '7',
        price: 10.5,
        size: 0.5,
        side: 'sell',
      },
      { type: 'trade', ...base, time: SECONDS * 1000, id: '8', price: 10.5, size: 0.5, side: 'buy' },
    ]);
  });
});

/** Verdicts on frames that follow the first one, on a book that is seeded with it and not seeded again. */
const follow = (frames: readonly unknown[]) => {
  const { map } = traceMapper(bitstamp);
  map(diff());
  let last: number | undefined = MICRO;
  return frames.flatMap(map).flatMap((event) => {
    if (event.type !== 'book' || event.symbol !== 'btcusd') return [];
    const verdict = bitstamp.book.accept(event, { last, fresh: false });
    if (verdict === 'apply') last = event.last;
    return [verdict];
  });
};

describe('a book of Bitstamp', () => {
  it.each([
    ['in order', [diff(10), diff(20)], ['apply', 'apply']],
    ['one of them told twice', [diff(10), diff(10), diff(20)], ['apply', 'skip', 'apply']],
    ['one of them late', [diff(20), diff(10), diff(30)], ['apply', 'skip', 'gap']],
    ['one of them cut off', ['{"event":"data","ch', diff(20), diff(30)], ['gap', 'gap']],
    ['one of them broken', [diff(10, { bids: [['x', '1']] }), diff(20)], ['gap']],
    ['a broken trade between', [{ ...liveTrade, data: {} }, diff(20)], ['apply']],
    [
      'those of another pair between',
      [{ ...diff(5), channel: 'diff_order_book_ethusd' }, diff(20)],
      ['apply'],
    ],
  ])('with changes, %s', (_, frames, verdicts) => {
    expect(follow(frames)).toEqual(verdicts);
  });
});
