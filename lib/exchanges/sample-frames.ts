import type { VenueId } from '../market/venues';
import * as binance from './binance/fixtures';
import * as bingx from './bingx/fixtures';
import * as bitfinex from './bitfinex/fixtures';
import * as bitget from './bitget/fixtures';
import * as bitstamp from './bitstamp/fixtures';
import * as bybit from './bybit/fixtures';
import * as coinbase from './coinbase/fixtures';
import * as cryptocom from './cryptocom/fixtures';
import * as deribit from './deribit/fixtures';
import * as dydx from './dydx/fixtures';
import * as gate from './gate/fixtures';
import * as htx from './htx/fixtures';
import * as hyperliquid from './hyperliquid/fixtures';
import * as kraken from './kraken/fixtures';
import * as kucoin from './kucoin/fixtures';
import * as mexc from './mexc/fixtures';
import * as okx from './okx/fixtures';

const { PERPETUAL, TS } = bitfinex;

const binanceFrames = [
  binance.depth,
  binance.forceOrder,
  binance.markPrice,
  binance.kline,
  binance.onStream('btcusdt@aggTrade', binance.aggTrade),
  { lastUpdateId: 9, bids: [['61800.2', '1']], asks: [['61800.3', '2']] },
  { symbol: 'BTCUSDT', openInterest: '10659.5', time: TS },
  [{ symbol: 'BTCUSDT', fundingRate: '0.0001', fundingTime: TS }],
  [[TS, '1', '3', '1', '2', '10', TS + 59_999, '20', 7, '4', '8', '0']],
  {
    symbol: 'BTCUSDT',
    markPrice: '61810',
    indexPrice: '1',
    lastFundingRate: '0',
    nextFundingTime: TS,
    time: TS,
  },
];

const bitgetFrames = [
  ...Object.values(bitget.v3),
  ...Object.values(bitget.v2),
  bitget.answer([{ symbol: 'BTCUSDT', fundingRate: '0.1', fundingTime: '9' }]),
];

const bybitFrames = [
  bybit.book,
  bybit.trades,
  bybit.liquidations,
  bybit.fullTicker,
  bybit.bar,
  bybit.answer({ category: 'linear', symbol: 'BTCUSDT', list: [['1', '2', '3', '1', '2', '5', '9']] }),
];

const okxFrames = [
  okx.book,
  okx.trades,
  okx.liquidations(okx.liquidated(okx.SWAP, okx.detail)),
  okx.push('open-interest', [okx.interest]),
  okx.push('funding-rate', [okx.fundingRow]),
  okx.push('mark-price', [okx.markRow]),
  okx.push('candle1m', [okx.bar]),
  okx.push('trades', [{ ...okx.tradeRow, instId: 'BTC-USDT' }], 'BTC-USDT'),
  { ...okx.push('books', [okx.bookRow], 'BTC-USDT'), action: 'snapshot' },
  okx.answer([okx.fundingRow]),
  okx.answer([okx.bar]),
];

const bitfinexFrames = [
  ...Object.values(bitfinex.subscribed),
  [1, bitfinex.SNAPSHOT, 1, TS],
  [1, [96_000, 0, 1], 2, TS],
  [1, 'cs', -1, 3, TS],
  [2, 'te', [77, TS, -0.5, 96_000], 4, TS],
  [3, bitfinex.status(), 5, TS],
  [4, [bitfinex.position(0.5, 0, null)], 6, TS],
  [5, [TS, 1, 2, 3, 1, 5], 7, TS],
  [[TS, 1, 2, 3, 1, 5]],
  [[PERPETUAL, ...bitfinex.status()]],
  [{ channel: 'trades', symbol: PERPETUAL }, 'te', [78, TS, 0.5, 96_000]],
];

const futuresOfKraken = [
  kraken.futuresBook,
  kraken.futuresLevel,
  kraken.futuresTrade,
  kraken.futuresTicker,
  { ...kraken.futuresTrade, type: 'liquidation', product_id: 'PI_XBTUSD' },
  { candles: [{ time: TS, open: '1', high: '3', low: '1', close: '2', volume: '9' }], more_candles: false },
  { rates: [{ timestamp: kraken.ISO, relativeFundingRate: 0.0001, fundingRate: 1 }] },
  { result: { timestamp: [TS / 1000], data: [['1', '2', '1', '2']], more: false }, errors: [] },
];

const kucoinBar = ['1771999980', '1', '2', '3', '1', '5', '9'];

/** Small well-formed messages of each venue, streams' and REST's, from its folder's fixtures. For tests. */
export const SAMPLE_FRAMES: Readonly<Record<VenueId, readonly unknown[]>> = {
  'binance-usdm': binanceFrames,
  'binance-coinm': binanceFrames,
  'binance-spot': binanceFrames,
  aster: binanceFrames,
  'bybit-linear': bybitFrames,
  'bybit-inverse': bybitFrames,
  'bybit-spot': bybitFrames,
  'okx-swap': okxFrames,
  'okx-spot': okxFrames,
  'bitget-usdt': bitgetFrames,
  'bitget-spot': bitgetFrames.map((frame) =>
    JSON.parse(JSON.stringify(frame).replace(/usdt-futures/gi, 'spot')),
  ),
  'gate-usdt': [
    gate.push('futures.order_book_update', gate.bookResult),
    gate.push('futures.trades', [gate.tradeRow]),
    gate.push('futures.public_liquidates', gate.liquidated),
    gate.push('futures.tickers', [gate.tickerRow]),
    gate.push('futures.candlesticks', [gate.bar]),
    gate.push('futures.order_book', [{ c: 'BTC_USDT', p: '1', s: -5, id: 9 }]),
    [gate.statsRow],
  ],
  'gate-spot': [
    gate.push('spot.order_book_update', gate.spotBookResult),
    gate.push('spot.trades', gate.spotTradeResult),
    gate.push('spot.candlesticks', gate.spotBar),
    {
      method: 'trades.update',
      params: ['BTC_USDT', [{ id: 1, time: 1.5e9, price: '1', amount: '2', type: 'buy' }]],
    },
    { method: 'depth.update', params: [true, { asks: [['2', '1']], bids: [['1', '1']], id: 5 }, 'BTC_USDT'] },
  ],
  deribit: [
    deribit.book,
    deribit.trades({ ...deribit.tradeRow, liquidation: 'MT' }),
    deribit.ticker(),
    deribit.bar,
    deribit.answer(deribit.chart),
    deribit.answer(deribit.fundingRows),
  ],
  hyperliquid: [
    hyperliquid.book,
    hyperliquid.trades(hyperliquid.tradeRow),
    hyperliquid.told('activeAssetCtx', { coin: 'BTC', ctx: hyperliquid.context }),
    hyperliquid.told('candle', hyperliquid.candleRow),
    [hyperliquid.fundingRow],
  ],
  'kraken-futures': futuresOfKraken,
  'kraken-spot': [
    kraken.spotBook('snapshot'),
    kraken.spotBook('update'),
    kraken.spotTrades('update', kraken.spotTrade),
    [321, { a: [['2.0', '1.0', '1700000000.5']], c: '9' }, 'book-10', 'XBT/USD'],
    [321, [['1.0', '2.0', '1700000000.5', 'b', 'm', '']], 'trade', 'XBT/USD'],
    [343, ['1700000000.5', '1700000040.0', '1', '3', '1', '2', '2', '9', 5], 'ohlc-1', 'XBT/USD'],
    kraken.answer({ XXBTZUSD: [[1.7e9, '1', '3', '1', '2', '2', '9', 5]], last: 1.7e9 }),
  ],
  'htx-linear': [
    htx.book,
    htx.trades,
    htx.bar,
    htx.liquidations,
    htx.funding,
    htx.answer([htx.openInterestRow]),
    htx.answerV5([htx.liquidated]),
  ],
  'kucoin-futures': [
    kucoin.futuresBook,
    kucoin.futuresTrade,
    kucoin.mark,
    kucoin.funding(60_000),
    kucoin.answer([kucoin.listing, kucoin.inverse]),
    kucoin.answer({ sequence: 5, symbol: 'XBTUSDTM', bids: [[1, 5]], asks: [[2, 5]], ts: kucoin.NS }),
    {
      T: 'obu.FUTURES',
      t: 'delta',
      P: kucoin.NS,
      d: { s: 'XBTUSDTM', O: 1, C: 2, M: kucoin.NS, a: [['2', '1']], b: [] },
    },
  ],
  'kucoin-spot': [kucoin.spotBook, kucoin.spotTrade, kucoin.spotBar, kucoin.answer([kucoinBar])],
  'mexc-futures': [
    ...['depth', 'deal', 'ticker', 'funding.rate', 'kline'].map((channel, index) =>
      mexc.push(
        channel,
        [mexc.depthData, [mexc.dealRow], mexc.tickerData, mexc.fundingData, mexc.klineData][index],
      ),
    ),
    mexc.answer(mexc.klineBody),
    mexc.answer(mexc.fundingHistory([0])),
  ],
  coinbase: [
    coinbase.snapshot,
    coinbase.update(),
    coinbase.match,
    coinbase.heartbeat(900),
    coinbase.advanced('l2_data', 0, [coinbase.advancedBook('snapshot')]),
    coinbase.advanced('market_trades', 1, [{ type: 'update', trades: [coinbase.advancedTrade] }]),
    [[1.7e9, 1, 3, 1, 2, 9]],
  ],
  dydx: [
    dydx.snapshot(1),
    dydx.delta(2),
    dydx.trades({ ...dydx.tradeRow, type: 'LIQUIDATED' }),
    dydx.told('channel_data', 'v4_markets', 6, { trading: { 'BTC-USD': dydx.market } }),
    dydx.told('channel_data', 'v4_candles', 7, dydx.candleRow, 'BTC-USD/1MIN'),
    { historicalFunding: [dydx.fundingRow] },
  ],
  bingx: [
    bingx.book,
    bingx.trades,
    bingx.bar,
    bingx.mark,
    bingx.answer([bingx.premium]),
    bingx.answer(bingx.interest),
  ],
  cryptocom: [
    cryptocom.book,
    cryptocom.update,
    cryptocom.trades,
    cryptocom.ticker,
    cryptocom.funding,
    cryptocom.mark,
    cryptocom.bar,
  ],
  bitfinex: bitfinexFrames,
  bitstamp: [
    bitstamp.diff(),
    bitstamp.diff(1000),
    bitstamp.orderBook,
    bitstamp.liveTrade,
    bitstamp.ohlc([bitstamp.bar(1.7e9)], 'BTC/USD'),
    [{ tid: '1', date: '1700000000', amount: '1', price: '2', type: '0' }],
  ],
};
