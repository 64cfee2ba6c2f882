/** Hand-written messages in the shapes that Binance documents. For tests. */

/** As a combined stream wraps it. */
export const onStream = (stream: string, data: unknown) => ({ stream, data });

export const depth = {
  e: 'depthUpdate',
  E: 1_723_161_256_509,
  T: 1_723_161_256_505,
  s: 'BTCUSDT',
  U: 310,
  u: 551,
  pu: 146,
  b: [
    ['61800.20', '2.909'],
    ['61700.00', '0.000'],
  ],
  a: [['61800.30', '1.072']],
};
export const aggTrade = {
  e: 'aggTrade',
  E: 1_723_161_256_509,
  s: 'BTCUSDT',
  a: 5_933_014,
  p: '61800.10',
  q: '0.250',
  nq: '0.250',
  f: 100,
  l: 105,
  T: 1_723_161_256_500,
  m: true,
};
export const order = {
  s: 'BTCUSDT',
  S: 'SELL',
  o: 'LIMIT',
  f: 'IOC',
  q: '0.014',
  p: '61000.00',
  ap: '61500.50',
  X: 'FILLED',
  l: '0.010',
  z: '0.014',
  T: 1_723_161_256_400,
};
export const forceOrder = { e: 'forceOrder', E: 1_723_161_256_509, o: order };
export const markPrice = {
  e: 'markPriceUpdate',
  E: 1_723_161_257_000,
  s: 'BTCUSDT',
  p: '61810.50000000',
  i: '61805.25000000',
  P: '61900.00000000',
  r: '0.00010000',
  T: 1_723_190_400_000,
};
export const kline = {
  e: 'kline',
  E: 1_723_161_260_000,
  s: 'BTCUSDT',
  k: {
    t: 1_723_161_240_000,
    T: 1_723_161_299_999,
    s: 'BTCUSDT',
    i: '1m',
    f: 1,
    L: 9,
    n: 9,
    x: false,
    o: '61800.0',
    c: '61810.0',
    h: '61820.0',
    l: '61790.0',
    v: '12.5',
    q: '772000',
    V: '7.5',
    Q: '463000',
  },
};
