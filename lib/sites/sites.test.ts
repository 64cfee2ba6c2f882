import { describe, expect, it } from 'vitest';
import { matchesPattern } from './match-pattern';
import { SITES, siteOf, sitesOf } from './registry';
import type { PageFacts } from './site';
import { parseTicker } from './ticker';

const sites = sitesOf({ demo: true });
const read = (address: string, facts: Partial<PageFacts> = {}) => {
  const url = new URL(address);
  return siteOf(url, sites)?.symbol({ url, title: '', ...facts });
};
const btc = (venue: string | undefined, quote = 'USDT') => ({ base: 'BTC', quote, ...(venue && { venue }) });

describe('parseTicker', () => {
  it.each([
    ['BINANCE:BTCUSDT.P', btc('binance-usdm')],
    ['BINANCE:BTCUSDT', btc('binance-spot')],
    ['BINANCE:BTCUSD.P', btc('binance-coinm', 'USD')],
    ['BINANCE:BTCUSDC.P', btc('binance-usdm', 'USDC')],
    ['BYBIT:BTCUSDT.P', btc('bybit-linear')],
    ['BYBIT:BTCUSDT', btc(undefined)],
    ['BYBIT:BTCUSD.P', btc(undefined, 'USD')],
    ['KRAKEN:XBTUSD', btc(undefined, 'USD')],
    ['BTCUSDT.P', btc(undefined)],
    ['binance:btcusdt.p', btc('binance-usdm')],
    ['BINANCE:BTCFDUSD', btc('binance-spot', 'FDUSD')],
    ['BINANCE:1000PEPEUSDT.P', { base: '1000PEPE', quote: 'USDT', venue: 'binance-usdm' }],
    ['BINANCE:ETHBTC', { base: 'ETH', quote: 'BTC', venue: 'binance-spot' }],
  ])('%s', (text, symbol) => expect(parseTicker(text)).toEqual(symbol));

  it.each(['', 'AAPL', 'BINANCE:', 'USDT', 'CME:BTC1!', 'BTCUSDH2026', 'BINANCE:BTC USDT'])(
    'reads no symbol in %j',
    (text) => expect(parseTicker(text)).toBeUndefined(),
  );
});

describe('the symbol of a page', () => {
  it.each([
    ['https://www.tradingview.com/chart/?symbol=BINANCE%3ABTCUSDT.P', btc('binance-usdm')],
    ['https://www.tradingview.com/chart/abc123/?symbol=BYBIT:BTCUSDT.P', btc('bybit-linear')],
    ['https://www.tradingview.com/symbols/BTCUSDT.P/?exchange=BINANCE', btc('binance-usdm')],
    ['https://de.tradingview.com/symbols/BINANCE-BTCUSDT/', btc('binance-spot')],
    ['https://www.tradingview.com/symbols/BTCUSDT/', btc(undefined)],
    ['http://127.0.0.1:8080/?symbol=BINANCE:BTCUSDT.P', btc('binance-usdm')],
    ['http://localhost:8080/', undefined],
    ['https://example.org/chart/?symbol=BINANCE:BTCUSDT', undefined],
  ])('%s', (address, symbol) => expect(read(address)).toEqual(symbol));

  it('is what the chart object says, before anything else', () => {
    const facts = { chartSymbol: 'BYBIT:ETHUSDT.P', title: 'BTCUSDT.P 96,123.4' };
    expect(read('https://www.tradingview.com/chart/?symbol=BINANCE:BTCUSDT.P', facts)).toEqual({
      base: 'ETH',
      quote: 'USDT',
      venue: 'bybit-linear',
    });
  });

  it('takes the venue from the address when the chart object names none', () => {
    const address = 'https://www.tradingview.com/chart/?symbol=BINANCE:BTCUSDT.P';
    expect(read(address, { chartSymbol: 'BTCUSDT' })).toEqual(btc('binance-usdm'));
    expect(read(address, { chartSymbol: 'ETHUSDT' })?.venue).toBeUndefined();
  });

  it('follows the title of TradingView once the chart has left the address', () => {
    const address = 'https://www.tradingview.com/chart/?symbol=BINANCE:BTCUSDT.P';
    expect(read(address, { title: 'ETHUSDT.P 2,412.1 ▲ +1.2% Unnamed' })).toEqual({
      base: 'ETH',
      quote: 'USDT',
    });
    expect(read(address, { title: 'BTCUSDT.P 96,123.4 ▲ +1.2% Unnamed' })).toEqual(btc('binance-usdm'));
  });

  it('falls back on legend and title', () => {
    expect(read('https://www.tradingview.com/chart/', { legend: 'BINANCE:BTCUSDT.P · 1h' })).toEqual(
      btc('binance-usdm'),
    );
    expect(read('https://www.tradingview.com/chart/', { title: '96,123.4 | BTCUSDT | Layout' })).toEqual(
      btc(undefined),
    );
  });
});

it('leaves the demo page out of public builds', () => {
  const url = new URL('http://127.0.0.1:8080/');
  expect(siteOf(url, sitesOf({ demo: false }))).toBeUndefined();
  expect(siteOf(url, sites)?.id).toBe('demo');
});

/** A page that a match pattern means. */
const pageUnder = (pattern: string) => new URL(pattern.replace('*.', '').replace('*', ''));

it('has one id per site and only patterns it can match', () => {
  expect(new Set(sites.map(({ id }) => id)).size).toBe(SITES.length + 1);
  const patterns = sites.flatMap(({ matches }) => matches);
  expect(patterns.filter((pattern) => !matchesPattern(pattern, pageUnder(pattern)))).toEqual([]);
});

describe('matchesPattern', () => {
  it.each([
    ['https://*.tradingview.com/*', 'https://tradingview.com/x', true],
    ['https://*.tradingview.com/*', 'https://de.tradingview.com/x', true],
    ['https://*.tradingview.com/*', 'https://eviltradingview.com/x', false],
    ['https://*.tradingview.com/*', 'http://www.tradingview.com/x', false],
    ['http://127.0.0.1/*', 'http://127.0.0.1:9000/', true],
    ['<all_urls>', 'https://www.tradingview.com/', false],
  ])('%s on %s: %s', (pattern, address, wanted) =>
    expect(matchesPattern(pattern, new URL(address))).toBe(wanted),
  );
});
