import { describe, expect, it } from 'vitest';
import { broken, type Changes, fakeChart, MINUTE, START } from './fake-object';
import { sampleBars } from './sample-bars';
import { sampleChart } from './sample-chart';

const range = (first: unknown, last: unknown): Changes => ({
  timeScale: { visibleBarsStrictRange: () => ({ _firstBar: first, _lastBar: last }) },
});

describe('sampleBars', () => {
  it.each([1, 2, 11, 12, 13, 23, 24, 1000, 1e9])('spreads at most twelve of %s bars', (count) => {
    const asked: number[] = [];
    const valueAt = (index: number) => {
      asked.push(index);
      return [START + index];
    };
    sampleBars(fakeChart({ bars: { valueAt }, ...range(0, count - 1) }));
    expect(asked).toHaveLength(Math.min(12, count));
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked[0]).toBe(0);
    expect(asked.at(-1)).toBe(count - 1);
  });

  it('takes whole bars in view, from the fields of some versions', () => {
    expect(sampleBars(fakeChart(range(9.5, 11.5)))).toEqual([
      [(START + 10 * MINUTE) * 1000, 180],
      [(START + 11 * MINUTE) * 1000, 188],
    ]);
  });

  it('reads the model without a wrapper, under either name', () => {
    const model = { timeScale: () => ({}), mainSeries: () => ({ bars: () => ({}) }) };
    const inner = fakeChart().chartWidget?.().model().model?.() ?? model;
    const widget = { model: () => inner };
    expect(sampleBars(fakeChart({ chart: { chartWidget: () => widget } }))).toHaveLength(12);
    expect(sampleBars(fakeChart({ chart: { chartWidget: undefined, _chartWidget: widget } }))).toHaveLength(
      12,
    );
  });

  it.each([
    ['no range', range(undefined, undefined)],
    ['a range backwards', range(5, 4)],
    ['an endless range', range(-Infinity, Infinity)],
    ['a range beyond counting', range(1e300, 1e301)],
    ['bars without a time', { bars: { valueAt: () => [undefined] } }],
    ['bars that are none', { bars: { valueAt: () => null } }],
    ['bars of no date', { bars: { valueAt: () => [1e300] } }],
    ['coordinates that are none', { timeScale: { indexToCoordinate: () => NaN } }],
    ['coordinates beyond any screen', { timeScale: { indexToCoordinate: () => 1e6 } }],
  ])('has no bars with %s', (_, changes) => expect(sampleBars(fakeChart(changes))).toEqual([]));

  it.each([
    ['the model', { chart: { chartWidget: broken } }],
    ['the range', { timeScale: { visibleBarsStrictRange: broken } }],
    ['a bar', { bars: { valueAt: broken } }],
  ])('costs the sample nothing but its bars when %s throws', (_, changes) => {
    expect(sampleChart(fakeChart(changes))).toMatchObject({ paneHeight: 400, bars: [] });
  });
});
