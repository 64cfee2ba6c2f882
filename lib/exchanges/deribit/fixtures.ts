/** Hand-written messages in the shapes that Deribit documents. For tests. */

export const TS = 1_771_012_546_112;

export const told = (channel: string, data: unknown) => ({
  jsonrpc: '2.0',
  method: 'subscription',
  params: { channel, data },
});

export const answer = (result: unknown) => ({ jsonrpc: '2.0', id: 7, result, usIn: 1, usOut: 2, usDiff: 1 });

export const bookData = {
  type: 'change',
  timestamp: TS,
  prev_change_id: 122,
  change_id: 123,
  instrument_name: 'BTC-PERPETUAL',
  bids: [
    ['change', 40_000, 20_000],
    ['new', 39_999.5, 10],
  ],
  asks: [['delete', 40_001, 0]],
};
export const bookOf = (changes: object) => told('book.BTC-PERPETUAL.100ms', { ...bookData, ...changes });
export const book = bookOf({});

export const tradeRow = {
  timestamp: TS - 2,
  price: 50_000,
  amount: 1000,
  direction: 'sell',
  trade_seq: 5,
  trade_id: '403691824',
  instrument_name: 'BTC-PERPETUAL',
  index_price: 50_010.5,
  tick_direction: 2,
};
export const trades = (...rows: readonly object[]) => told('trades.BTC-PERPETUAL.100ms', rows);

export const tickerData = {
  timestamp: TS,
  state: 'open',
  instrument_name: 'BTC-PERPETUAL',
  open_interest: 1_000_000_000,
  mark_price: 80_000,
  index_price: 80_010.5,
  current_funding: 0.000_02,
  funding_8h: 0.000_01,
};
export const ticker = (changes: object = {}) =>
  told('ticker.BTC-PERPETUAL.100ms', { ...tickerData, ...changes });

export const bar = told('chart.trades.BTC-PERPETUAL.1', {
  tick: 1_767_200_040_000,
  open: 87_490,
  high: 87_500,
  low: 87_465,
  close: 87_474,
  volume: 0.96,
  cost: 83_970,
});

const column = [1, 2];
export const chart = {
  status: 'ok',
  ticks: [TS, TS + 60_000],
  open: column,
  high: column,
  low: column,
  close: column,
  volume: column,
  cost: column,
};
export const fundingRows = [{ timestamp: TS, interest_1h: 0.000_01, interest_8h: 0.000_08, index_price: 1 }];
