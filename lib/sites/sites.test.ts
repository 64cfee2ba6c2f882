import { describe, expect, it } from 'vitest';
import { VENUE_IDS } from '../market/venues';
import { anyPage } from './any-page';
import { matchesPattern } from './match-pattern';
import { EXCHANGE_NAMES, exchangeNamed, venueOf } from './named-exchanges';
import { SITES, siteOf, sitesOf } from './registry';
import { type PageFacts, SITE_IDS } from './site';

const sites = sitesOf({ demo: true });
const read = (address: string, facts: Partial<PageFacts> = {}) => {
  const url = new URL(address);
  return siteOf(facts.frameUrl ?? url, sites)?.symbol({ url, title: '', ...facts });
};

const BTC_USDM = {
  base: 'BTC',
  quote: 'USDT',
  exchange: 'Binance',
  contract: 'linear',
  venue: 'binance-usdm',
};
const BTC_SPOT = { ...BTC_USDM, contract: 'spot', venue: 'binance-spot' };
const CHART = 'https://www.tradingview.com/chart/?symbol=BINANCE:BTCUSDT.P';

describe('a chart on TradingView', () => {
  it('is what the chart object says, before anything else', () => {
    const facts = { chartSymbol: 'BYBIT:ETHUSDT.P', title: 'BTCUSDT.P 96,123.4' };
    expect(read(CHART, facts)).toEqual({
      base: 'ETH',
      quote: 'USDT',
      exchange: 'Bybit',
      contract: 'linear',
      venue: 'bybit-linear',
    });
  });

  it('takes the venue from the address when the chart object names none', () => {
    expect(read(CHART, { chartSymbol: 'BTCUSDT' })).toEqual(BTC_USDM);
    expect(read(CHART, { chartSymbol: 'ETHUSDT' })).toEqual({ base: 'ETH', quote: 'USDT' });
  });

  it('follows the title once the chart has left the address', () => {
    expect(read(CHART, { title: 'ETHUSDT.P 2,412.1 ▲ +1.2% Unnamed' })).toEqual({
      base: 'ETH',
      quote: 'USDT',
      contract: 'linear',
    });
    expect(read(CHART, { title: 'BTCUSDT.P 96,123.4 ▲ +1.2% Unnamed' })).toEqual(BTC_USDM);
  });

  it('is no perpetual any more when the title has lost its mark', () => {
    const symbol = read(CHART, { title: 'BTCUSDT 96,123.4 ▲ +1.2% Unnamed' });
    expect(symbol).toEqual({ base: 'BTC', quote: 'USDT', contract: 'spot' });
  });

  it('takes the exchange from a legend that only describes the pair', () => {
    const facts = { legend: 'Bitcoin / TetherUS · 1h · Binance', title: 'BTCUSDT 96,123.4' };
    expect(read('https://www.tradingview.com/chart/', facts)).toEqual(BTC_SPOT);
  });

  it('falls back on legend and title', () => {
    expect(read('https://www.tradingview.com/chart/', { legend: 'BINANCE:BTCUSDT.P · 1h' })).toEqual(
      BTC_USDM,
    );
    expect(read('https://www.tradingview.com/chart/', { title: '96,123.4 | BTCUSDT | Layout' })).toEqual({
      base: 'BTC',
      quote: 'USDT',
      contract: 'spot',
    });
  });

  it('has nothing but its own names beside the main chart', () => {
    const facts = { title: 'BTCUSDT.P 96,123.4', main: false };
    expect(read(CHART, facts)).toBeUndefined();
    expect(read(CHART, { ...facts, legend: 'ETHUSDT · 1h · BINANCE' })).toEqual({ ...BTC_SPOT, base: 'ETH' });
  });

  it('believes the page of a symbol before its title', () => {
    const page = 'https://www.tradingview.com/symbols/BTCUSDT.P/?exchange=BINANCE';
    expect(read(page, { title: 'BTCUSDT Charts and Quotes' })).toEqual(BTC_USDM);
  });
});

describe('a widget in a frame', () => {
  const frame = 'https://s.tradingview.com/widgetembed/?symbol=BINANCE%3ABTCUSDT.P';

  it('is read by its own address and not by the page around it', () => {
    const around = 'https://blog.example/ETHUSDT/?symbol=BYBIT:ETHUSDT.P';
    expect(read(around, { frameUrl: new URL(frame), title: 'ETHUSDT.P' })).toEqual(BTC_USDM);
    const silent = { frameUrl: new URL('https://s.tradingview.com/widgetembed/'), title: 'ETHUSDT.P' };
    expect(read(around, silent)).toBeUndefined();
  });

  it.each(['#%7B%22symbol%22%3A1%7D', '#%E0%A4%A', '#null', '#[]', `#${'{'.repeat(5000)}`])(
    'reads nothing from settings such as %s',
    (hash) => {
      expect(read(`https://www.tradingview-widget.com/embed-widget/advanced-chart/${hash}`)).toBeUndefined();
    },
  );
});

describe('a chart on the site of an exchange', () => {
  const futures = 'https://www.binance.com/en/futures/BTCUSDT';

  it('gets its contract from the address that agrees with the chart', () => {
    expect(read(futures, { chartSymbol: 'BTCUSDT' })).toEqual(BTC_USDM);
    expect(read(futures, { legend: 'BTCUSDT Perpetual · 15' })).toEqual(BTC_USDM);
    expect(read(futures, { chartSymbol: 'ETHUSDT' })).toEqual({
      base: 'ETH',
      quote: 'USDT',
      exchange: 'Binance',
    });
  });

  it('does not take the address for a second chart, but knows whose chart it is', () => {
    expect(read(futures, { main: false })).toBeUndefined();
    expect(read(futures, { main: false, legend: 'ETHUSDT · 15' })).toEqual({
      base: 'ETH',
      quote: 'USDT',
      exchange: 'Binance',
    });
  });

  it('believes the address before the title, and the title alone when the address says nothing', () => {
    expect(read(futures, { title: '2,412.10 | ETHUSDT | USDⓈ-M' })).toEqual(BTC_USDM);
    expect(read('https://www.binance.com/en/other/x', { title: '96,123 | BTCUSDT | Binance' })).toEqual({
      base: 'BTC',
      quote: 'USDT',
      exchange: 'Binance',
    });
  });

  it.each([
    'https://www.binance.com/en/eoptions/BTCUSDT',
    'https://www.binance.com/en/futures/BTCUSDT_260327',
    'https://www.bybit.com/trade/option/usdc/BTC',
    'https://www.htx.com/futures/linear_swap/exchange#contract_code=BTC-USDT-CQ',
  ])('is another market on %s, whatever the page calls it', (address) => {
    expect(
      read(address, { title: 'BTCUSDT', chartSymbol: 'BTCUSDT', legend: 'BTCUSDT · 15' }),
    ).toBeUndefined();
  });

  it.each([
    ['https://www.deribit.com/', 'BTC-PERPETUAL', 'BTC', 'USD', 'inverse'],
    ['https://www.kucoin.com/', 'XBTUSDTM', 'BTC', 'USDT', 'linear'],
    ['https://pro.kraken.com/', 'PI_XBTUSD', 'BTC', 'USD', 'inverse'],
    ['https://pro.kraken.com/', 'PF_XBTUSD', 'BTC', 'USD', 'linear'],
    ['https://trading.bitfinex.com/', 'tBTCF0:USTF0', 'BTC', 'USDT', 'linear'],
    ['https://www.okx.com/', 'BTC-USDT-SWAP', 'BTC', 'USDT', 'linear'],
    ['https://www.coinglass.com/', 'OKX_BTC-USDT-SWAP', 'BTC', 'USDT', 'linear'],
  ])('reads on %s the chart object’s %s', (address, chartSymbol, base, quote, contract) => {
    expect(read(address, { chartSymbol })).toMatchObject({ base, quote, contract });
  });
});

describe('the demo page', () => {
  it.each([
    ['http://127.0.0.1:8080/?symbol=BINANCE:BTCUSDT.P', BTC_USDM],
    ['http://localhost:8080/replica/okx?symbol=BINANCE:BTCUSDT', BTC_SPOT],
    ['http://localhost:8080/', undefined],
  ])('%s', (address, symbol) => expect(read(address)).toEqual(symbol));

  it('keeps the market of its address under a legend that names the bare pair', () => {
    const address = 'http://127.0.0.1:8080/replica/binance?symbol=BINANCE:BTCUSDT.P';
    expect(read(address, { legend: 'BTCUSDT · 15' })).toEqual(BTC_USDM);
  });

  it('is left out of public builds', () => {
    const url = new URL('http://127.0.0.1:8080/');
    expect(siteOf(url, sitesOf({ demo: false }))).toBeUndefined();
    expect(siteOf(url, sites)?.id).toBe('demo');
  });
});

describe('this page, on request', () => {
  it.each([
    ['https://trade.example/chart?symbol=BINANCE:BTCUSDT.P', BTC_USDM],
    [
      'https://trade.example/chart?symbol=BINANCE:BTCUSDT',
      { base: 'BTC', quote: 'USDT', exchange: 'Binance' },
    ],
    ['https://trade.example/spot/btc_usdt', { base: 'BTC', quote: 'USDT' }],
    ['https://trade.example/en/BTCUSDT/chart', { base: 'BTC', quote: 'USDT' }],
    ['https://trade.example/market/ETH-PERP', undefined],
    ['https://trade.example/options/BTC-USD', undefined],
    ['https://trade.example/sign-in', undefined],
    ['https://trade.example/', undefined],
  ])('%s', (address, symbol) => {
    const url = new URL(address);
    expect(anyPage.symbol({ url, title: '' })).toEqual(symbol);
  });

  it('belongs to no build', () => {
    expect(anyPage.matches).toEqual([]);
    expect(sites).not.toContain(anyPage);
  });
});

/** A page that a match pattern means. */
const pageUnder = (pattern: string) => new URL(pattern.replace('*.', '').replace('*', ''));

describe('the registry', () => {
  const patterns = sites.flatMap(({ matches }) => matches);

  it('files every site under its own id, once', () => {
    expect(SITE_IDS.map((id) => SITES[id].id)).toEqual([...SITE_IDS]);
    expect(new Set(SITE_IDS).size).toBe(SITE_IDS.length);
    expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length);
  });

  it('has only patterns it can match, each for one site', () => {
    const fitting = (pattern: string) =>
      patterns.filter((other) => matchesPattern(other, pageUnder(pattern))).length;
    expect(patterns.filter((pattern) => fitting(pattern) !== 1)).toEqual([]);
  });

  it('asks for encrypted pages of named hosts, the demo apart', () => {
    const broad = sitesOf({ demo: false })
      .flatMap(({ matches }) => matches)
      .filter((pattern) => !/^https:\/\/(?:\*\.)?[a-z-]+(?:\.[a-z-]+)+\/\*$/.test(pattern));
    expect(broad).toEqual([]);
    expect(patterns.filter((pattern) => pattern.includes('*.'))).toEqual(['https://*.tradingview.com/*']);
  });

  it('knows every venue by one exchange and contract', () => {
    const venues = EXCHANGE_NAMES.flatMap((exchange) =>
      (['spot', 'linear', 'inverse'] as const).map((contract) => venueOf(exchange, contract)),
    ).filter((venue) => venue !== undefined);
    expect(venues.toSorted()).toEqual([...VENUE_IDS].toSorted());
  });

  it('knows exchanges by their aliases in any case', () => {
    expect(['GATEIO', 'huobi', 'Crypto.com', 'nowhere'].map(exchangeNamed)).toEqual([
      'Gate',
      'HTX',
      'Crypto.com',
      undefined,
    ]);
  });
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
