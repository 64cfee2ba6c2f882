/** Hand-written messages in the shapes that dYdX documents. For tests. */

export const AT = '2026-02-13T19:55:46.112Z';
export const TS = Date.parse(AT);

/** A message of one connection. */
export const told = (
  type: string,
  channel: string,
  message_id: number,
  contents: unknown,
  id = 'BTC-USD',
) => ({
  type,
  connection_id: 'one',
  message_id,
  channel,
  id,
  version: '1.0.0',
  contents,
});

export const wholeBook = {
  bids: [
    { price: '94000', size: '1.5' },
    { price: '93999', size: '0.0002' },
  ],
  asks: [{ price: '94001', size: '0.5' }],
};
export const snapshot = (messageId: number, id?: string) =>
  told('subscribed', 'v4_orderbook', messageId, wholeBook, id);
export const delta = (messageId: number, id?: string, contents: object = { bids: [['93998', '2']] }) =>
  told('channel_data', 'v4_orderbook', messageId, contents, id);

export const tradeRow = {
  id: '03f89a550000000200000002',
  side: 'SELL',
  size: '0.25',
  price: '94000',
  type: 'LIMIT',
  createdAt: AT,
  createdAtHeight: '66624085',
};
export const trades = (...rows: readonly object[]) => told('channel_data', 'v4_trades', 5, { trades: rows });

export const market = {
  ticker: 'BTC-USD',
  status: 'ACTIVE',
  oraclePrice: '94010.5',
  nextFundingRate: '0.00001',
  openInterest: '512.25',
  initialMarginFraction: '0.02',
  maintenanceMarginFraction: '0.012',
  openInterestLowerCap: '0',
  openInterestUpperCap: '0',
  tickSize: '1',
  stepSize: '0.0001',
};

export const candleRow = {
  startedAt: '2026-02-13T19:55:00.000Z',
  ticker: 'BTC-USD',
  resolution: '1MIN',
  low: '93990',
  high: '94020',
  open: '94000',
  close: '94010',
  baseTokenVolume: '3.25',
  usdVolume: '305500',
  trades: 12,
  startingOpenInterest: '512.25',
};

export const fundingRow = {
  ticker: 'BTC-USD',
  rate: '0.000002375',
  price: '89993.8',
  effectiveAtHeight: '66622979',
  effectiveAt: AT,
};
