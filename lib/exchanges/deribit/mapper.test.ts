import { describe, expect, it } from 'vitest';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { deribit } from '.';
import {
  answer,
  bar,
  book,
  bookData,
  bookOf,
  ticker,
  tickerData,
  told,
  tradeRow,
  trades,
  TS,
} from './fixtures';
import { productOf } from './symbols';

const base = { venue: 'deribit', symbol: 'BTC-PERPETUAL' } as const;

describe('Deribit books', () => {
  it('turns dollars of an inverse contract into coins, and a deletion into nothing', () => {
    expect(traceMapper(deribit).map(book)).toEqual([
      {
        type: 'book',
        ...base,
        time: TS,
        snapshot: false,
        bids: [
          [40_000, 0.5],
          [39_999.5, 10 / 39_999.5],
        ],
        asks: [[40_001, 0]],
        last: 123,
        prev: 122,
      },
    ]);
  });

  it.each([
    ['says so', { type: 'snapshot', prev_change_id: undefined }],
    ['says so though it names a change before', { type: 'snapshot' }],
    ['follows on nothing', { prev_change_id: 0 }],
    [
      'is of the protocol without types, and follows on nothing',
      { type: undefined, prev_change_id: undefined },
    ],
  ])('takes for a snapshot what %s', (_, changes) => {
    const [event] = traceMapper(deribit).map(bookOf(changes));
    expect(event).toMatchObject({ snapshot: true, last: 123 });
    expect(event).not.toHaveProperty('prev');
  });

  it('takes for a change what names the one before, with or without a type', () => {
    expect(traceMapper(deribit).map(bookOf({ type: undefined }))).toMatchObject([
      { snapshot: false, prev: 122 },
    ]);
  });

  it.each(['BTC_USDC-PERPETUAL', 'ETH_USDC-27MAR26', 'BTC-27MAR26-50000-C', 'BTC_USDC'])(
    'leaves the amounts of %s in base units',
    (instrument_name) => {
      expect(traceMapper(deribit).map(bookOf({ instrument_name }))).toMatchObject([
        {
          symbol: instrument_name,
          bids: [
            [40_000, 20_000],
            [39_999.5, 10],
          ],
        },
      ]);
    },
  );
});

it.each([
  ['BTC-PERPETUAL', 'inverse'],
  ['ETH-27MAR26', 'inverse'],
  ['SOL_USDC-PERPETUAL', 'linear'],
  ['BTCDVOL_USDC-7JAN26', 'linear'],
  ['ETH-27MAR26-2800-C', 'option'],
  ['MATIC_USDC-9MAR24-1d02-C', 'option'],
  ['ETH_BTC', 'spot'],
  ['BTC-FS-30SEP22_PERP', 'combo'],
  ['BTC-STRD-30SEP22-20000', 'combo'],
  ['BTC-CSR12-16SEP22-21000_23000', 'combo'],
])('knows by its name that %s is %s', (symbol, product) => {
  expect(productOf(symbol)).toBe(product);
});

describe('Deribit trades', () => {
  const trade = { type: 'trade', ...base, time: TS - 2, id: '403691824', price: 50_000, size: 0.02 };
  const liquidation = {
    type: 'liquidation',
    ...base,
    time: TS - 2,
    price: 50_000,
    size: 0.02,
    priceKind: 'fill',
  };
  const long = { ...liquidation, position: 'long' };
  const short = { ...liquidation, position: 'short' };

  it.each([
    ['sell', undefined, []],
    ['sell', 'none', []],
    ['sell', 'T', [long]],
    ['buy', 'T', [short]],
    ['sell', 'M', [short]],
    ['buy', 'M', [long]],
    ['sell', 'MT', [short, long]],
    ['buy', 'MT', [long, short]],
  ])('reads a taker who wants to %s, liquidated: %s', (direction, flag, liquidations) => {
    expect(traceMapper(deribit).map(trades({ ...tradeRow, direction, liquidation: flag }))).toEqual([
      { ...trade, side: direction },
      ...liquidations,
    ]);
  });

  it('leaves out block trades', () => {
    const { map, notes } = traceMapper(deribit);
    expect(map(trades({ ...tradeRow, block_trade_id: '1' }, tradeRow))).toHaveLength(1);
    expect(notes).toEqual(['ignored:trades block']);
  });

  it('reads the trades of an answer', () => {
    expect(traceMapper(deribit).map(answer({ trades: [tradeRow], has_more: true }))).toEqual([
      { ...trade, side: 'sell' },
    ]);
  });
});

describe('the Deribit ticker', () => {
  const mark = { type: 'mark', ...base, time: TS, mark: 80_000, index: 80_010.5 };
  const funding = { type: 'funding', ...base, time: TS, rate: 0.000_02, intervalHours: 8, kind: 'predicted' };

  it('brings mark, the funding of eight hours, and dollars of open interest as coins', () => {
    const events = [mark, funding, { type: 'openInterest', ...base, time: TS, size: 12_500 }];
    expect(traceMapper(deribit).map(ticker())).toEqual(events);
    expect(traceMapper(deribit).map(answer(tickerData))).toEqual(events);
  });

  it('leaves open interest of linear contracts and options in base units', () => {
    const { map } = traceMapper(deribit);
    expect(map(ticker({ instrument_name: 'BTC_USDC-PERPETUAL', open_interest: 12.5 }))).toMatchObject([
      { type: 'mark' },
      { type: 'funding' },
      { type: 'openInterest', size: 12.5 },
    ]);
    const option = { instrument_name: 'BTC-27MAR26-50000-C', mark_price: 0.05, current_funding: undefined };
    expect(map(ticker({ ...option, open_interest: 7 }))).toEqual([
      { type: 'mark', venue: 'deribit', symbol: 'BTC-27MAR26-50000-C', time: TS, mark: 0.05 },
      { type: 'openInterest', venue: 'deribit', symbol: 'BTC-27MAR26-50000-C', time: TS, size: 7 },
    ]);
  });

  it('gives dated futures no funding, and dollars nothing without a price', () => {
    const { map } = traceMapper(deribit);
    const dated = { instrument_name: 'BTC-27MAR26', current_funding: undefined };
    expect(map(ticker(dated)).map(({ type }) => type)).toEqual(['mark', 'openInterest']);
    expect(map(ticker({ mark_price: 0 })).map(({ type }) => type)).toEqual(['funding']);
  });
});

describe('Deribit bars and bodies', () => {
  it('reads a bar, whose volume is in coins', () => {
    expect(traceMapper(deribit).map(bar)).toEqual([
      {
        type: 'candle',
        ...base,
        time: 1_767_200_040_000,
        intervalMs: 60_000,
        open: 87_490,
        high: 87_500,
        low: 87_465,
        close: 87_474,
        volume: 0.96,
        closed: true,
      },
    ]);
    const day = { ...bar.params, channel: 'chart.trades.BTC-PERPETUAL.1D' };
    expect(traceMapper(deribit).map({ ...bar, params: day })).toMatchObject([{ intervalMs: 86_400_000 }]);
  });

  it('reads a chart of columns', () => {
    const ticks = [TRACE_NOW - 90_000, TRACE_NOW - 30_000];
    const column = [1, 2];
    const chart = { ticks, open: column, high: column, low: column, close: column, volume: column };
    expect(traceMapper(deribit).map(answer({ ...chart, status: 'ok' }))).toMatchObject([
      { type: 'candle', time: ticks[0], intervalMs: 60_000, open: 1, volume: 1, closed: true },
      { time: ticks[1], open: 2, closed: false },
    ]);
  });

  it('reads what each hour of funding cost, in order', () => {
    const rows = [TS + 3_600_000, TS].map((timestamp) => ({
      timestamp,
      interest_1h: 0.000_01,
      interest_8h: 1,
    }));
    expect(traceMapper(deribit).map(answer(rows))).toMatchObject([
      { type: 'funding', ...base, time: TS, rate: 0.000_01, intervalHours: 1, kind: 'settled' },
      { time: TS + 3_600_000 },
    ]);
  });

  it('reads a book of pairs', () => {
    const pairs = { ...bookData, bids: [[40_000, 20_000]], asks: [] };
    expect(traceMapper(deribit).map(answer(pairs))).toMatchObject([
      { type: 'book', snapshot: true, bids: [[40_000, 0.5]], last: 123 },
    ]);
  });

  it('takes a body that names nothing to be about the only instrument there is', () => {
    const only = { ...deribit.defaults.defaultInstrument, symbol: 'ETH-PERPETUAL' };
    const rows = [{ timestamp: TS, interest_1h: 0 }];
    expect(traceMapper(deribit, [only]).map(answer(rows))).toMatchObject([{ symbol: 'ETH-PERPETUAL' }]);
  });

  it('reads all trades of a currency', () => {
    expect(traceMapper(deribit).map(told('trades.future.BTC.100ms', [tradeRow]))).toHaveLength(1);
  });
});
