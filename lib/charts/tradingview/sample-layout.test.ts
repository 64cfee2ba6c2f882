import { describe, expect, it } from 'vitest';
import { Crosshairs } from './crosshairs';
import { broken, fakeApi, fakeChart, fakeCrosshair, fakeLayout } from './fake-object';
import { sampleLayout } from './sample-layout';

const sample = (page: object) => sampleLayout(page, new Crosshairs());
const named = (symbol: string) => fakeChart({ chart: { symbol: () => symbol } });

describe('sampleLayout', () => {
  it('samples every chart of the layout', () => {
    const tvWidget = fakeLayout(['A', 'B', 'C', 'D'].map(named), 2);
    expect(sample({ tvWidget }).map(({ index, symbol, active }) => [index, symbol, active])).toEqual([
      [0, 'A', false],
      [1, 'B', false],
      [2, 'C', true],
      [3, 'D', false],
    ]);
  });

  it('leaves out charts that say nothing', () => {
    const charts = [named('A'), {}, fakeChart({ chart: { hasModel: () => false } }), named('D')];
    expect(sample({ widget: fakeLayout(charts) }).map(({ index }) => index)).toEqual([0, 3]);
  });

  it('takes the first candidate that is ready', () => {
    const notReady = { activeChart: broken, onChartReady: () => undefined };
    expect(sample({ TradingViewApi: notReady, widget: fakeApi() })).toHaveLength(1);
    expect(sample({ TradingViewApi: notReady })).toEqual([]);
  });

  it('waits for an object that comes late, gets ready late and is replaced', () => {
    const page: { tvWidget?: object } = {};
    const crosshairs = new Crosshairs();
    const symbols = () => sampleLayout(page, crosshairs).map(({ symbol }) => symbol);
    expect(symbols()).toEqual([]);
    let ready = false;
    const first = fakeApi();
    page.tvWidget = { activeChart: () => (ready ? first.activeChart?.() : broken()) };
    expect(symbols()).toEqual([]);
    ready = true;
    expect(symbols()).toEqual(['BINANCE:BTCUSDT.P']);
    page.tvWidget = fakeLayout([named('B')]);
    expect(symbols()).toEqual(['B']);
    delete page.tvWidget;
    expect(symbols()).toEqual([]);
  });

  it('adds the crosshair, and leaves it when the object goes', () => {
    const page = fakeCrosshair();
    const [moving, still] = [fakeChart({ chart: page }), fakeChart()];
    const crosshairs = new Crosshairs();
    const world: { tvWidget?: object } = { tvWidget: fakeLayout([still, moving]) };
    const places = () => sampleLayout(world, crosshairs).map(({ crosshair }) => crosshair);
    places();
    places();
    page.move({ time: 5, price: 6 });
    expect(places()).toEqual([undefined, { time: 5000, price: 6 }]);
    delete world.tvWidget;
    expect(places()).toEqual([]);
    expect(page.listeners.size).toBe(0);
  });

  it('calls the page once for each thing it reads', () => {
    const calls = new Map<string, number>();
    const count = <Api extends object>(api: Api): Api =>
      Object.fromEntries(
        Object.entries(api).map(([name, method]: [string, unknown]) => [
          name,
          (...args: unknown[]): unknown => {
            calls.set(name, (calls.get(name) ?? 0) + 1);
            return typeof method === 'function' ? Reflect.apply(method, api, args) : undefined;
          },
        ]),
      ) as Api;
    const chart = count(fakeChart());
    sample({ tvWidget: count(fakeLayout([chart])) });
    expect([...calls.values()].every((times) => times === 1)).toBe(true);
    expect(calls.size).toBe(10);
  });
});
