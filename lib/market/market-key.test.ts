import { expect, it } from 'vitest';
import { btcInstrument } from './book-fixture';
import { instrumentFor, marketKey } from './market-key';
import type { VenueId } from './venues';

it.each<[VenueId, string, string, string | undefined]>([
  ['binance-usdm', 'BTC', 'USDT', 'BTC-USDT'],
  ['binance-usdm', 'BTC', 'USDC', 'BTC-USDC'],
  ['binance-coinm', 'BTC', 'USD', 'BTC-USDT'],
  ['coinbase', 'BTC', 'USD', 'BTC-USDT'],
  ['coinbase', 'BTC', 'USDT', undefined],
  ['okx-swap', 'BTC', 'USD', 'BTC-USD'],
  ['binance-spot', 'ETH', 'BTC', 'ETH-BTC'],
])('on %s %s in %s belongs to %s', (venue, base, quote, market) => {
  expect(marketKey(venue, { base, quote })).toBe(market);
});

it('finds the perpetual of a market, not a dated contract of it', () => {
  const dated = btcInstrument({ symbol: 'BTCUSDT_270326', perpetual: false });
  const perpetual = btcInstrument();
  expect(instrumentFor('BTC-USDT', [dated, perpetual])).toBe(perpetual);
  expect(instrumentFor('ETH-USDT', [dated, perpetual])).toBeUndefined();
});

it('takes the perpetual of a venue that lists a spot pair or an inverse contract beside it', () => {
  const linear = btcInstrument({ symbol: 'tBTCF0:USTF0' });
  const inverse = btcInstrument({ symbol: 'PI_XBTUSDT', contract: 'inverse' });
  const spot = btcInstrument({ symbol: 'tBTCUST', contract: 'spot' });
  expect(instrumentFor('BTC-USDT', [spot, inverse, linear])).toBe(linear);
  expect(instrumentFor('BTC-USDT', [spot, inverse])).toBe(inverse);
  expect(instrumentFor('BTC-USDT', [spot])).toBe(spot);
});
