import { describe, expect, it } from 'vitest';
import type { BookEvent } from '../../market/events';
import type { Verdict } from '../exchange';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { dydx } from '.';
import {
  candleRow,
  delta,
  fundingRow,
  market,
  snapshot,
  told,
  tradeRow,
  trades,
  TS,
  wholeBook,
} from './fixtures';

const base = { venue: 'dydx', symbol: 'BTC-USD' } as const;

describe('dYdX books', () => {
  const levels = [
    [94_000, 1.5],
    [93_999, 0.0002],
  ];

  it('begin whole, and change by sides', () => {
    const { map } = traceMapper(dydx);
    const [whole] = map(snapshot(1)) as BookEvent[];
    expect(whole).toMatchObject({ type: 'book', ...base, time: TRACE_NOW, snapshot: true, bids: levels });
    expect(map(delta(2, 'BTC-USD', { asks: [['94001', '0']] }))).toMatchObject([
      { snapshot: false, bids: [], asks: [[94_001, 0]], prev: whole?.last },
    ]);
  });

  it('change by several changes at once', () => {
    const batch = [{ bids: [['93998', '2']] }, { asks: [['94002', '1']] }, { bids: [['93998', '0']] }];
    expect(traceMapper(dydx).map(told('channel_batch_data', 'v4_orderbook', 9, batch))).toMatchObject([
      {
        bids: [
          [93_998, 2],
          [93_998, 0],
        ],
        asks: [[94_002, 1]],
      },
    ]);
  });

  it('come over REST too', () => {
    expect(traceMapper(dydx).map(wholeBook)).toMatchObject([{ ...base, snapshot: true, bids: levels }]);
  });
});

/** What the product makes of the frames of one symbol's book. */
function verdicts(frames: readonly object[], symbol = 'BTC-USD'): readonly Verdict[] {
  const { map } = traceMapper(dydx);
  let last: number | undefined;
  return frames
    .flatMap((frame) => map(frame))
    .filter((event): event is BookEvent => event.type === 'book' && event.symbol === symbol)
    .map((event) => {
      const verdict = dydx.book.accept(event, { last, fresh: false });
      last = verdict === 'apply' ? event.last : undefined;
      return verdict;
    });
}

describe('the count of a dYdX connection', () => {
  it.each([
    [
      'runs on over every channel',
      [snapshot(4), trades(tradeRow), delta(6), delta(7)],
      ['apply', 'apply', 'apply'],
    ],
    ['jumps', [snapshot(1), delta(2), delta(4)], ['apply', 'apply', 'gap']],
    ['jumps in another channel', [snapshot(4), trades(tradeRow), delta(7)], ['apply', 'gap']],
    ['jumps before another book', [snapshot(1), delta(3, 'ETH-USD'), delta(4)], ['apply', 'gap']],
    ['brings a message again', [snapshot(1), delta(2), delta(2), delta(3)], ['apply', 'apply', 'apply']],
    ['brings a message late', [snapshot(1), delta(3), delta(2), delta(4)], ['apply', 'gap', 'gap']],
    ['begins anew', [snapshot(8), { ...delta(1), connection_id: 'two' }], ['apply', 'gap']],
    [
      'heals with a snapshot',
      [snapshot(1), delta(3), snapshot(4), delta(5)],
      ['apply', 'gap', 'apply', 'apply'],
    ],
    [
      'brings a change that cannot be read',
      [snapshot(1), delta(2, 'BTC-USD', { bids: [['1', 'x']] }), delta(3)],
      ['apply', 'gap'],
    ],
    ['brings a change of who knows what', [snapshot(1), { ...delta(2), id: 5 }, delta(3)], ['apply', 'gap']],
    [
      'is not told',
      [
        { ...snapshot(1), message_id: undefined },
        { ...delta(1), message_id: undefined },
      ],
      ['apply', 'apply'],
    ],
    ['has no snapshot yet', [delta(1)], ['gap']],
  ])('that %s', (_, frames, expected) => {
    expect(verdicts(frames)).toEqual(expected);
  });

  it('leaves the other books alone where nothing is missing', () => {
    expect(verdicts([snapshot(1), snapshot(2, 'ETH-USD'), delta(3), delta(4, 'ETH-USD')], 'ETH-USD')).toEqual(
      ['apply', 'apply'],
    );
  });
});

describe('dYdX trades', () => {
  const common = { ...base, time: TS, price: 94_000, size: 0.25 };
  const trade = { type: 'trade', ...common, id: tradeRow.id };
  const liquidation = { type: 'liquidation', ...common, priceKind: 'fill' };

  it.each([
    ['SELL', { type: 'LIMIT' }, [{ ...trade, side: 'sell' }]],
    ['BUY', { type: 'MARKET' }, [{ ...trade, side: 'buy' }]],
    [
      'SELL',
      { type: 'LIQUIDATED' },
      [
        { ...trade, side: 'sell' },
        { ...liquidation, position: 'long' },
      ],
    ],
    [
      'BUY',
      { type: 'LIQUIDATED' },
      [
        { ...trade, side: 'buy' },
        { ...liquidation, position: 'short' },
      ],
    ],
    // Before there were types.
    ['BUY', { type: undefined, liquidation: false }, [{ ...trade, side: 'buy' }]],
    [
      'SELL',
      { type: undefined, liquidation: true },
      [
        { ...trade, side: 'sell' },
        { ...liquidation, position: 'long' },
      ],
    ],
  ])('are read by the side of the taker: %s, %j', (side, changes, events) => {
    expect(traceMapper(dydx).map(trades({ ...tradeRow, side, ...changes }))).toEqual(events);
  });

  it('leave out what was set off by deleveraging', () => {
    const { map, notes } = traceMapper(dydx);
    expect(map(trades(tradeRow, { ...tradeRow, type: 'DELEVERAGED' }))).toHaveLength(1);
    expect(notes).toEqual(['ignored:v4_trades deleveraged']);
  });

  it('of before the subscription are left out', () => {
    const { map, notes } = traceMapper(dydx);
    expect(map(told('subscribed', 'v4_trades', 1, { trades: [tradeRow] }))).toEqual([]);
    expect(notes).toEqual(['ignored:v4_trades history']);
  });

  it('of an answer are turned around, and need no id', () => {
    const { id: _, ...nameless } = tradeRow;
    const rows = [{ ...nameless, createdAt: '2026-02-13T19:55:47Z' }, tradeRow];
    expect(traceMapper(dydx).map({ trades: rows })).toMatchObject([{ time: TS }, { time: TS + 888 }]);
  });
});

const markets = (type: string, contents: unknown) => told(type, 'v4_markets', 3, contents, 'v4_markets');

describe('dYdX markets', () => {
  const now = { ...base, time: TRACE_NOW };
  const mark = { type: 'mark', mark: 94_010.5, index: 94_010.5 };
  const all = [
    { ...mark, ...now },
    { type: 'funding', ...now, rate: 0.000_01, intervalHours: 1, kind: 'predicted' },
    { type: 'openInterest', ...now, size: 512.25 },
  ];
  it('are told in full at first, over REST the same', () => {
    const contents = { markets: { 'BTC-USD': market } };
    expect(traceMapper(dydx).map(markets('subscribed', contents))).toEqual(all);
    expect(traceMapper(dydx).map(contents)).toEqual(all);
  });

  it('are then told in part', () => {
    const { map } = traceMapper(dydx);
    const trading = { 'BTC-USD': { nextFundingRate: '0.00002' }, 'ETH-USD': { openInterest: '9' } };
    expect(map(markets('channel_data', { trading }))).toMatchObject([
      { type: 'funding', symbol: 'BTC-USD', rate: 0.000_02 },
      { type: 'openInterest', symbol: 'ETH-USD', size: 9 },
    ]);
  });

  it('are marked by the price of the oracle, at its own time where it has one', () => {
    const effective = { oraclePrice: '94010.5', effectiveAt: '2026-02-13T19:55:46.112Z', marketId: 0 };
    const { map } = traceMapper(dydx);
    const batch = [
      { oraclePrices: { 'BTC-USD': effective } },
      { oraclePrices: { 'ETH-USD': { price: '5' } } },
    ];
    expect(map(markets('channel_batch_data', batch))).toEqual([
      { ...mark, ...base, time: TS },
      { type: 'mark', venue: 'dydx', symbol: 'ETH-USD', time: TRACE_NOW, mark: 5, index: 5 },
    ]);
  });

  it('are left out where the connection follows others', () => {
    const { map } = traceMapper(dydx);
    map(snapshot(1));
    const oraclePrices = { 'ETH-USD': { oraclePrice: '5' }, 'BTC-USD': { oraclePrice: '94010.5' } };
    expect(map(markets('channel_data', { oraclePrices }))).toEqual([{ ...mark, ...now }]);
  });
});

describe('dYdX bars and rates', () => {
  const event = {
    type: 'candle',
    ...base,
    time: Date.parse('2026-02-13T19:55:00Z'),
    intervalMs: 60_000,
    open: 94_000,
    high: 94_020,
    low: 93_990,
    close: 94_010,
    volume: 3.25,
    closed: true,
  };
  const later = { ...candleRow, startedAt: new Date(TRACE_NOW - 30_000).toISOString(), resolution: '5MINS' };

  it('are read from the stream', () => {
    const { map } = traceMapper(dydx);
    expect(map(told('subscribed', 'v4_candles', 1, { candles: [later, candleRow] }))).toMatchObject([
      event,
      { intervalMs: 300_000, closed: false },
    ]);
    expect(map(told('channel_data', 'v4_candles', 2, candleRow, 'BTC-USD/1MIN'))).toEqual([event]);
  });

  it('are read from answers, oldest first', () => {
    const { map } = traceMapper(dydx);
    expect(map({ candles: [later, candleRow] })).toMatchObject([event, { closed: false }]);
    const rows = [{ ...fundingRow, effectiveAt: '2026-02-13T20:00:00.219Z' }, fundingRow];
    expect(map({ historicalFunding: rows })).toMatchObject([
      { type: 'funding', ...base, time: TS, rate: 0.000_002_375, intervalHours: 1, kind: 'settled' },
      { time: Date.parse('2026-02-13T20:00:00.219Z') },
    ]);
  });
});
