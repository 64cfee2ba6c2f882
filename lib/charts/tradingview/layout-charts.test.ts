import { describe, expect, it } from 'vitest';
import { broken, fakeChart, fakeLayout } from './fake-object';
import { chartsOf } from './layout-charts';
import type { TradingViewApi } from './page-object';

const charts = [fakeChart(), fakeChart(), fakeChart()];
const flags = (api: TradingViewApi) => chartsOf(api).map(({ index, active }) => [index, active]);

describe('chartsOf', () => {
  it('lists the charts of the layout and flags the active one', () => {
    const listed = chartsOf(fakeLayout(charts, 1));
    expect(listed.map(({ chart }) => chart)).toEqual(charts);
    expect(listed.map(({ active }) => active)).toEqual([false, true, false]);
  });

  it.each([
    ['chartsCount is missing', { chartsCount: undefined }],
    ['chartsCount throws', { chartsCount: broken }],
    ['chartsCount is no number', { chartsCount: () => '3' }],
    ['chart is missing', { chart: undefined }],
    ['chart throws', { chart: broken }],
    ['chart says nothing', { chart: () => null }],
  ])('has the active chart alone where %s', (_, changes: object) => {
    expect(chartsOf({ ...fakeLayout(charts, 2), ...changes })).toEqual([
      { chart: charts[2], index: 0, active: true },
    ]);
  });

  it('has the chart of the oldest versions', () => {
    const [chart] = charts;
    expect(chartsOf({ chart: () => chart ?? broken() })).toEqual([{ chart, index: 0, active: true }]);
  });

  it('leaves out charts that are not there yet, and keeps the places of the others', () => {
    const layout = fakeLayout(charts);
    const chart = (index?: number) => (index === 1 ? broken() : (layout.chart?.(index) ?? broken()));
    expect(flags({ ...layout, chart })).toEqual([
      [0, true],
      [2, false],
    ]);
  });

  it('tells the active chart by its index where each question gets new objects', () => {
    const api = { ...fakeLayout(charts), chart: () => fakeChart(), activeChartIndex: () => 2 };
    expect(flags(api).map(([, active]) => active)).toEqual([false, false, true]);
  });

  it('flags none where the version cannot tell', () => {
    const api = { ...fakeLayout(charts), activeChart: broken };
    expect(flags(api).map(([, active]) => active)).toEqual([false, false, false]);
  });

  it('counts a chart once that has every index', () => {
    const chart = fakeChart();
    expect(flags({ activeChart: () => chart, chart: () => chart, chartsCount: () => 4 })).toEqual([
      [0, true],
    ]);
  });

  it.each([1e9, Infinity])('stops at sixteen of %s charts', (count) => {
    const calls: (number | undefined)[] = [];
    const chart = (index?: number) => {
      calls.push(index);
      return fakeChart();
    };
    expect(chartsOf({ activeChart: broken, chart, chartsCount: () => count })).toHaveLength(16);
    expect(calls).toHaveLength(16);
  });

  it.each([NaN, -1, 0])('has no list of %s charts', (count) => {
    expect(chartsOf({ chartsCount: () => count, chart: () => fakeChart() })).toHaveLength(1);
  });

  it('has nothing while the object is not ready', () => {
    expect(chartsOf({ activeChart: broken, chart: broken, chartsCount: broken })).toEqual([]);
  });
});
