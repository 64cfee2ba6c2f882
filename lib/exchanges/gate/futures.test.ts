import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { bar, bookResult, liquidated, MS, push, SECONDS, statsRow, tickerRow, tradeRow } from './fixtures';
import { gateUsdt } from '.';

const base = { venue: 'gate-usdt', symbol: 'BTC_USDT' } as const;
const read = (frame: unknown) => traceMapper(gateUsdt).map(frame);

const change = (p: string, s: number, id: number) => ({ p, s, c: 'BTC_USDT', id });

describe('books of Gate futures', () => {
  it('are read in base units, with the numbers of their updates', () => {
    const event = {
      type: 'book',
      ...base,
      time: MS - 20,
      snapshot: false,
      bids: [[96_400.1, 0.25]],
      asks: [[96_400.2, 0]],
      first: 101,
      last: 104,
    };
    expect(read(push('futures.order_book_update', bookResult))).toEqual([event]);
    expect(read(push('futures.order_book_update', { ...bookResult, full: true }))).toEqual([
      { ...event, snapshot: true },
    ]);
  });

  it('come as limited books too, whole or as signed changes', () => {
    const asks = [{ p: '101', s: 500 }];
    const whole = { t: MS, id: 8, contract: 'BTC_USDT', asks, bids: [{ p: '99', s: 1000 }] };
    expect(read(push('futures.order_book', whole, 'all'))).toMatchObject([
      { snapshot: true, last: 8, time: MS, bids: [[99, 0.1]], asks: [[101, 0.05]] },
    ]);
    const rows = [change('101', -500, 9), change('101', 0, 10), change('99', 500, 11), change('98', 0, 12)];
    expect(read(push('futures.order_book', rows))).toMatchObject([
      {
        snapshot: false,
        first: 9,
        last: 12,
        time: MS,
        // What is gone is removed where it was just seen, otherwise wherever it may be.
        asks: [
          [101, 0.05],
          [101, 0],
          [98, 0],
        ],
        bids: [
          [99, 0.05],
          [98, 0],
        ],
      },
    ]);
  });
});

describe('trades of Gate futures', () => {
  it('are sold by the taker below zero, bought above', () => {
    expect(
      read(push('futures.trades', [tradeRow, { ...tradeRow, id: 78, size: 3, price: 96_400 }])),
    ).toMatchObject([
      { type: 'trade', ...base, time: MS - 5, id: '77', price: 96_400.2, size: 0.0108, side: 'sell' },
      { id: '78', price: 96_400, size: 3 * 0.0001, side: 'buy' },
    ]);
  });

  it.each([
    ['whole seconds', { create_time_ms: undefined }, SECONDS * 1000],
    ['broken seconds', { create_time_ms: SECONDS + 0.384 }, SECONDS * 1000 + 384],
    ['text', { create_time_ms: `${MS}.9` }, MS],
  ])('take their time in %s', (_, fields, time) => {
    expect(read(push('futures.trades', [{ ...tradeRow, ...fields }]))).toMatchObject([{ time }]);
  });

  it('leave out what the insurance fund or others took over, which are no trades and no further liquidations', () => {
    const { map, notes } = traceMapper(gateUsdt);
    expect(map(push('futures.trades', [{ ...tradeRow, is_internal: true }]))).toEqual([]);
    expect(notes).toEqual(['ignored:futures.trades internal']);
  });
});

describe('liquidations of Gate futures', () => {
  const event = {
    type: 'liquidation',
    ...base,
    time: MS - 9,
    price: 95_000,
    size: 2300 * 0.0001,
    position: 'long',
    priceKind: 'fill',
  };

  it.each([
    ['a bare object', liquidated],
    ['a list', [liquidated]],
    ['a time in ms of its own', { ...liquidated, time: SECONDS, time_ms: MS - 9 }],
  ])('are read from %s', (_, result) => {
    expect(read(push('futures.public_liquidates', result))).toEqual([event]);
  });

  it('closed a short where the forced order was a buy, and may come in seconds', () => {
    const short = { ...liquidated, size: 1, time: SECONDS };
    expect(read(push('futures.public_liquidates', short))).toMatchObject([
      { position: 'short', size: 0.0001, time: SECONDS * 1000 },
    ]);
  });

  it('are listed by the position’s size: more than zero was a long', () => {
    const row = { contract: 'BTC_USDT', time: SECONDS, size: -165, left: 0 };
    const filled = { ...row, fill_price: '28070', order_price: '28225' };
    expect(read([filled, { ...filled, size: 165, fill_price: '0', time: SECONDS - 1 }])).toMatchObject([
      { position: 'short', price: 28_070, priceKind: 'fill', size: 0.0165, time: SECONDS * 1000 },
      { position: 'long', price: 28_225, priceKind: 'order' },
    ]);
  });
});

describe('other news of Gate futures', () => {
  it('are mark, funding of the running interval and open interest', () => {
    expect(read(push('futures.tickers', [tickerRow]))).toEqual([
      { type: 'mark', ...base, time: MS, mark: 96_401.5, index: 96_399 },
      { type: 'funding', ...base, time: MS, rate: 0.0001, intervalHours: 8, kind: 'predicted' },
      { type: 'openInterest', ...base, time: MS, size: 82_000 },
    ]);
    const unknown = { ...tickerRow, contract: 'NEW_USDT' };
    expect(read(push('futures.tickers', [unknown])).map(({ type }) => type)).toEqual(['mark', 'funding']);
    const listed = { ...gateUsdt.defaults.defaultInstrument, contractSize: 0.01, fundingHours: 4 };
    expect(traceMapper(gateUsdt, [listed]).map(push('futures.tickers', [tickerRow]))).toMatchObject([
      { type: 'mark' },
      { type: 'funding', intervalHours: 4 },
      { type: 'openInterest', size: 8_200_000 },
    ]);
  });

  it('are bars, which say themselves when they end, or end with their time', () => {
    const event = {
      type: 'candle',
      ...base,
      time: (SECONDS - 20) * 1000,
      intervalMs: 60_000,
      open: 96_400,
      high: 96_410,
      low: 96_390,
      close: 96_401,
      volume: 0.5,
      closed: false,
    };
    expect(read(push('futures.candlesticks', [bar]))).toEqual([event]);
    expect(read(push('futures.candlesticks', [{ ...bar, w: true }]))).toEqual([{ ...event, closed: true }]);
    expect(read(push('futures.candlesticks', [{ ...bar, t: SECONDS - 60 }]))).toMatchObject([
      { closed: true },
    ]);
  });
});

const sizeOf = (contract: string) => {
  const [event] = read(push('futures.trades', [{ ...tradeRow, contract, price: '50000', size: 100 }]));
  return event?.type === 'trade' ? event.size : undefined;
};

describe('other contracts of Gate', () => {
  it('are counted in the unit of their name', () => {
    expect(sizeOf('BTC_USDT_20260626')).toBeCloseTo(0.01, 12);
    expect(sizeOf('ETH_USDT')).toBeCloseTo(1, 12);
    expect(sizeOf('DOGE_USDT')).toBe(1000);
    expect(sizeOf('SOL_USDT')).toBe(100);
    expect(sizeOf('NEWCOIN_USDT')).toBeUndefined();
    expect(sizeOf('BTC_USD')).toBe(100 / 50_000);
    expect(sizeOf('BTC_USD_20260626')).toBe(100 / 50_000);
    expect(sizeOf('ETH_USD')).toBeUndefined();
  });

  it('take inverse volume at the mean of a bar, inverse open interest at the mark', () => {
    const inverse = { ...bar, n: '5m_BTC_USD', o: '1', h: '4', l: '1', c: '2', v: 100 };
    expect(read(push('futures.candlesticks', [inverse]))).toMatchObject([
      { volume: 50, intervalMs: 300_000 },
    ]);
    const dated = { contract: 'BTC_USD_20260626', mark_price: '50000', total_size: '100000' };
    expect(read(push('futures.tickers', [dated]))).toMatchObject([
      { type: 'mark' },
      { type: 'openInterest', size: 2 },
    ]);
  });
});

describe('REST bodies of Gate futures', () => {
  it('are read for the only instrument, else for Bitcoin', () => {
    const book = { current: SECONDS + 0.384, update: SECONDS, asks: [{ s: 5, p: '2' }], bids: [], id: 9 };
    expect(read(book)).toMatchObject([
      { type: 'book', ...base, snapshot: true, last: 9, time: SECONDS * 1000 + 384, asks: [[2, 0.0005]] },
    ]);
    const doge = { ...gateUsdt.defaults.defaultInstrument, symbol: 'DOGE_USDT', contractSize: 10 };
    expect(traceMapper(gateUsdt, [doge]).map(book)).toMatchObject([{ symbol: 'DOGE_USDT', asks: [[2, 50]] }]);
  });

  it('tell open interest, bars, funding and trades, oldest first', () => {
    expect(read([statsRow])).toMatchObject([{ type: 'openInterest', time: SECONDS * 1000, size: 70 }]);
    expect(read([statsRow, { ...statsRow, time: SECONDS - 300 }])).toMatchObject([
      { time: (SECONDS - 300) * 1000 },
      { time: SECONDS * 1000 },
    ]);
    const bars = [bar, { ...bar, t: SECONDS + 280 }];
    expect(read(bars)).toMatchObject([{ type: 'candle', intervalMs: 300_000 }, { intervalMs: 300_000 }]);
    const rates = [SECONDS, SECONDS - 14_400].map((t) => ({ t, r: '0.0001' }));
    expect(read(rates)).toMatchObject([
      { type: 'funding', time: (SECONDS - 14_400) * 1000, kind: 'settled', intervalHours: 4 },
      { time: SECONDS * 1000 },
    ]);
    expect(read([tradeRow, { ...tradeRow, id: 76 }])).toMatchObject([{ id: '76' }, { id: '77' }]);
    expect(read([tickerRow])[0]).toMatchObject({ type: 'mark', time: TRACE_NOW });
  });
});
