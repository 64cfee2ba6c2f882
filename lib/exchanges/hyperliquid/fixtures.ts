/** Hand-written messages in the shapes that Hyperliquid documents. For tests. */

export const TS = 1_771_012_546_112;

export const told = (channel: string, data: unknown) => ({ channel, data });

export const bookData = {
  coin: 'BTC',
  time: TS,
  levels: [
    [
      { px: '98450.0', sz: '2.5', n: 3 },
      { px: '98449.0', sz: '0.1', n: 1 },
    ],
    [{ px: '98451.0', sz: '1.5', n: 2 }],
  ],
};
export const book = told('l2Book', bookData);

export const MAKER = `0x${'a1'.repeat(20)}`;
export const TAKER = `0x${'b2'.repeat(20)}`;
export const tradeRow = {
  coin: 'BTC',
  side: 'B',
  px: '98451.0',
  sz: '0.25',
  time: TS - 2,
  hash: '0x0',
  tid: 1_016_375_172_059_570,
  users: [TAKER, MAKER],
};
export const trades = (...rows: readonly object[]) => told('trades', rows);

export const context = {
  funding: '0.0000125',
  openInterest: '23106.25',
  prevDayPx: '97000.0',
  oraclePx: '98440.0',
  markPx: '98445.0',
  midPx: '98450.5',
  premium: '0.0001',
};

export const candleRow = {
  t: 1_764_806_400_000,
  T: 1_764_806_459_999,
  s: 'BTC',
  i: '1m',
  o: '34.6',
  c: '34.8',
  h: '36.2',
  l: '34.2',
  v: '349.83999999',
  n: 102,
};

export const fundingRow = { coin: 'BTC', fundingRate: '-0.0000081', premium: '-0.0001', time: TS };
