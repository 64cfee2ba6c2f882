import type { TradingViewApi, TradingViewChart } from './page-object';

export const HEIGHT = 400;
export const START = Date.UTC(2026, 10, 22) / 1000;
export const MINUTE = 60;

/** What a part of the object says differently; undefined takes a method away. */
export interface Changes {
  readonly api?: object;
  readonly chart?: object;
  readonly pane?: object;
  readonly scale?: object;
  readonly timeScale?: object;
  readonly bars?: object;
}

/** A stand-in for a chart of the page's object: 64,000 at the top, 60,000 at the bottom, a bar every 8 px from x = 100. */
export function fakeChart(changes: Changes = {}): TradingViewChart {
  const scale = {
    getMode: () => 0,
    isInverted: () => false,
    coordinateToPrice: (y: number) => 64_000 - y * 10,
    ...changes.scale,
  };
  const timeScale = {
    indexToCoordinate: (index: number) => 100 + index * 8,
    visibleBarsStrictRange: () => ({ firstBar: () => 10, lastBar: () => 90 }),
    ...changes.timeScale,
  };
  const bars = { valueAt: (index: number) => [START + index * MINUTE, 1, 2, 3, 4], ...changes.bars };
  const model = { timeScale: () => timeScale, mainSeries: () => ({ bars: () => bars }) };
  return {
    hasModel: () => true,
    getPanes: () => [
      { hasMainSeries: () => false },
      { hasMainSeries: () => true, getMainSourcePriceScale: () => scale, ...changes.pane },
    ],
    getAllPanesHeight: () => [120, HEIGHT],
    symbol: () => 'BINANCE:BTCUSDT.P',
    resolution: () => '5',
    getTimezone: () => 'Etc/UTC',
    chartWidget: () => ({ model: () => ({ model: () => model }) }),
    ...changes.chart,
  };
}

/** The object with one chart, without a list of charts. */
export function fakeApi(changes: Changes = {}): TradingViewApi {
  const chart = fakeChart(changes);
  return { activeChart: () => chart, ...changes.api };
}

/** The object of a layout. */
export const fakeLayout = (charts: readonly TradingViewChart[], active = 0): TradingViewApi => ({
  activeChart: () => pick(charts, active),
  chart: (index = active) => pick(charts, index),
  chartsCount: () => charts.length,
});

function pick(charts: readonly TradingViewChart[], index: number): TradingViewChart {
  const chart = charts[index];
  if (!chart) throw new RangeError('No such chart');
  return chart;
}

export const broken = (): never => {
  throw new Error('page');
};

type Listener = (params: unknown) => void;

/** A crosshair as newer versions have it: `move` says to everybody who listens where it is. */
export function fakeCrosshair() {
  const listeners = new Set<Listener>();
  const counts = { asked: 0, subscribed: 0 };
  return {
    listeners,
    counts,
    move: (params: unknown) => listeners.forEach((listener) => listener(params)),
    crossHairMoved: () => {
      counts.asked += 1;
      return {
        subscribe: (_: null, listener: Listener) => {
          counts.subscribed += 1;
          listeners.add(listener);
        },
        unsubscribe: (_: null, listener: Listener) => void listeners.delete(listener),
      };
    },
  };
}
