import { describe, expect, it } from 'vitest';
import { readInstrument, readPrefixed } from './instrument-name';
import { readLegend } from './legend';
import { pairOf, splitPair } from './pair';
import { trustedSymbol } from './reading';
import { findInTitle, readBareTicker, readTicker } from './ticker';

const pair = (base: string, quote = 'USDT') => ({ pair: { base, quote } });
const perpetual = (base: string, quote = 'USDT') => ({ ...pair(base, quote), contract: 'perpetual' });

describe('splitPair', () => {
  it.each([
    ['BTCUSDT', 'BTC', 'USDT'],
    ['btc_usdt', 'BTC', 'USDT'],
    ['ETH/BTC', 'ETH', 'BTC'],
    ['XBT-USD', 'BTC', 'USD'],
    ['XDGUSD', 'DOGE', 'USD'],
    ['BTCFDUSD', 'BTC', 'FDUSD'],
    ['DOTUSD', 'DOT', 'USD'],
    ['1000PEPEUSDT', '1000PEPE', 'USDT'],
    ['1INCHUSDT', '1INCH', 'USDT'],
    ['USDCUSDT', 'USDC', 'USDT'],
  ])('%s', (text, base, quote) => expect(splitPair(text)).toEqual({ base, quote }));

  it.each(['', 'USDT', 'BTC', '96123USD', 'BTC-USDT-SWAP', 'BTC-26JUN26', 'USDTUSDT', 'BTC USDT', 'ÄUSDT'])(
    'reads no pair in %j',
    (text) => expect(splitPair(text)).toBeUndefined(),
  );

  it('takes a base as it is when the quote is given', () => {
    expect(pairOf('wbtc', 'usdc')).toEqual({ base: 'WBTC', quote: 'USDC' });
    expect(pairOf('BTC', 'BTC')).toBeUndefined();
  });
});

describe('readInstrument', () => {
  it.each([
    ['BTCUSDT', pair('BTC')],
    ['BTCUSD_PERP', perpetual('BTC', 'USD')],
    ['BTCUSDT_PERP', perpetual('BTC')],
    ['BTC-USDT-SWAP', perpetual('BTC')],
    ['BTCUSDT.P', perpetual('BTC')],
    ['PERPUSDT', pair('PERP')],
    ['BTC-PERP', undefined],
    ['BTCUSDT_260327', undefined],
    [`${'A'.repeat(40)}USDT`, undefined],
  ])('%s', (name, reading) => expect(readInstrument(name)).toEqual(reading));

  it.each([
    ['BTC-PERP-INTX', perpetual('BTC', 'USDC')],
    ['BTCPERP', perpetual('BTC', 'USDC')],
    ['WBTC-PERP', perpetual('WBTC', 'USDC')],
    ['BTCUSD-PERP', perpetual('BTC', 'USD')],
    ['SOL_USDT-PERPETUAL', perpetual('SOL')],
    ['BTC', undefined],
  ])('%s, quoted in USDC when it does not say', (name, reading) =>
    expect(readInstrument(name, 'USDC')).toEqual(reading),
  );

  it('keeps an exchange that stands in front', () => {
    expect(readPrefixed('okex:BTC-USDT-SWAP', readInstrument)).toEqual({
      ...perpetual('BTC'),
      exchange: 'OKX',
    });
    expect(readPrefixed('NOWHERE:BTCUSDT', readInstrument)).toBeUndefined();
  });
});

describe('readTicker', () => {
  it.each([
    ['BINANCE:BTCUSDT.P', { ...perpetual('BTC'), exchange: 'Binance' }],
    ['binance:btcusdt.p', { ...perpetual('BTC'), exchange: 'Binance' }],
    ['BINANCE:BTCUSDTPERP', { ...perpetual('BTC'), exchange: 'Binance' }],
    ['KRAKEN:BTCUSD.PM', { ...perpetual('BTC', 'USD'), exchange: 'Kraken' }],
    ['GATEIO:BTCUSDT', { ...pair('BTC'), exchange: 'Gate', contract: 'spot' }],
    ['BTCUSDT', pair('BTC')],
    ['CRYPTO:BTCUSD', pair('BTC', 'USD')],
  ])('%s', (text, reading) => expect(readTicker(text)).toEqual(reading));

  it.each([
    '',
    'AAPL',
    'BINANCE:',
    'USDT',
    'CME:BTC1!',
    'BTCUSDH2026',
    'BINANCE:BTC USDT',
    'BTCUSDT/ETHUSDT',
  ])('reads nothing in %j', (text) => expect(readTicker(text)).toBeUndefined());

  it('takes a bare name for a spot pair where perpetuals are marked', () => {
    expect(readBareTicker('BTCUSDT')).toEqual({ ...pair('BTC'), contract: 'spot' });
    expect(readBareTicker('BTCUSDT.P')).toEqual(perpetual('BTC'));
  });
});

describe('findInTitle', () => {
  it.each([
    ['96,123.40 | BTCUSDT | Binance Spot', pair('BTC')],
    ['BTCUSDT.P 96,123.4 ▲ +1.2% Unnamed', perpetual('BTC')],
    ['96,123.4 BTC/USDT | KuCoin', pair('BTC')],
    ['(2) 0.00001234 1000PEPE-USDT', pair('1000PEPE')],
    ['96123.4 | BTC-USDT-SWAP', perpetual('BTC')],
    ['BTCUSDT-27MAR26 | Bybit', undefined],
    ['BTCUSDT_260327 Quarterly', undefined],
    ['96123USD paid in USDT', undefined],
    [`${'.'.repeat(400)} BTCUSDT`, undefined],
  ])('%s', (title, reading) => expect(findInTitle(title, readInstrument)).toEqual(reading));
});

describe('readLegend', () => {
  it.each([
    ['BTCUSDT.P · 1h · BINANCE', { ...perpetual('BTC'), exchange: 'Binance' }],
    ['VANRYUSDT Perpetual Contract · 15 · Bybit', { ...perpetual('VANRY'), exchange: 'Bybit' }],
    ['BTC / USDT, 15, OKX', { ...pair('BTC'), contract: 'spot', exchange: 'OKX' }],
    ['Bitcoin / TetherUS · 1h · Binance', { exchange: 'Binance' }],
    ['Bitcoin / USDT · 1h', undefined],
    ['BTCUSDT Quarterly 0327 · 1h', undefined],
    ['RSI 14 close', undefined],
    ['', undefined],
  ])('%s', (legend, reading) =>
    expect(readLegend(legend, (name) => readBareTicker(name.replace('/', '')))).toEqual(reading),
  );
});

describe('trustedSymbol', () => {
  const btc = { base: 'BTC', quote: 'USDT' };

  it('takes the pair from the first source and lets the next ones complete it', () => {
    const symbol = trustedSymbol([
      undefined,
      { exchange: 'Binance' },
      { pair: btc },
      { pair: btc, contract: 'perpetual' },
    ]);
    expect(symbol).toEqual({ ...btc, exchange: 'Binance', contract: 'linear', venue: 'binance-usdm' });
  });

  it.each([
    ['pair', { pair: { base: 'ETH', quote: 'USDT' }, exchange: 'Binance', contract: 'spot' }],
    ['exchange', { pair: btc, exchange: 'Binance', contract: 'spot' }],
    ['contract', { pair: btc, exchange: 'OKX', contract: 'spot' }],
  ] as const)('takes nothing from a source that names another %s', (_, other) => {
    const first = { pair: btc, exchange: 'OKX', contract: 'perpetual' } as const;
    expect(trustedSymbol([first, other])).toEqual({
      ...btc,
      exchange: 'OKX',
      contract: 'linear',
      venue: 'okx-swap',
    });
  });

  it('tells the kind of a dollar perpetual by its exchange, and leaves it open where that does not tell', () => {
    const dollars = { pair: { base: 'BTC', quote: 'USD' }, contract: 'perpetual' } as const;
    expect(trustedSymbol([{ ...dollars, exchange: 'Deribit' }])?.contract).toBe('inverse');
    expect(trustedSymbol([{ ...dollars, exchange: 'dYdX' }])?.contract).toBe('linear');
    expect(trustedSymbol([{ ...dollars, exchange: 'Kraken' }])?.contract).toBeUndefined();
    expect(trustedSymbol([dollars, { exchange: 'Kraken', contract: 'linear' }])?.contract).toBe('linear');
  });

  it('is undefined without a pair', () => expect(trustedSymbol([{ exchange: 'OKX' }])).toBeUndefined());
});
