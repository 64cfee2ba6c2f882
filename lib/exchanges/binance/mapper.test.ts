import { describe, expect, it } from 'vitest';
import { binanceSpot } from '../binance-spot';
import { binanceUsdm } from '../binance-usdm';
import { defaultInstrument } from '../binance-usdm/instruments';
import { TRACE_NOW, traceMapper } from '../trace-mapper';
import { aggTrade, depth, forceOrder, kline, markPrice, onStream, order } from './fixtures';

const usdm = { venue: 'binance-usdm', symbol: 'BTCUSDT' } as const;

describe('USD-M streams', () => {
  it('reads a depth update, wrapped and raw', () => {
    const book = {
      type: 'book',
      ...usdm,
      time: 1_723_161_256_509,
      snapshot: false,
      bids: [
        [61_800.2, 2.909],
        [61_700, 0],
      ],
      asks: [[61_800.3, 1.072]],
      first: 310,
      last: 551,
      prev: 146,
    };
    const { map, notes } = traceMapper(binanceUsdm);
    expect(map(onStream('btcusdt@depth@100ms', depth))).toEqual([book]);
    expect(map({ ...depth, st: 1, ps: 'BTCUSDT' })).toEqual([book]);
    expect(notes).toEqual([]);
  });

  it('takes the aggressor for the seller where the buyer was the maker', () => {
    const trade = {
      type: 'trade',
      ...usdm,
      time: 1_723_161_256_500,
      id: '5933014',
      price: 61_800.1,
      size: 0.25,
      side: 'sell',
    };
    const { map } = traceMapper(binanceUsdm);
    expect(map(onStream('btcusdt@aggTrade', aggTrade))).toEqual([trade]);
    expect(map({ ...aggTrade, m: false })).toEqual([{ ...trade, side: 'buy' }]);
  });

  it('reads single trades, but none of the insurance fund or of auto-deleveraging', () => {
    const single = { ...aggTrade, e: 'trade', t: 77, a: undefined, X: 'MARKET' };
    const { map, notes } = traceMapper(binanceUsdm);
    expect(map(single)).toMatchObject([{ type: 'trade', id: '77', side: 'sell' }]);
    expect(map({ ...single, X: 'INSURANCE_FUND' })).toEqual([]);
    expect(map({ ...single, X: 'NA', p: '0', q: '0' })).toEqual([]);
    expect(notes).toEqual(['ignored:trade not at market', 'ignored:trade not at market']);
  });

  it('reads a liquidation at its average fill: a sell closed a long', () => {
    const liquidation = {
      type: 'liquidation',
      ...usdm,
      time: 1_723_161_256_400,
      price: 61_500.5,
      size: 0.014,
      position: 'long',
      priceKind: 'fill',
    };
    const { map } = traceMapper(binanceUsdm);
    expect(map(onStream('btcusdt@forceOrder', forceOrder))).toEqual([liquidation]);
    expect(map({ ...forceOrder, o: { ...order, S: 'BUY' } })).toEqual([
      { ...liquidation, position: 'short' },
    ]);
    expect(map({ ...forceOrder, o: { ...order, ap: '0' } })).toEqual([
      { ...liquidation, price: 61_000, priceKind: 'order' },
    ]);
  });

  it('leaves out orders that are not filled and those of the other market', () => {
    const { map, notes } = traceMapper(binanceUsdm);
    expect(map({ ...forceOrder, o: { ...order, X: 'NEW' } })).toEqual([]);
    expect(map({ ...forceOrder, st: 2 })).toEqual([]);
    expect(map({ ...forceOrder, o: { ...order, st: 2 } })).toEqual([]);
    expect(map({ ...forceOrder, st: 1 })).toHaveLength(1);
    expect(notes).toEqual([
      'ignored:forceOrder not filled',
      'ignored:forceOrder of another market',
      'ignored:forceOrder of another market',
    ]);
  });

  it('reads mark, index and predicted funding', () => {
    const mark = { type: 'mark', ...usdm, time: 1_723_161_257_000, mark: 61_810.5, index: 61_805.25 };
    const funding = {
      type: 'funding',
      ...usdm,
      time: 1_723_161_257_000,
      rate: 0.0001,
      intervalHours: 8,
      nextTime: 1_723_190_400_000,
      kind: 'predicted',
    };
    expect(traceMapper(binanceUsdm).map(markPrice)).toEqual([mark, funding]);
    expect(traceMapper(binanceUsdm).map(onStream('!markPrice@arr@1s', [markPrice]))).toEqual([mark, funding]);
    const everyFour = { ...defaultInstrument, fundingHours: 4 };
    expect(traceMapper(binanceUsdm, [everyFour]).map(markPrice)[1]).toMatchObject({ intervalHours: 4 });
  });

  it('gives a dated contract no funding', () => {
    const dated = { ...markPrice, s: 'BTCUSDT_260327', r: '', T: 0 };
    expect(
      traceMapper(binanceUsdm)
        .map(dated)
        .map(({ type }) => type),
    ).toEqual(['mark']);
  });

  it('reads a bar', () => {
    expect(traceMapper(binanceUsdm).map(onStream('btcusdt@kline_1m', kline))).toEqual([
      {
        type: 'candle',
        ...usdm,
        time: 1_723_161_240_000,
        intervalMs: 60_000,
        open: 61_800,
        high: 61_820,
        low: 61_790,
        close: 61_810,
        volume: 12.5,
        takerBuy: 7.5,
        closed: false,
      },
    ]);
  });
});

describe('USD-M bodies', () => {
  it('reads a depth snapshot of the default symbol, or of the only instrument', () => {
    const body = {
      lastUpdateId: 500,
      E: 1_723_161_256_501,
      T: 1,
      bids: [['1.0', '2']],
      asks: [['1.1', '3']],
    };
    const book = {
      type: 'book',
      ...usdm,
      time: 1_723_161_256_501,
      snapshot: true,
      bids: [[1, 2]],
      asks: [[1.1, 3]],
      last: 500,
    };
    expect(traceMapper(binanceUsdm).map(body)).toEqual([book]);
    const ether = { ...defaultInstrument, symbol: 'ETHUSDT' };
    expect(traceMapper(binanceUsdm, [ether]).map(body)).toEqual([{ ...book, symbol: 'ETHUSDT' }]);
    expect(traceMapper(binanceUsdm, [ether, defaultInstrument]).map(body)).toEqual([book]);
  });

  it('reads open interest, live and past', () => {
    const { map } = traceMapper(binanceUsdm);
    expect(map({ openInterest: '10659.509', symbol: 'ETHUSDT', time: 1_589_437_530_011 })).toEqual([
      { type: 'openInterest', ...usdm, symbol: 'ETHUSDT', time: 1_589_437_530_011, size: 10_659.509 },
    ]);
    const row = { symbol: 'BTCUSDT', sumOpenInterest: '36316.877', sumOpenInterestValue: '413220015.26' };
    expect(map([{ ...row, timestamp: 1_602_989_400_000 }])).toEqual([
      { type: 'openInterest', ...usdm, time: 1_602_989_400_000, size: 36_316.877 },
    ]);
  });

  it('reads settled funding, premium index and bars', () => {
    const { map } = traceMapper(binanceUsdm);
    const settled = { symbol: 'BTCUSDT', fundingTime: 1_600_128_000_000, fundingRate: '-0.0002227' };
    expect(map([settled])).toEqual([
      {
        type: 'funding',
        ...usdm,
        time: 1_600_128_000_000,
        rate: -0.000_222_7,
        intervalHours: 8,
        kind: 'settled',
      },
    ]);
    const premium = {
      symbol: 'EOSUSDT',
      markPrice: '2.598',
      indexPrice: '2.597',
      lastFundingRate: '0.0001',
      nextFundingTime: 1_602_835_200_000,
      time: 1_602_819_970_000,
    };
    expect(map(premium).map(({ type }) => type)).toEqual(['mark', 'funding']);
    expect(map([premium, { ...premium, symbol: 'BTCUSDT' }]).map(({ symbol }) => symbol)).toEqual([
      'EOSUSDT',
      'EOSUSDT',
      'BTCUSDT',
      'BTCUSDT',
    ]);
    const bar = [TRACE_NOW - 60_000, '50', '52', '49', '51', '10', TRACE_NOW - 1, '500', 7, '4', '200', '0'];
    expect(map([bar])).toMatchObject([
      { type: 'candle', ...usdm, intervalMs: 60_000, volume: 10, takerBuy: 4, closed: true },
    ]);
    const open = [
      TRACE_NOW - 30_000,
      '50',
      '52',
      '49',
      '51',
      '10',
      TRACE_NOW + 29_999,
      '500',
      7,
      '4',
      '200',
      '0',
    ];
    expect(map([open])).toMatchObject([{ closed: false }]);
  });
});

/** The last microsecond of a millisecond. */
const fine = (ms: number) => ms * 1000 + 999;

describe('Spot', () => {
  it('may tell its times in microseconds', () => {
    const { map } = traceMapper(binanceSpot);
    const { pu: _, ...change } = depth;
    const bar = { ...kline.k, t: kline.k.t * 1000, T: fine(kline.k.T) };
    expect(map({ ...aggTrade, T: fine(aggTrade.T) })).toEqual(map(aggTrade));
    expect(map({ ...change, E: fine(depth.E) })).toEqual(map(change));
    expect(map({ ...kline, k: bar })).toEqual(map(kline));
  });

  it('has no chain and may have no time', () => {
    const { map } = traceMapper(binanceSpot);
    const [update] = map({ ...depth, pu: undefined, T: undefined });
    expect(update).toMatchObject({ venue: 'binance-spot', first: 310, last: 551 });
    expect(update).not.toHaveProperty('prev');
    expect(map({ lastUpdateId: 7, bids: [], asks: [] })).toMatchObject([
      { snapshot: true, time: TRACE_NOW, last: 7, symbol: 'BTCUSDT' },
    ]);
  });
});
