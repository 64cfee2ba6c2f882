import { describe, expect, it } from 'vitest';
import type { MarketEvent } from '../../market/events';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import {
  answer,
  bar,
  book,
  bookRow,
  detail,
  fundingRow,
  interest,
  liquidated,
  liquidationAck,
} from './fixtures';
import { liquidations, markRow, push, SWAP, tradeRow, trades, TS } from './fixtures';
import { okxSpot, okxSwap } from '.';

const swap = { venue: 'okx-swap', symbol: SWAP, time: TS };

/** What one frame becomes, without instruments. */
function read(frame: unknown, exchange = okxSwap): readonly MarketEvent[] {
  const { map, notes } = traceMapper(exchange);
  const events = map(frame);
  expect(notes).toEqual([]);
  return events;
}

describe('the mapper of OKX swaps', () => {
  it('reads books in coins, with their sequence', () => {
    const levels = {
      type: 'book',
      bids: [
        [61_800.2, 2.56],
        [61_799, 0],
      ],
      asks: [[61_800.3, 4.15]],
    };
    expect(read(book)).toEqual([{ ...swap, ...levels, snapshot: false, last: 123_456, prev: 123_455 }]);
    const snapshot = { ...push('books', [{ ...bookRow, prevSeqId: -1 }]), action: 'snapshot' };
    expect(read(snapshot)).toEqual([{ ...swap, ...levels, snapshot: true, last: 123_456 }]);
    expect(read(push('books5', [bookRow]))).toMatchObject([{ snapshot: true, last: 123_456 }]);
  });

  it('gives books of before the sequence their time instead', () => {
    const { seqId: _, prevSeqId: __, ...row } = bookRow;
    const [event] = read({ ...book, data: [{ ...row, checksum: -855_196_043 }] });
    expect(event).toMatchObject({ last: TS, checksum: -855_196_043 });
    expect(event).not.toHaveProperty('prev');
  });

  it('takes no checksum of 0 for one', () => {
    expect(read(book)[0]).not.toHaveProperty('checksum');
  });

  it('reads the aggressor’s side of trades, and their size by the kind of contract', () => {
    const traded = { type: 'trade', id: '130639474', price: 61_800.2, side: 'buy' };
    expect(read(trades)).toEqual([{ ...swap, ...traded, size: 0.125 }]);
    const of = (instId: string, px = '50000') => read(push('trades', [{ ...tradeRow, instId, px }], instId));
    expect(of('BTC-USD-SWAP')).toMatchObject([{ symbol: 'BTC-USD-SWAP', size: 0.025 }]);
    expect(of('ETH-USD-220325', '2500')).toMatchObject([{ size: 0.05 }]);
    expect(of('BTC-USDC-SWAP')).toMatchObject([{ size: 0.001_25 }]);
    expect(of('DOGE-USDT-SWAP', '0.2')).toMatchObject([{ size: 12_500 }]);
    expect(read(push('trades-all', [{ ...tradeRow, side: 'sell' }]))).toMatchObject([{ side: 'sell' }]);
  });

  it('goes by the venue’s contract size where it is known', () => {
    const instrument = { ...okxSwap.defaults.defaultInstrument, symbol: 'NEW-USDT-SWAP', contractSize: 50 };
    const { map } = traceMapper(okxSwap, [instrument]);
    expect(map(push('trades', [{ ...tradeRow, instId: 'NEW-USDT-SWAP' }]))).toMatchObject([{ size: 625 }]);
  });

  it('reads liquidations: a sell closed a long', () => {
    const short = { ...detail, side: 'buy', posSide: 'net' };
    expect(read(liquidations(liquidated(SWAP, detail, short), liquidated('ETH-USD-SWAP', detail)))).toEqual([
      {
        ...swap,
        type: 'liquidation',
        time: TS - 500,
        price: 61_000,
        size: 0.13,
        position: 'long',
        priceKind: 'bankruptcy',
      },
      {
        ...swap,
        type: 'liquidation',
        time: TS - 500,
        price: 61_000,
        size: 0.13,
        position: 'short',
        priceKind: 'bankruptcy',
      },
      {
        ...swap,
        symbol: 'ETH-USD-SWAP',
        type: 'liquidation',
        time: TS - 500,
        price: 61_000,
        size: 130 / 61_000,
        position: 'long',
        priceKind: 'bankruptcy',
      },
    ]);
  });

  it('reads liquidations that a recorder took from REST', () => {
    expect(read(push('liquidations', [detail]))).toMatchObject([
      { symbol: SWAP, position: 'long', size: 0.13 },
    ]);
  });

  it('passes over the liquidations of before the subscription, in its first message alone', () => {
    const { map, notes } = traceMapper(okxSwap);
    map(liquidationAck);
    const news = { ...detail, ts: String(TRACE_NOW + 1) };
    expect(map(liquidations(liquidated(SWAP, detail, news)))).toMatchObject([{ time: TRACE_NOW + 1 }]);
    expect(map(liquidations(liquidated(SWAP, detail)))).toHaveLength(1);
    expect(notes).toEqual(['control:subscribe', 'ignored:liquidation-orders of the past']);
  });

  it('reads open interest in coins, funding with its interval, and marks', () => {
    expect(read(push('open-interest', [interest]))).toEqual([
      { ...swap, type: 'openInterest', size: 22_161.13 },
    ]);
    const predicted = {
      ...swap,
      type: 'funding',
      rate: 0.0001,
      nextTime: 1_771_027_200_000,
      kind: 'predicted',
    };
    expect(read(push('funding-rate', [fundingRow]))).toEqual([{ ...predicted, intervalHours: 4 }]);
    const { ts: _, nextFundingTime: __, ...early } = fundingRow;
    expect(read(push('funding-rate', [early]))).toEqual([
      { ...predicted, time: TRACE_NOW, intervalHours: 8 },
    ]);
    expect(read(push('mark-price', [markRow]))).toEqual([{ ...swap, type: 'mark', mark: 61_810.4 }]);
  });

  it('reads bars with their volume in coins, open or closed', () => {
    const candle = {
      ...swap,
      type: 'candle',
      time: 1_771_012_500_000,
      intervalMs: 60_000,
      open: 61_800,
      high: 61_810,
      low: 61_790,
      close: 61_805,
      volume: 40.7,
    };
    expect(read(push('candle1m', [bar]))).toEqual([{ ...candle, closed: false }]);
    expect(read(push('candle1m', [bar.slice(0, 7)]))).toEqual([{ ...candle, closed: true }]);
    expect(read(push('candle6Hutc', [bar]))).toMatchObject([{ intervalMs: 21_600_000 }]);
    const older = ['1771012200000', ...bar.slice(1)];
    expect(read(answer([bar, older]))).toMatchObject([{ time: 1_771_012_200_000, intervalMs: 300_000 }, {}]);
  });

  it('reads the bodies of its history', () => {
    const settled = { instId: SWAP, fundingRate: '0.0002', realizedRate: '0.0001', fundingTime: String(TS) };
    expect(read(answer([settled]))).toEqual([
      { ...swap, type: 'funding', rate: 0.0001, intervalHours: 8, kind: 'settled' },
    ]);
    const size = { ...swap, type: 'openInterest', size: 22_000 };
    expect(read(answer([[String(TS), '2200000', '22000', '1364000000']]))).toEqual([size]);
    expect(read(answer([[String(TS), '22000', '2200000', '1364000000']]))).toEqual([size]);
    expect(read(answer([interest]))).toMatchObject([{ size: 22_161.13 }]);
    expect(read(answer([liquidated(SWAP, detail)]))).toMatchObject([{ position: 'long' }]);
    const later = { ...tradeRow, ts: String(TS + 1) };
    expect(read(answer([later, tradeRow]))).toMatchObject([{ time: TS }, { time: TS + 1 }]);
  });
});

describe('the mapper of OKX spot pairs', () => {
  const pair = { ...tradeRow, instId: 'ETH-BTC', px: '0.03' };

  it('reads sizes as they stand, and volumes in coins', () => {
    expect(read(push('trades', [pair]), okxSpot)).toMatchObject([
      { venue: 'okx-spot', symbol: 'ETH-BTC', size: 12.5 },
    ]);
    const [candle] = read(push('candle1m', [bar], 'BTC-USDT'), okxSpot);
    expect(candle).toMatchObject({ volume: 4070 });
    expect(read({ ...book, arg: { channel: 'books', instId: 'BTC-USDT' } }, okxSpot)).toMatchObject([
      { asks: [[61_800.3, 415]] },
    ]);
  });
});
