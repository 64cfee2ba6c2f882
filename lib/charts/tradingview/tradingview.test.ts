// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureDefined } from '../../core/assert';
import { priceToY, timeToX } from '../chart-view';
import { awaitChannel } from '../channel';
import { TradingViewSource } from './ask-tradingview';
import { findTradingView, type TradingViewApi } from './page-object';
import { readSample } from './read-sample';
import { priceAxisOf, timeAxisOf } from './sample-axes';
import { sampleTradingView } from './sample';
import { startTradingView } from './start-tradingview';

const HEIGHT = 400;
const START = Date.UTC(2026, 10, 22) / 1000;
const MINUTE = 60;

/** A stand-in for the page's object: 64,000 at the top, 60,000 at the bottom, a bar every 8 px from x = 100. */
function fakeApi(changes: { scale?: object; chart?: object } = {}): TradingViewApi {
  const scale = {
    getMode: () => 0,
    isInverted: () => false,
    coordinateToPrice: (y: number) => 64_000 - y * 10,
    ...changes.scale,
  };
  const model = {
    timeScale: () => ({
      indexToCoordinate: (index: number) => 100 + index * 8,
      visibleBarsStrictRange: () => ({ firstBar: () => 10, lastBar: () => 90 }),
    }),
    mainSeries: () => ({
      bars: () => ({ valueAt: (index: number) => [START + index * MINUTE, 1, 2, 3, 4] }),
    }),
  };
  const chart = {
    getPanes: () => [
      { hasMainSeries: () => false },
      { hasMainSeries: () => true, getMainSourcePriceScale: () => scale },
    ],
    getAllPanesHeight: () => [120, HEIGHT],
    symbol: () => 'BINANCE:BTCUSDT.P',
    getTimezone: () => 'Etc/UTC',
    chartWidget: () => ({ model: () => ({ model: () => model }) }),
    ...changes.chart,
  };
  return { activeChart: () => chart };
}

const sampleOf = (api: TradingViewApi) => ensureDefined(sampleTradingView(api), 'sample');

/** The single pane of a version that knows no main series. */
const getPanes = () => [
  {
    getHeight: () => HEIGHT,
    getMainSourcePriceScale: () => ({ coordinateToPrice: (y: number) => 64_000 - y }),
  },
];

describe('sampleTradingView', () => {
  it('reads symbol, zone, scale and bars of the main pane', () => {
    const sample = sampleOf(fakeApi());
    expect(sample).toMatchObject({ symbol: 'BINANCE:BTCUSDT.P', timeZone: 'Etc/UTC', paneHeight: HEIGHT });
    expect(priceToY(ensureDefined(priceAxisOf(sample), 'price'), 63_000)).toBeCloseTo(100, 6);
    const time = ensureDefined(timeAxisOf(sample), 'time');
    expect(timeToX(time, (START + 20 * MINUTE) * 1000)).toBeCloseTo(260, 6);
    expect(time.anchor).toBe('absolute');
  });

  it('reads a logarithmic scale', () => {
    const scale = { getMode: () => 1, coordinateToPrice: (y: number) => 64_000 * Math.exp(-y / 500) };
    const price = priceAxisOf(sampleOf(fakeApi({ scale })));
    expect(price?.model).toBe('log');
    expect(price && priceToY(price, 64_000 * Math.exp(-0.3))).toBeCloseTo(150, 6);
  });

  it.each([false, true])('reads versions that only say the visible range, inverted: %s', (inverted) => {
    const scale = {
      coordinateToPrice: undefined,
      isInverted: () => inverted,
      getVisiblePriceRange: () => ({ from: 60_000, to: 64_000 }),
    };
    const price = ensureDefined(priceAxisOf(sampleOf(fakeApi({ scale }))), 'price');
    expect(priceToY(price, 63_000)).toBeCloseTo(inverted ? 300 : 100, 6);
  });

  it('knows no prices on a percentage scale', () => {
    expect(priceAxisOf(sampleOf(fakeApi({ scale: { getMode: () => 2 } })))).toBeUndefined();
  });

  it.each(['symbol', 'getTimezone', 'chartWidget', 'getAllPanesHeight', 'hasModel'])(
    'does without %s',
    (missing) => {
      expect(sampleOf(fakeApi({ chart: { [missing]: undefined, getPanes } })).prices).toHaveLength(5);
    },
  );

  it.each([
    ['no panes', { chart: { getPanes: () => [] } }],
    ['no scale', { chart: { getPanes: () => [{ getMainSourcePriceScale: () => null }] } }],
    ['no model', { chart: { hasModel: () => false } }],
    ['a price that is none', { scale: { coordinateToPrice: () => undefined } }],
    [
      'a method that throws',
      {
        chart: {
          getPanes: () => {
            throw new Error('page');
          },
        },
      },
    ],
  ])('says nothing with %s', (_, changes) => {
    expect(sampleTradingView(fakeApi(changes))).toBeUndefined();
  });

  it('has no straight time axis when bars differ in length', () => {
    expect(
      timeAxisOf({
        ...sampleOf(fakeApi()),
        bars: [
          [0, 0],
          [1000, 10],
          [9000, 20],
        ],
      }),
    ).toBeUndefined();
  });
});

describe('findTradingView', () => {
  it('finds the object under any of its names', () => {
    const api = fakeApi();
    expect(findTradingView({ TradingViewApi: api })).toBe(api);
    expect(findTradingView({ widget: {}, tvWidget: api })).toBe(api);
    expect(findTradingView({ TradingViewApi: { activeChart: 1 } })).toBeUndefined();
  });

  it('survives a page that throws', () => {
    const page = {
      get TradingViewApi() {
        throw new Error('page');
      },
    };
    expect(findTradingView(page)).toBeUndefined();
  });
});

const page = (api?: TradingViewApi) =>
  Object.create(window, { JSON: { value: JSON }, tvWidget: { value: api } }) as Window & typeof globalThis;

const start = () => awaitChannel(document, 'tradingview', (name) => startTradingView(page(fakeApi()), name));

describe('the conversation with the page', () => {
  it.each(['before', 'after'])('works with the page script started %s the reader', (order) => {
    if (order === 'before') start();
    const source = new TradingViewSource(document);
    if (order === 'after') start();
    expect(source.ask()?.symbol).toBe('BINANCE:BTCUSDT.P');
    source.stop();
    expect(source.ask()).toBeUndefined();
  });

  it('is silent where the page has no such object or no script answers', () => {
    const source = new TradingViewSource(document);
    expect(source.ask()).toBeUndefined();
    awaitChannel(document, 'tradingview', (name) => startTradingView(page(), name));
    expect(source.ask()).toBeUndefined();
  });
});

describe('readSample', () => {
  const good = {
    paneHeight: 1,
    inverted: false,
    mode: 0,
    prices: [
      [1, 2],
      [2, 3],
    ],
    bars: [],
  };

  it('accepts what the page script sends', () => {
    expect(readSample(JSON.stringify(sampleOf(fakeApi())))).toEqual(sampleOf(fakeApi()));
  });

  it.each([
    ['null', 'null'],
    ['no pane', JSON.stringify({ ...good, paneHeight: 0 })],
    [
      'a price that is a text',
      JSON.stringify({
        ...good,
        prices: [
          ['1', 2],
          [2, 3],
        ],
      }),
    ],
    ['infinity', '{"paneHeight":1,"inverted":false,"mode":0,"prices":[[1e999,1],[1,1]],"bars":[]}'],
    ['too many bars', JSON.stringify({ ...good, bars: Array.from({ length: 33 }, () => [1, 2]) })],
    ['too long a text', ' '.repeat(4001)],
    ['no text', { ...good }],
  ])('refuses %s', (_, detail) => expect(readSample(detail)).toBeUndefined());

  it('drops a name that is too long', () => {
    expect(readSample(JSON.stringify({ ...good, symbol: 'x'.repeat(65) }))?.symbol).toBeUndefined();
  });

  it('survives anything', () => {
    expect(() =>
      fc.assert(fc.property(fc.anything(), (value) => void readSample(JSON.stringify(value)))),
    ).not.toThrow();
  });
});
