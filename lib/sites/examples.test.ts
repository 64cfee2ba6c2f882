import { describe, expect, it } from 'vitest';
import { siteOf, sitesOf } from './registry';
import { type PageSymbol, SITE_IDS, type SiteId } from './site';

const sites = sitesOf({ demo: false });

const say = (symbol: PageSymbol | undefined) =>
  symbol &&
  [`${symbol.base}-${symbol.quote}`, symbol.exchange, symbol.contract, symbol.venue]
    .filter(Boolean)
    .join(' ');

/** Addresses as they are seen in public links, and the market each one charts. A site without any does not compile. */
const EXAMPLES: Readonly<Record<SiteId, readonly (readonly [string, string | undefined])[]>> = {
  tradingview: [
    ['https://www.tradingview.com/chart/?symbol=BINANCE%3ABTCUSDT.P', 'BTC-USDT Binance linear binance-usdm'],
    [
      'https://www.tradingview.com/chart/aB3dE5gH/?symbol=BINANCE:BTCUSDT',
      'BTC-USDT Binance spot binance-spot',
    ],
    [
      'https://www.tradingview.com/chart/abc123/?symbol=BYBIT:BTCUSDT.P',
      'BTC-USDT Bybit linear bybit-linear',
    ],
    [
      'https://www.tradingview.com/symbols/BTCUSDT.P/?exchange=BINANCE',
      'BTC-USDT Binance linear binance-usdm',
    ],
    ['https://de.tradingview.com/symbols/BINANCE-BTCUSDT/', 'BTC-USDT Binance spot binance-spot'],
    ['https://www.tradingview.com/symbols/BTCUSDT/', 'BTC-USDT spot'],
    ['https://www.tradingview.com/chart/?symbol=CRYPTO:BTCUSD', 'BTC-USD'],
    ['https://www.tradingview.com/chart/?symbol=NASDAQ:AAPL', undefined],
    ['https://www.tradingview.com/chart/?symbol=BINANCE:BTCUSDT/BINANCE:ETHUSDT', undefined],
    ['https://www.tradingview.com/chart/?symbol=BINANCE:BTCUSDT27H2026', undefined],
    [
      'https://s.tradingview.com/widgetembed/?frameElementId=a&symbol=OKX%3AETHUSDT.P',
      'ETH-USDT OKX linear okx-swap',
    ],
    [
      'https://www.tradingview-widget.com/embed-widget/advanced-chart/?locale=en#%7B%22symbol%22%3A%22BINANCE%3ABTCUSD.P%22%7D',
      'BTC-USD Binance inverse binance-coinm',
    ],
    ['https://www.tradingview.com/options/chain/?symbol=BINANCE:BTCUSDT', undefined],
    ['https://www.tradingview.com/ideas/', undefined],
  ],
  binance: [
    ['https://www.binance.com/en/futures/BTCUSDT', 'BTC-USDT Binance linear binance-usdm'],
    ['https://www.binance.com/zh-CN/futures/1000PEPEUSDT', '1000PEPE-USDT Binance linear binance-usdm'],
    ['https://www.binance.com/futures/BTCUSDC?ref=1', 'BTC-USDC Binance linear binance-usdm'],
    ['https://www.binance.com/en/delivery/BTCUSD_PERP', 'BTC-USD Binance inverse binance-coinm'],
    ['https://www.binance.com/en/delivery/btcusd_perpetual', 'BTC-USD Binance inverse binance-coinm'],
    ['https://www.binance.com/en/trade/BTC_USDT?type=cross', 'BTC-USDT Binance spot binance-spot'],
    ['https://www.binance.com/uk-UA/trade/ETH_BTC', 'ETH-BTC Binance spot binance-spot'],
    ['https://www.binance.com/en/futures/BTCUSDT_260327', undefined],
    ['https://www.binance.com/en/delivery/btcusd_quarter', undefined],
    ['https://www.binance.com/en/eoptions/BTCUSDT', undefined],
    ['https://www.binance.com/en/my/wallet/account/overview', undefined],
  ],
  bybit: [
    ['https://www.bybit.com/trade/usdt/BTCUSDT', 'BTC-USDT Bybit linear bybit-linear'],
    ['https://www.bybit.com/en/trade/usdt/ETHUSDT', 'ETH-USDT Bybit linear bybit-linear'],
    ['https://www.bybit.com/trade/inverse/BTCUSD', 'BTC-USD Bybit inverse bybit-inverse'],
    ['https://www.bybit.com/trade/futures/usdc/BTC-PERP', 'BTC-USDC Bybit linear bybit-linear'],
    ['https://www.bybit.com/trade/futures/usdc/WBTC-PERP', 'WBTC-USDC Bybit linear bybit-linear'],
    ['https://www.bybit.eu/en-EU/trade/spot/BTC/USDC', 'BTC-USDC Bybit spot bybit-spot'],
    ['https://www.bybit.kz/ru-KAZ/trade/spot/SOL/USDT', 'SOL-USDT Bybit spot bybit-spot'],
    ['https://www.bybit.com/trade/usdt/BTCUSDT-27MAR26', undefined],
    ['https://www.bybit.com/trade/inverse/futures/BTCUSD_BIQ', undefined],
    ['https://www.bybit.com/trade/option/usdc/BTC', undefined],
  ],
  okx: [
    ['https://www.okx.com/trade-swap/btc-usdt-swap', 'BTC-USDT OKX linear okx-swap'],
    ['https://my.okx.com/de/trade-swap/btc-usdc-swap', 'BTC-USDC OKX linear okx-swap'],
    ['https://www.okx.com/zh-hans/trade-swap/btc-usd-swap', 'BTC-USD OKX inverse'],
    ['https://www.okx.com/trade-futures/BTC-USDT-SWAP', 'BTC-USDT OKX linear okx-swap'],
    ['https://app.okx.com/trade-spot/btc-usdt', 'BTC-USDT OKX spot okx-spot'],
    ['https://www.okx.com/trade-futures/btc-usdt-260327', undefined],
    ['https://www.okx.com/trade-futures/btc-usd', undefined],
    ['https://www.okx.com/trade-option/btc-usd', undefined],
  ],
  bitget: [
    ['https://www.bitget.com/futures/usdt/BTCUSDT', 'BTC-USDT Bitget linear bitget-usdt'],
    ['https://www.bitget.com/ru/futures/usdc/BTCPERP', 'BTC-USDC Bitget linear bitget-usdt'],
    ['https://www.bitget.com/futures/usd/BTCUSD', 'BTC-USD Bitget inverse'],
    ['https://www.bitget.com/spot/BTCUSDT?type=cross', 'BTC-USDT Bitget spot bitget-spot'],
    ['https://www.bitget.com/markets', undefined],
  ],
  gate: [
    ['https://www.gate.com/futures/USDT/BTC_USDT', 'BTC-USDT Gate linear gate-usdt'],
    ['https://www.gate.io/pt/futures/usdt/ETH_USDT', 'ETH-USDT Gate linear gate-usdt'],
    ['https://www.gate.io/futures_trade/USDT/BTC_USDT', 'BTC-USDT Gate linear gate-usdt'],
    ['https://www.gate.com/futures/BTC/BTC_USD', 'BTC-USD Gate inverse'],
    ['https://www.gate.com/trade/BTC_USDT', 'BTC-USDT Gate spot gate-spot'],
    ['https://www.gate.com/options/BTC_USDT', undefined],
    ['https://www.gate.com/futures/USDT', undefined],
  ],
  deribit: [
    ['https://www.deribit.com/futures/BTC-PERPETUAL', 'BTC-USD Deribit inverse deribit'],
    ['https://www.deribit.com/futures/SOL_USDC-PERPETUAL', 'SOL-USDC Deribit linear'],
    ['https://www.deribit.com/spot/BTC_USDC', 'BTC-USDC Deribit spot'],
    ['https://www.deribit.com/futures/BTC-26JUN26', undefined],
    ['https://www.deribit.com/futures/BTC', undefined],
    ['https://www.deribit.com/options/BTC/BTC-26JUN26', undefined],
  ],
  hyperliquid: [
    ['https://app.hyperliquid.xyz/trade/BTC', 'BTC-USD Hyperliquid linear hyperliquid'],
    ['https://app.hyperliquid.xyz/trade/kPEPE', '1000PEPE-USD Hyperliquid linear hyperliquid'],
    ['https://app.hyperliquid.xyz/trade/HYPE/USDC', 'HYPE-USDC Hyperliquid spot'],
    ['https://app.hyperliquid.xyz/trade/xyz:GOLD', undefined],
    ['https://app.hyperliquid.xyz/trade/@107', undefined],
    ['https://app.hyperliquid.xyz/trade', undefined],
  ],
  kraken: [
    ['https://pro.kraken.com/app/trade/futures-xbt-usd-perp', 'BTC-USD Kraken linear kraken-futures'],
    ['https://pro.kraken.com/app/trade/futures-btc-usd-cm-perp', 'BTC-USD Kraken inverse'],
    ['https://pro.kraken.com/app/trade/xbt-usd', 'BTC-USD Kraken spot kraken-spot'],
    ['https://pro.kraken.com/app/trade/XDG-EUR', 'DOGE-EUR Kraken spot kraken-spot'],
    ['https://pro.kraken.com/app/trade/futures-xbt-usd-260327', undefined],
    ['https://pro.kraken.com/app/settings/api', undefined],
  ],
  htx: [
    [
      'https://www.htx.com/futures/linear_swap/exchange#contract_code=BTC-USDT&contract_type=swap&type=cross',
      'BTC-USDT HTX linear htx-linear',
    ],
    [
      'https://www.htx.com/en-us/futures/linear_swap/exchange/?contract_code=ETH-USDT',
      'ETH-USDT HTX linear htx-linear',
    ],
    ['https://www.htx.com/futures/swap/exchange#contract_code=BTC-USD', 'BTC-USD HTX inverse'],
    ['https://www.htx.com/ru-ru/trade/btc_usdt?type=spot', 'BTC-USDT HTX spot'],
    ['https://www.htx.com/futures/linear_swap/exchange#contract_code=BTC-USDT-CW', undefined],
    ['https://www.htx.com/futures/linear_swap/exchange', undefined],
  ],
  kucoin: [
    ['https://www.kucoin.com/trade/futures/XBTUSDTM', 'BTC-USDT KuCoin linear kucoin-futures'],
    ['https://www.kucoin.com/ru/futures/trade/ETHUSDTM?rcode=x', 'ETH-USDT KuCoin linear kucoin-futures'],
    ['https://futures.kucoin.com/trade/XBTUSDM', 'BTC-USD KuCoin inverse'],
    ['https://www.kucoin.com/trade/BTC-USDT', 'BTC-USDT KuCoin spot kucoin-spot'],
    ['https://www.kucoin.com/trade/futures/XBTMH26', undefined],
    ['https://www.kucoin.com/markets', undefined],
  ],
  mexc: [
    ['https://www.mexc.com/futures/BTC_USDT?type=linear_swap', 'BTC-USDT MEXC linear mexc-futures'],
    ['https://www.mexc.com/pt-BR/futures/BTC_USD', 'BTC-USD MEXC inverse'],
    ['https://futures.mexc.com/exchange/BTC_USDT', 'BTC-USDT MEXC linear mexc-futures'],
    ['https://www.mexc.com/uk-UA/exchange/BTC_USDT', 'BTC-USDT MEXC spot'],
    ['https://www.mexc.com/futures', undefined],
  ],
  coinbase: [
    ['https://www.coinbase.com/advanced-trade/spot/BTC-USD', 'BTC-USD Coinbase spot coinbase'],
    ['https://www.coinbase.com/advanced-trade/ETH-EUR', 'ETH-EUR Coinbase spot coinbase'],
    ['https://www.coinbase.com/advanced-trade/perpetuals/BTC-PERP-INTX', 'BTC-USDC Coinbase linear'],
    ['https://www.coinbase.com/en-gb/advanced-trade/perpetuals/ETH-PERP', 'ETH-USDC Coinbase linear'],
    ['https://www.coinbase.com/advanced-trade/futures/BIT-28NOV25-CDE', undefined],
    ['https://www.coinbase.com/price/dogecoin', undefined],
  ],
  dydx: [
    ['https://dydx.trade/trade/BTC-USD', 'BTC-USD dYdX linear dydx'],
    ['https://dydx.trade/markets', undefined],
  ],
  bingx: [
    ['https://bingx.com/en-us/perpetual/BTC-USDT/', 'BTC-USDT BingX linear bingx'],
    ['https://bingx.com/en/perpetual/BTCUSDT', 'BTC-USDT BingX linear bingx'],
    ['https://bingx.com/perpetual/BTC-USD', 'BTC-USD BingX'],
    ['https://bingx.com/en-us/spot/BTCUSDT/', 'BTC-USDT BingX spot'],
    ['https://bingx.com/en-us/support/fee/', undefined],
  ],
  cryptocom: [
    ['https://crypto.com/exchange/trade/BTCUSD-PERP', 'BTC-USD Crypto.com linear cryptocom'],
    ['https://crypto.com/exchange/trade/BTC_USD', 'BTC-USD Crypto.com spot'],
    ['https://crypto.com/exchange/trade/spot/BTC_USDT', 'BTC-USDT Crypto.com spot'],
    ['https://crypto.com/exchange/trade/BTCUSD-260327', undefined],
    ['https://crypto.com/price/bitcoin', undefined],
  ],
  bitfinex: [
    ['https://trading.bitfinex.com/t/BTC:USD?type=exchange', 'BTC-USD Bitfinex spot'],
    ['https://trading.bitfinex.com/t/BTC:UST', 'BTC-USDT Bitfinex spot'],
    ['https://trading.bitfinex.com/t/UST:USD', 'USDT-USD Bitfinex spot'],
    ['https://trading.bitfinex.com/t/BTCF0:USTF0', 'BTC-USDT Bitfinex linear bitfinex'],
    ['https://trading.bitfinex.com/t/BTCF0%3AUSTF0', 'BTC-USDT Bitfinex linear bitfinex'],
    ['https://trading.bitfinex.com/t/BTCF0:UST', undefined],
    ['https://trading.bitfinex.com/funding', undefined],
  ],
  bitstamp: [
    ['https://www.bitstamp.net/trade/btc/usd/', 'BTC-USD Bitstamp spot bitstamp'],
    ['https://www.bitstamp.net/trade/BTC/EUR', 'BTC-EUR Bitstamp spot bitstamp'],
    ['https://www.bitstamp.net/markets/', undefined],
  ],
  aster: [
    ['https://www.asterdex.com/en/futures/v1/BTCUSDT', 'BTC-USDT Aster linear aster'],
    ['https://www.asterdex.com/en/futures/ETHUSDT', 'ETH-USDT Aster linear aster'],
    ['https://www.asterdex.com/en/trade/pro/futures/BTCUSDT', 'BTC-USDT Aster linear aster'],
    ['https://www.asterdex.com/en/spot/CDLUSD1', 'CDL-USD1 Aster spot'],
    ['https://www.asterdex.com/en/futures/v1', undefined],
    ['https://www.asterdex.com/en/referral/abc123', undefined],
  ],
  coinglass: [
    ['https://www.coinglass.com/tv/Binance_BTCUSDT', 'BTC-USDT Binance'],
    ['https://www.coinglass.com/tv/zh-TW/Bybit_ETHUSDT', 'ETH-USDT Bybit'],
    ['https://www.coinglass.com/tv/OKX_BTC-USDT-SWAP', 'BTC-USDT OKX linear okx-swap'],
    ['https://www.coinglass.com/tv/zh/Hyperliquid_BTC-USD', 'BTC-USD Hyperliquid'],
    ['https://www.coinglass.com/tv/layout/s9', undefined],
    ['https://www.coinglass.com/currencies/BTC', undefined],
  ],
};

describe.each(SITE_IDS)('%s', (id) => {
  it.each(EXAMPLES[id])('%s', (address, market) => {
    const url = new URL(address);
    const site = siteOf(url, sites);
    expect(site?.id).toBe(id);
    expect(say(site?.symbol({ url, title: '' }))).toBe(market);
  });

  it('shows an example with a chart and one without', () => {
    const markets = EXAMPLES[id].map(([, market]) => market);
    expect(markets.some((market) => market !== undefined)).toBe(true);
    expect(markets).toContain(undefined);
  });
});
