/** Hand-written messages in the shapes that Coinbase documents. For tests. */

export const TIME = '2024-03-05T10:20:30.123456Z';
export const MS = Date.UTC(2024, 2, 5, 10, 20, 30, 123);

/** A time so many milliseconds later. */
export const later = (ms: number) => new Date(MS + ms).toISOString();

export const snapshot = {
  type: 'snapshot',
  product_id: 'BTC-USD',
  bids: [
    ['60000.10', '1.5'],
    ['60000.00', '0.25'],
  ],
  asks: [['60000.20', '2']],
};
export const update = (
  changes: readonly (readonly [string, string, string])[] = [
    ['buy', '60000.10', '0'],
    ['sell', '60000.30', '0.75'],
  ],
  time = TIME,
) => ({ type: 'l2update', product_id: 'BTC-USD', changes, time });
export const match = {
  type: 'match',
  trade_id: 900,
  maker_order_id: 'maker',
  taker_order_id: 'taker',
  side: 'sell',
  size: '0.125',
  price: '60000.20',
  product_id: 'BTC-USD',
  sequence: 51,
  time: TIME,
};
export const heartbeat = (trade: number) => ({
  type: 'heartbeat',
  sequence: 52,
  last_trade_id: trade,
  product_id: 'BTC-USD',
  time: TIME,
});

/** A frame of Advanced Trade. */
export const advanced = (channel: string, sequence: number, events: readonly object[]) => ({
  channel,
  timestamp: TIME,
  sequence_num: sequence,
  events,
});
export const advancedBook = (type: 'snapshot' | 'update', product = 'BTC-USD') => ({
  type,
  product_id: product,
  updates: [
    { side: 'bid', event_time: TIME, price_level: '60000.10', new_quantity: '1.5' },
    { side: 'offer', event_time: TIME, price_level: '60000.20', new_quantity: '0' },
  ],
});
export const advancedTrade = {
  trade_id: '900',
  product_id: 'BTC-USD',
  price: '60000.20',
  size: '0.125',
  side: 'SELL',
  time: TIME,
};
