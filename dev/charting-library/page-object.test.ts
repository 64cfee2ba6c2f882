// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ensureDefined } from '../../lib/core/assert';
import type { Feed } from './bars';
import type { ChartSettings } from './chart-options';
import { MODE } from './price-scale';
import { OBJECT_NAMES, quirksOf, type VersionName } from './quirks';
import { createWidget, type Widget } from './widget';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 25);
const feed: Feed = {
  tickOf: () => 0.1,
  load: () =>
    Promise.resolve(
      Array.from({ length: 300 }, (_, index) => ({
        time: START + index * MINUTE,
        open: 63_000 + index,
        high: 63_010 + index,
        low: 62_990 + index,
        close: 63_005 + index,
      })),
    ),
  follow: () => () => undefined,
};

let widget: Widget | undefined;

interface Subscription {
  subscribe(owner: null, hear: (point: unknown) => void): void;
}

/** As a reader of the page would call it. */
interface PageObject {
  activeChart(): ChartObject;
  chart(index: number): ChartObject;
}

interface ChartObject {
  hasModel(): boolean;
  symbol(): string;
  getTimezone(): string;
  getPanes(): readonly {
    getMainSourcePriceScale(): ScaleObject;
    hasMainSeries(): boolean;
    getHeight(): number;
  }[];
  crossHairMoved(hear?: (point: unknown) => void): Subscription;
  chartWidget(): { model(): ModelObject };
  readonly _chartWidget: { model(): { model(): ModelObject } };
}

interface ScaleObject {
  coordinateToPrice(y: number): number;
  getVisiblePriceRange(): { readonly from: number; readonly to: number };
}

interface ModelObject {
  timeScale(): {
    indexToCoordinate(index: number): number;
    visibleBarsStrictRange(): { firstBar(): number; readonly _firstBar: number };
  };
  mainSeries(): { bars(): { valueAt(index: number): readonly number[] | null } };
}

/** A chart as it would be after its first drawing: this environment lays nothing out. */
async function open(version: VersionName, changes: Partial<ChartSettings> = {}) {
  widget = createWidget(document.createElement('div'), {
    feed,
    quirks: quirksOf(version, 'tvWidget'),
    charts: [{ symbol: 'BINANCE:BTCUSDT.P', timeZone: 'Europe/Berlin', ...changes }],
  });
  await widget.start();
  const chart = ensureDefined(widget.charts[0], 'chart');
  chart.time.width = 900;
  chart.main.price.height = 400;
  chart.main.follow(chart);
  return { chart, api: (window as { readonly tvWidget?: PageObject }).tvWidget };
}

async function openVisible(version: VersionName, changes?: Partial<ChartSettings>) {
  const { chart, api } = await open(version, changes);
  return { chart, object: ensureDefined(api, 'page object').chart(0) };
}

afterEach(() => {
  widget?.destroy();
  for (const name of OBJECT_NAMES) Reflect.deleteProperty(window, name);
  vi.useRealTimers();
});

const scaleOf = (object: ChartObject) =>
  ensureDefined(object.getPanes()[0], 'pane').getMainSourcePriceScale();

describe('the page object', () => {
  it('names symbol, zone and panes', async () => {
    const { object } = await openVisible('usual');
    expect([object.symbol(), object.getTimezone()]).toEqual(['BINANCE:BTCUSDT.P', 'Europe/Berlin']);
    expect(object.getPanes().map((pane) => pane.hasMainSeries())).toEqual([true, false]);
    expect(object.getPanes()[0]?.getHeight()).toBe(400);
  });

  it.each(Object.values(MODE))('tells prices as they are drawn in mode %i, inverted or not', async (mode) => {
    for (const inverted of [false, true]) {
      const { chart, object } = await openVisible('usual', { mode, inverted });
      const y = chart.main.price.yOf(63_200);
      expect(scaleOf(object).coordinateToPrice(y)).toBeCloseTo(63_200, 6);
    }
  });

  it('tells the bars where they are drawn, by methods or by fields', async () => {
    const { chart, object } = await openVisible('usual');
    const model = object.chartWidget().model();
    const [first] = chart.time.strictRange();
    expect(model.timeScale().visibleBarsStrictRange().firstBar()).toBe(first);
    expect(model.timeScale().indexToCoordinate(280)).toBe(chart.time.xOf(280));
    expect(model.mainSeries().bars().valueAt(280)?.[0]).toBe((START + 280 * MINUTE) / 1000);
    expect(model.mainSeries().bars().valueAt(300)).toBeNull();
    const fields = await openVisible('fields');
    const inner = fields.object['_chartWidget'].model().model();
    expect(inner.timeScale().visibleBarsStrictRange()['_firstBar']).toBe(first);
  });

  it.each<[VersionName, number, number]>([
    ['range-only', 0, 400],
    ['range-without-margins', 40, 367],
  ])('of version %s says a range from %i to %i pixels', async (version, top, bottom) => {
    const { chart, object } = await openVisible(version);
    const { price } = chart.main;
    const { from, to } = scaleOf(object).getVisiblePriceRange();
    expect(scaleOf(object)).not.toHaveProperty('coordinateToPrice');
    expect(price.yOf(to)).toBeCloseTo(top, 0);
    expect(price.yOf(from)).toBeCloseTo(bottom, 0);
  });

  it('lacks or traps what its version says', async () => {
    expect((await openVisible('no-bars')).object).not.toHaveProperty('chartWidget');
    expect((await open('by-index')).api).not.toHaveProperty('activeChart');
    expect((await openVisible('plain-panes')).object.getPanes()[0]).not.toHaveProperty('hasMainSeries');
    const { object } = await openVisible('throwing');
    expect(() => object.getPanes()).toThrow('Value is null');
  });

  it('is not there where the page hides it', async () => {
    expect((await open('hidden')).api).toBeUndefined();
  });

  it('comes late where the model does', async () => {
    vi.useFakeTimers();
    const { object } = await openVisible('late');
    expect([object.hasModel(), object.getPanes()]).toEqual([false, []]);
    vi.advanceTimersByTime(2000);
    expect(object.hasModel()).toBe(true);
    expect(object.getPanes()).toHaveLength(2);
  });

  it.each<VersionName>(['usual', 'by-index'])(
    'of version %s tells where the crosshair is',
    async (version) => {
      const { chart, object } = await openVisible(version);
      const heard: unknown[] = [];
      const hear = (point: unknown) => void heard.push(point);
      if (version === 'usual') object.crossHairMoved().subscribe(null, hear);
      else object.crossHairMoved(hear);
      chart.crosshair.point(0, chart.time.xOf(290) + 2, 120);
      chart.crosshair.leave();
      expect(heard).toEqual([
        { time: START / 1000 + 290 * 60, price: chart.main.price.priceAt(120) },
        { time: undefined, price: undefined },
      ]);
    },
  );
});
