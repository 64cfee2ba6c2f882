import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { match, MS, snapshot, TIME, update } from './fixtures';
import { coinbase } from '.';

const base = { venue: 'coinbase', symbol: 'BTC-USD' } as const;
const SECONDS = 1_700_000_000;

describe('the Exchange feed', () => {
  it('reads the whole book, which is of now where no time is told', () => {
    const { map } = traceMapper(coinbase);
    const event = {
      type: 'book',
      ...base,
      time: TRACE_NOW,
      snapshot: true,
      bids: [
        [60_000.1, 1.5],
        [60_000, 0.25],
      ],
      asks: [[60_000.2, 2]],
      last: 1,
    };
    expect(map(snapshot)).toEqual([event]);
    expect(map({ ...snapshot, time: TIME })).toEqual([{ ...event, time: MS, last: 2 }]);
  });

  it('reads new sizes of levels and numbers the frames', () => {
    const { map } = traceMapper(coinbase);
    map(snapshot);
    expect(map(update())).toEqual([
      {
        type: 'book',
        ...base,
        time: MS,
        snapshot: false,
        bids: [[60_000.1, 0]],
        asks: [[60_000.3, 0.75]],
        last: 2,
        prev: 1,
      },
    ]);
    expect(map(update())).toMatchObject([{ last: 3, prev: 2 }]);
  });

  it('takes the side of a trade for the one that rested: a resting sell was bought', () => {
    const { map } = traceMapper(coinbase);
    const event = { type: 'trade', ...base, time: MS, id: '900', price: 60_000.2, size: 0.125 };
    expect(map(match)).toEqual([{ ...event, side: 'buy' }]);
    expect(map({ ...match, side: 'buy' })).toEqual([{ ...event, side: 'sell' }]);
    expect(map({ ...match, type: 'last_match' })).toEqual([{ ...event, side: 'buy' }]);
  });
});

describe('bodies of the Exchange', () => {
  it('reads bars, newest first in the answer', () => {
    const rows = [
      [SECONDS + 300, 9, 12, 10, 11, 2.5],
      [SECONDS, 8, 11, 9, 10, 1.5],
    ];
    expect(traceMapper(coinbase).map(rows)).toEqual(
      [
        { time: SECONDS * 1000, open: 9, high: 11, low: 8, close: 10, volume: 1.5 },
        { time: (SECONDS + 300) * 1000, open: 10, high: 12, low: 9, close: 11, volume: 2.5 },
      ].map((bar) => ({ type: 'candle', ...base, ...bar, intervalMs: 300_000, closed: true })),
    );
  });

  it('reads trades and books, which name no product', () => {
    const { map } = traceMapper(coinbase);
    const row = { time: TIME, trade_id: 7, price: '10', size: '2', side: 'buy' };
    expect(map([{ ...row, trade_id: 8 }, row])).toMatchObject([
      { ...base, id: '7', side: 'sell' },
      { ...base, id: '8' },
    ]);
    const book = { bids: [['10', '2', 3]], asks: [['11', '1', 1]], sequence: 99, auction_mode: false };
    expect(map(book)).toMatchObject([
      { type: 'book', ...base, snapshot: true, bids: [[10, 2]], time: TRACE_NOW },
    ]);
    expect(map({ ...book, time: TIME })).toMatchObject([{ time: MS }]);
  });

  it('are about the only instrument there is', () => {
    const symbol = 'ETH-USD';
    const { map } = traceMapper(coinbase, [{ ...coinbase.defaults.defaultInstrument, symbol }]);
    expect(map([[SECONDS, 8, 11, 9, 10, 1.5]])).toMatchObject([{ symbol, intervalMs: 60_000 }]);
  });
});
