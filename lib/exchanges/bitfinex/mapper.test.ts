import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { PERPETUAL, position, SNAPSHOT, status, subscribed, TS } from './fixtures';
import { bitfinex } from '.';

const base = { venue: 'bitfinex', symbol: PERPETUAL } as const;
const HOUR = 3_600_000;

/** A mapper that knows every channel, and its notes from then on. */
function connected() {
  const { map, notes } = traceMapper(bitfinex);
  for (const message of Object.values(subscribed)) map(message);
  return { map, notes: () => notes.slice(Object.keys(subscribed).length) };
}

describe('a Bitfinex book', () => {
  it('is read by the sign of its amounts, and chained from message to message', () => {
    const { map } = connected();
    const event = { type: 'book', ...base, time: TS, snapshot: false } as const;
    expect(map([1, SNAPSHOT, 1, TS])).toEqual([
      {
        ...event,
        snapshot: true,
        bids: [
          [96_000, 0.5],
          [95_999, 1.25],
        ],
        asks: [[96_001, 0.75]],
        last: 1,
      },
    ]);
    expect(map([1, [96_002, 1, -2], 2, TS])).toEqual([
      { ...event, bids: [], asks: [[96_002, 2]], prev: 1, last: 2 },
    ]);
    expect(map([1, [96_000, 0, 1], 3, TS])).toEqual([
      { ...event, bids: [[96_000, 0]], asks: [], prev: 2, last: 3 },
    ]);
    expect(map([1, [96_001, 0, -1], 4, TS])).toMatchObject([{ bids: [], asks: [[96_001, 0]] }]);
    expect(map([1, 'cs', -77, 5, TS])).toEqual([
      { ...event, bids: [], asks: [], checksum: -77, prev: 4, last: 5 },
    ]);
  });

  it('is at the local time where none was asked for', () => {
    const { map } = connected();
    expect(map([1, SNAPSHOT])).toMatchObject([{ time: TRACE_NOW }]);
    expect(map([1, [96_002, 1, -2], 7])).toMatchObject([{ time: TRACE_NOW, prev: 1 }]);
    expect(map([1, [96_002, 1, -2], TS])).toMatchObject([{ time: TS, prev: 2 }]);
  });

  it('has no next message when one of the connection is missing', () => {
    const { map } = connected();
    map([1, SNAPSHOT, 1, TS]);
    map([2, 'hb', 2, TS]);
    expect(map([1, [96_002, 1, -2], 3, TS])).toMatchObject([{ prev: 1 }]);
    map([2, 'hb', 5, TS]);
    expect(map([1, [96_002, 1, -2], 6, TS])[0]).not.toHaveProperty('prev');
    expect(map([1, [96_002, 1, -2], 7, TS])).toMatchObject([{ prev: 3 }]);
  });

  it('has no next message after one that could not be read', () => {
    const { map, notes } = connected();
    map([1, SNAPSHOT, 1, TS]);
    expect(map([1, [-1, 1, 1], 2, TS])).toEqual([]);
    expect(notes()).toEqual(['malformed:book']);
    expect(map([1, [96_002, 1, -2], 3, TS])[0]).not.toHaveProperty('prev');
  });
});

const bar = (start: number) => [start, 1, 2, 4, 0.5, 10];

describe('Bitfinex streams', () => {
  it('reads a trade once, by the sign of its amount', () => {
    const { map, notes } = connected();
    const trade = { type: 'trade', ...base, time: TS, id: '9', price: 96_000, size: 0.25 };
    expect(map([2, 'te', [9, TS, 0.25, 96_000], 1, TS])).toEqual([{ ...trade, side: 'buy' }]);
    expect(map([2, 'te', [9, TS, -0.25, 96_000], 2, TS])).toEqual([{ ...trade, side: 'sell' }]);
    expect(map([2, 'tu', [9, TS, 0.25, 96_000], 3, TS])).toEqual([]);
    expect(map([2, [[9, TS, 0.25, 96_000]], 4, TS])).toEqual([]);
    expect(notes()).toEqual(['ignored:tu', 'ignored:trades snapshot']);
  });

  it.each([
    [0.5, 96_100, 'long', 96_100, 'fill'],
    [-0.5, null, 'short', 96_000, 'order'],
    [-0.5, 0, 'short', 96_000, 'order'],
  ])('reads the liquidation of %d taken over at %d', (amount, acquired, side, price, priceKind) => {
    const { map, notes } = connected();
    const event = { type: 'liquidation', ...base, time: TS, price, size: 0.5, position: side, priceKind };
    expect(map([4, [position(amount, 0, acquired), position(amount, 1, acquired)], 1, TS])).toEqual([event]);
    expect(map([4, [position(amount, 1, acquired)], 2, TS])).toEqual([]);
    expect(notes()).toEqual(['ignored:liquidation in progress']);
    // Also from a channel whose beginning was not heard.
    expect(traceMapper(bitfinex).map([9, [position(amount, 0, acquired)]])).toEqual([event]);
  });

  it('reads a status, and tells of each settlement once', () => {
    const { map } = connected();
    const next = 1_770_019_200_000;
    const mark = { type: 'mark', ...base, time: TS, mark: 96_002.25, index: 96_005.5 };
    const funding = { type: 'funding', ...base, intervalHours: 8 };
    const predicted = { ...funding, time: TS, rate: 0.0001, nextTime: next, kind: 'predicted' };
    const open = { type: 'openInterest', ...base, time: TS, size: 5_120.5 };
    const settled = { ...funding, time: next - 8 * HOUR, rate: -0.0002, kind: 'settled' };
    expect(map([3, status(), 1, TS])).toEqual([mark, settled, predicted, open]);
    expect(map([3, status(), 2, TS])).toEqual([mark, predicted, open]);
    expect(map([3, status({ 7: next + 8 * HOUR, 11: 0.0003 }), 3, TS])[1]).toEqual({
      ...settled,
      time: next,
      rate: 0.0003,
    });
    expect(map([3, status({ 7: null, 14: null, 17: null }), 4, TS])).toEqual([]);
  });

  it('reads bars, whose close comes before the high', () => {
    const { map } = connected();
    const event = {
      type: 'candle',
      ...base,
      intervalMs: 300_000,
      open: 1,
      high: 4,
      low: 0.5,
      close: 2,
      volume: 10,
    };
    expect(map([5, bar(TRACE_NOW - 60_000), 1, TS])).toEqual([
      { ...event, time: TRACE_NOW - 60_000, closed: false },
    ]);
    expect(map([5, [bar(TRACE_NOW - 60_000), bar(TRACE_NOW - 360_000)], 2, TS])).toMatchObject([
      { closed: false },
      { closed: true },
    ]);
  });

  it('knows a channel by what recorders write in place of its number, or at the end', () => {
    const { map } = traceMapper(bitfinex);
    const level = [100, 1, -3];
    const event = { type: 'book', symbol: 'tBTCUST', asks: [[100, 3]] };
    expect(map([{ channel: 'book', symbol: 'tBTCUST', prec: 'P0' }, level])).toMatchObject([event]);
    expect(map([77, level, 5, TS, 'book', 'BTCUST'])).toMatchObject([{ ...event, time: TS }]);
  });
});

describe('Bitfinex bodies', () => {
  it('reads bars, settlements and liquidations in either order', () => {
    const { map } = traceMapper(bitfinex);
    const bars = [TRACE_NOW - 60_000, TRACE_NOW - 120_000].map((start) => [start, 1, 2, 4, 0.5, 10]);
    expect(map(bars)).toMatchObject([
      { type: 'candle', ...base, time: TRACE_NOW - 120_000, intervalMs: 60_000 },
      { time: TRACE_NOW - 60_000, closed: true },
    ]);
    const other = ['tETHF0:USTF0', ...status({ 14: 3000 })];
    expect(traceMapper(bitfinex).map([other])[0]).toMatchObject({
      symbol: 'tETHF0:USTF0',
      mark: 3000,
      time: TS,
    });
    expect(map([status(), status({ 0: TS + 1 })]).map(({ type }) => type)).toEqual(
      'mark funding funding openInterest mark funding openInterest'.split(' '),
    );
    expect(map([[position(1, 0, null)], [position(1, 1, null)]])).toMatchObject([{ type: 'liquidation' }]);
  });
});
