/** Hand-written messages in the shapes that Bitfinex documents. For tests. */

export const TS = 1_770_000_000_123;
export const PERPETUAL = 'tBTCF0:USTF0';

export const subscribed = {
  book: { event: 'subscribed', channel: 'book', chanId: 1, symbol: PERPETUAL, prec: 'P0', len: '250' },
  trades: { event: 'subscribed', channel: 'trades', chanId: 2, symbol: PERPETUAL, pair: 'BTCF0:USTF0' },
  status: { event: 'subscribed', channel: 'status', chanId: 3, key: `deriv:${PERPETUAL}` },
  liquidations: { event: 'subscribed', channel: 'status', chanId: 4, key: 'liq:global' },
  candles: { event: 'subscribed', channel: 'candles', chanId: 5, key: `trade:5m:${PERPETUAL}` },
};

export const SNAPSHOT = [
  [96_000, 2, 0.5],
  [95_999, 1, 1.25],
  [96_001, 3, -0.75],
];

/** A row of the liquidations: `match` is 1 once pieces of the position are sold. */
export function position(amount: number, match: number, acquired: number | null): unknown[] {
  return ['pos', 145, TS, null, PERPETUAL, amount, 96_000, null, match, 1, null, acquired];
}

const STATUS: readonly (readonly [column: number, value: number])[] = [
  [0, TS],
  [2, 96_000],
  [3, 96_005.5],
  [7, 1_770_019_200_000],
  [8, 0.0001],
  [9, 300],
  [11, -0.0002],
  [14, 96_002.25],
  [17, 5_120.5],
];

/** A status row of `length` columns with these values in place of the usual ones. */
export function status(changed: Readonly<Record<number, number | null>> = {}): (number | null)[] {
  const values = new Map<number, number | null>(STATUS);
  for (const [column, value] of Object.entries(changed)) values.set(Number(column), value);
  return Array.from({ length: 23 }, (_, column) => values.get(column) ?? null);
}
