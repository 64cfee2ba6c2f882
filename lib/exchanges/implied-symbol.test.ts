import { expect, it } from 'vitest';
import { EXCHANGES } from './registry';
import { impliedSymbol } from './implied-symbol';

const { defaults } = EXCHANGES['binance-usdm'];
const ether = { ...defaults.defaultInstrument, symbol: 'ETHUSDT' };
const known = (...instruments: readonly (typeof ether)[]) => ({
  instruments: new Map(instruments.map((instrument) => [instrument.symbol, instrument])),
});

it.each([
  ['BTCUSDT', 'none is known', known()],
  ['ETHUSDT', 'it is the only one', known(ether)],
  ['BTCUSDT', 'there are several', known(ether, { ...ether, symbol: 'SOLUSDT' })],
])('is %s where %s', (symbol, _, context) => {
  expect(impliedSymbol(context, defaults)).toBe(symbol);
});
